"""Which dtype comes out when two meet, as torch itself answers."""

from dataclasses import dataclass

from playground.dtypes import DTYPES
from playground.tensors.evaluate import Failure, evaluation
from playground.tensors.shown_code import ShownCode

SIDES = ("a tensor with axes", "a tensor without axes", "a plain Python number")
"""What the second of the two can be: it counts less and less."""


@dataclass(frozen=True)
class Promotion:
    """Two dtypes that met.

    Attributes:
        program: the whole code.
        printed: the dtype that + gives, then whether a matrix product takes the two.
        result: the name of the dtype that came out, or ``None`` where torch refuses.
        failure: torch's error, where it refuses.
        says: the rule, in a sentence.
    """

    program: ShownCode
    printed: str
    result: str | None
    failure: Failure | None
    says: str


def meet(one: str, other: str, side: str = SIDES[0]) -> Promotion:
    """Add something of one dtype to something of another."""
    second = {
        SIDES[0]: f"torch.ones(2, dtype=torch.{other})",
        SIDES[1]: f"torch.ones((), dtype=torch.{other})",
        SIDES[2]: {"float": "1.5", "integer": "1", "bool": "True", "complex": "1j"}[DTYPES[other].family],
    }[side]
    lines = (f"A = torch.ones(2, dtype=torch.{one})", f"B = {second}")
    program = ShownCode(("import torch",), (lines, ("print(torch.result_type(A, B))",)))
    with evaluation() as run:
        failure = run.run(program.statements)
        result = None if failure else run.printed.removeprefix("torch.")
    return Promotion(program, run.printed, result, failure, _rule(one, other, side, result))


_ORDER = ("bool", "integer", "float", "complex")


def _rule(one: str, other: str, side: str, result: str | None) -> str:
    first, second = DTYPES[one], DTYPES[other]
    if result is None:
        return "Torch has no dtype for the two: cast one of them first."
    if side != SIDES[0] and _ORDER.index(second.family) <= _ORDER.index(first.family):
        return f"{side.capitalize()} gives way to a tensor with axes of the same or a higher kind: {result}."
    if first.family != second.family:
        higher = max(first.family, second.family, key=_ORDER.index)
        return f"The higher kind wins, in the order bool, integer, float, complex: here {higher}, so {result}."
    if one == other:
        return f"Both are the same: {result}."
    if result not in (one, other):
        return f"Neither holds all numbers of the other, so torch takes a wider one that holds both: {result}."
    return f"Of one kind, the wider wins: {result}."
