"""What a worker is asked about a script: module-level functions with plain data in and out.

torch is imported inside them, so that the server, which only names them, does not load it.
"""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from playground.experiment import Experiment
from playground.mistakes.catalog import MISTAKES, Mistake, numbers
from playground.script.budget import readable
from playground.script.edits import Edit, edited, rewritten
from playground.script.program import Program, parse
from playground.script.render import script

if TYPE_CHECKING:
    from playground.sandbox.script_run import Outcome


def program_of(experiment: Experiment, edits: tuple[Edit, ...]) -> Program:
    """The script of an experiment, with the deliberate changes of a person who leaves lines out."""
    return parse(edited(script(experiment), edits))


def part(experiment: Experiment, edits: tuple[Edit, ...], number: int) -> dict[str, Any]:
    """One batch of the walk, executed and recorded; of a script that ends before it, the last batch that there is."""
    return _part(program_of(experiment, edits), number)


def part_of_mistake(name: str, number: int) -> dict[str, Any]:
    """The same, of the wrong loop of a mistake."""
    return _part(readable_mistake(name)[1], number)


def _part(program: Program, number: int) -> dict[str, Any]:
    from playground.step_by_step.walk import walk

    found, _ = walk(program, number)
    if not found.events and found.number < number:
        found, _ = walk(program, found.number)
    return asdict(found)


def beside(experiment: Experiment, edits: tuple[Edit, ...], epochs: int) -> tuple["Outcome", "Outcome"]:
    """The right loop of an experiment and the changed one, each run for some epochs from the same seed."""
    from playground.sandbox.script_run import run

    right, wrong = (
        rewritten(program_of(experiment, each).text, f"\nepochs = {experiment.epochs}\n", f"\nepochs = {epochs}\n")
        for each in ((), edits)
    )
    return run(parse(right), {}), run(parse(wrong), {})


def mistake(name: str) -> dict[str, Any]:
    """A mistake of the catalog and its right loop, both run.

    Returns:
        ``right`` and ``wrong`` outcomes, ``symptom`` in words with the numbers of this run, and ``shows``: whether it does.
    """
    from playground.sandbox.script_run import run

    entry = MISTAKES[name]
    right, wrong = (run(program, entry.measures) for program in programs_of(entry))
    words = entry.symptom.format(**numbers(right, wrong))
    return {"right": right, "wrong": wrong, "symptom": words, "shows": entry.holds(right, wrong)}


def programs_of(entry: Mistake, batch_size: int | None = None) -> tuple[Program, Program]:
    """The right script of a mistake, and the wrong one; on batches of another size, if one is given."""
    both = [entry.experiment, entry.wrong]
    right, wrong = (script(each if batch_size is None else each.replace(batch_size=batch_size)) for each in both)
    for old, new in entry.setting:
        right, wrong = rewritten(right, old, new), rewritten(wrong, old, new)
    for old, new in entry.rewrites:
        wrong = rewritten(wrong, old, new)
    return parse(right), parse(wrong)


def readable_mistake(name: str) -> tuple[Experiment, Program]:
    """The wrong experiment of a mistake, and its script, on a batch small enough to read."""
    entry = MISTAKES[name]
    experiment = readable(entry.wrong)
    return experiment, programs_of(entry, experiment.batch_size)[1]
