"""Runs a case of the error clinic, with its wrong lines or with a fix, and checks whether it is fixed."""

from dataclasses import dataclass

from playground.sandbox.execution import Execution, Failure, execution
from playground.tensors.clinic.case import ClinicCase, Fix

SEED = 7
"""The random seed that is set before the code, so that a case gives the same numbers every time."""


@dataclass(frozen=True)
class CaseRun:
    """What the code of a case did.

    Attributes:
        source: the code.
        printed: what it printed.
        warnings: torch's warnings.
        failure: its error, if it raised one.
        is_fixed: whether it ran to its end and reached the goal.
    """

    source: str
    printed: str
    warnings: tuple[str, ...]
    failure: Failure | None
    is_fixed: bool


def run_case(case: ClinicCase, fix: Fix | None = None) -> CaseRun:
    """Run a case with its wrong lines, or with a fix."""
    code = case.code(fix)
    with execution(seed=SEED) as run:
        failure = run.run(code.statements)
        is_fixed = failure is None and _reaches_goal(run, case.goal)
        return CaseRun(code.source, run.printed, run.warnings, failure, is_fixed)


def _reaches_goal(run: Execution, goal: str) -> bool:
    try:
        return bool(run.value(goal))
    except (RuntimeError, TypeError, NameError, AttributeError):
        # A result of another type than the goal expects has not reached it.
        return False
