"""What a worker computes for Mistakes: module-level functions with plain data in and out, torch imported inside."""

from dataclasses import dataclass

from playground.mistakes.catalog import MISTAKES
from playground.mistakes.mistake import symptom_numbers
from playground.mistakes.scripts import scripts_of
from playground.sandbox.script_result import ScriptResult


@dataclass(frozen=True)
class MistakeRun:
    """Both loops of a mistake, run.

    Attributes:
        right, wrong: their results.
        symptom: what the curves show, with the numbers of this run.
        has_symptom: whether these results show it.
    """

    right: ScriptResult
    wrong: ScriptResult
    symptom: str
    has_symptom: bool


def run_mistake(name: str) -> MistakeRun:
    """Run the right and the wrong loop of a mistake in the catalog."""
    from playground.sandbox.script_run import run_script

    entry = MISTAKES[name]
    right, wrong = (run_script(each, entry.measurements) for each in scripts_of(entry))
    symptom = entry.symptom.format(**symptom_numbers(right, wrong))
    return MistakeRun(right, wrong, symptom, entry.has_symptom(right, wrong))
