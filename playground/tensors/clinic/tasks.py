"""What workers compute for the error clinic: plain data in, plain data out."""

from dataclasses import dataclass

from playground.tensors.clinic import CASES
from playground.tensors.clinic.case import describe_device
from playground.tensors.clinic.case_run import CaseRun, run_case


@dataclass(frozen=True)
class CaseAnswer:
    """All that the error clinic shows of a case.

    Attributes:
        original: the run with the wrong lines.
        explanation: what happened and why.
        fixed: the run with the chosen fix; ``None`` while none is chosen.
    """

    original: CaseRun
    explanation: str
    fixed: CaseRun | None


def try_case(name: str, fix: str | None) -> CaseAnswer:
    """Run a case with its wrong lines, and then with a fix.

    Args:
        name: of the case.
        fix: the label of the fix.
    """
    case = CASES[name]
    return CaseAnswer(
        run_case(case),
        case.explanation.replace("{device_note}", describe_device()),
        run_case(case, case.fix(fix)) if fix else None,
    )
