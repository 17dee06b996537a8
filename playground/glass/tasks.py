"""What a worker is asked about a script: module-level functions with plain data in and out.

torch is imported inside them, so that the server, which only names them, does not load it.
"""

from dataclasses import asdict
from typing import Any

from playground.experiment import Experiment
from playground.export.script import script
from playground.glass.edits import Edit, edited
from playground.glass.program import Program, parse


def program_of(experiment: Experiment, edits: tuple[Edit, ...]) -> Program:
    """The script of an experiment, with the deliberate changes of a person who leaves lines out."""
    return parse(edited(script(experiment), edits))


def part(experiment: Experiment, edits: tuple[Edit, ...], number: int) -> dict[str, Any]:
    """One batch of the walk, executed and recorded; of a script that ends before it, the last batch that there is."""
    from playground.glass.walk import walk

    program = program_of(experiment, edits)
    found, _ = walk(program, number)
    if not found.events and found.number < number:
        found, _ = walk(program, found.number)
    return asdict(found)
