"""Runs a case of the clinic, as it goes wrong or with a repair, and looks whether it is mended."""

from dataclasses import dataclass

from playground.tensors.clinic.case import Case, Repair
from playground.tensors.evaluate import Failure, Run, evaluation


@dataclass(frozen=True)
class Seen:
    """What a program of a case did.

    Attributes:
        source: the code.
        printed: what it printed.
        warned: torch's warnings.
        failure: its error, if there was one.
        mended: whether it ran and reached the goal.
    """

    source: str
    printed: str
    warned: tuple[str, ...]
    failure: Failure | None
    mended: bool


def try_out(case: Case, repair: Repair | None = None) -> Seen:
    """Run a case as it goes wrong, or with a repair."""
    program = case.program(repair)
    with evaluation(entropy=_ENTROPY) as run:
        failure = run.run(program.statements)
        return Seen(program.source, run.printed, run.warned, failure, failure is None and _reached(run, case.goal))


_ENTROPY = 7
"""Where the generator stands at the start of each program, so that a case looks the same each time it is opened."""


def _reached(run: Run, goal: str) -> bool:
    try:
        return bool(run.value(goal))
    except (RuntimeError, TypeError, NameError, AttributeError):
        # A result of another kind than the goal asks about has not reached it.
        return False
