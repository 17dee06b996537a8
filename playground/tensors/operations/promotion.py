"""Type promotion: which dtype an operation on two dtypes gives, as torch itself answers."""

from dataclasses import dataclass

from playground.dtypes import DTYPES
from playground.sandbox.execution import Failure, execution
from playground.tensors.shown_code import ShownCode

SECOND_OPERANDS = ("a tensor with axes", "a tensor without axes", "a plain Python number")
"""What the second operand can be; each counts less than the one before."""


@dataclass(frozen=True)
class Promotion:
    """The promotion of two dtypes.

    Attributes:
        code: the whole code.
        printed: the dtype of the result.
        result: its name, or ``None`` where torch refuses.
        failure: torch's error, where it refuses.
        rule: that applies, in a sentence.
    """

    code: ShownCode
    printed: str
    result: str | None
    failure: Failure | None
    rule: str


def explain_promotion(a: str, b: str, second_operand: str = SECOND_OPERANDS[0]) -> Promotion:
    """The result dtype of two operands as torch gives it, and the rule that gives it.

    Args:
        a: dtype of the first operand, a tensor with axes.
        b: dtype of the second operand.
        second_operand: one of ``SECOND_OPERANDS``.
    """
    second = {
        SECOND_OPERANDS[0]: f"torch.ones(2, dtype=torch.{b})",
        SECOND_OPERANDS[1]: f"torch.ones((), dtype=torch.{b})",
        SECOND_OPERANDS[2]: {"float": "1.5", "integer": "1", "bool": "True", "complex": "1j"}[DTYPES[b].family],
    }[second_operand]
    lines = (f"A = torch.ones(2, dtype=torch.{a})", f"B = {second}")
    code = ShownCode(("import torch",), (lines, ("print(torch.result_type(A, B))",)))
    with execution() as run:
        failure = run.run(code.statements)
        result = None if failure else run.printed.removeprefix("torch.")
        return Promotion(code, run.printed, result, failure, _rule(a, b, second_operand, result))


_FAMILIES = ("bool", "integer", "float", "complex")


def _rule(a: str, b: str, second_operand: str, result: str | None) -> str:
    first, second = DTYPES[a], DTYPES[b]
    if result is None:
        return "Torch has no dtype for these two: cast one of them first."
    if second_operand != SECOND_OPERANDS[0] and _FAMILIES.index(second.family) <= _FAMILIES.index(first.family):
        return (
            f"{second_operand.capitalize()} does not change the dtype of a tensor with axes of the same or a higher kind: "
            f"{result}."
        )
    if first.family != second.family:
        higher = max(first.family, second.family, key=_FAMILIES.index)
        return f"The higher kind wins, in the order bool, integer, float, complex: here {higher}, so {result}."
    if a == b:
        return f"Both are the same: {result}."
    if result not in (a, b):
        return f"Neither holds all numbers of the other, so torch takes a wider one that holds both: {result}."
    return f"Of one kind, the wider wins: {result}."
