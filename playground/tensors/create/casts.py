"""What a number becomes in every dtype: kept, rounded, wrapped, cut off, or too large."""

import math
from dataclasses import dataclass
from typing import Literal

from torch import Tensor

from playground.charts.tensor_values import to_numbers
from playground.dtypes import DTYPES, DType, bounds
from playground.tensors.evaluate import evaluation
from playground.tensors.typed import Number, source

Outcome = Literal["exact", "rounded", "wrapped", "cut", "beyond", "undefined", "truth"]

EXAMPLES = ("300", "0.1", "2**24 + 1", "-1", "3.9", "65505", "nan", "1+2j")

SAYS: dict[Outcome, str] = {
    "exact": "the same number",
    "rounded": "the nearest number that the dtype holds",
    "wrapped": "wrapped round: what lies beyond the last number starts again at the first",
    "cut": "cut: what the dtype cannot hold is dropped",
    "beyond": "too large: the nearest the dtype has",
    "undefined": "no rule: what comes out depends on the processor",
    "truth": "True, because it is not 0",
}


@dataclass(frozen=True)
class Cast:
    """One number in one dtype.

    Attributes:
        dtype: the name of the dtype.
        line: the code that casts ``x``.
        printed: what printing that gives.
        became: the number that came out.
        text: the same, written exactly.
        outcome: what happened to it.
        checked: what ``torch.tensor(number, dtype=…)`` gives instead, where it refuses: torch's own words; else empty.
    """

    dtype: str
    line: str
    printed: str
    became: Number
    text: str
    outcome: Outcome
    checked: str


def casts(value: Number) -> list[Cast]:
    """One number cast to every dtype."""
    with evaluation() as run:
        run.run((made(value),))
        found = []
        for dtype in DTYPES.values():
            line = f"x.to(torch.{dtype.name})"
            tensor: Tensor = run.value(line)
            [became] = to_numbers(tensor.reshape(1))
            failure = run.run((f"torch.tensor({source(value)}, dtype=torch.{dtype.name})",))
            checked = failure.message if failure else ""
            found.append(
                Cast(dtype.name, line, str(tensor), became, repr(became), _outcome(value, became, dtype), checked)
            )
    return found


def made(value: Number) -> str:
    """The line that makes the tensor that is cast: a float as float64, so that none of its digits is lost before."""
    wide = ", dtype=torch.float64" if isinstance(value, float) else ""
    wide = ", dtype=torch.complex128" if isinstance(value, complex) else wide
    return f"x = torch.tensor({source(value)}{wide})"


def _outcome(value: Number, became: Number, dtype: DType) -> Outcome:
    if dtype.family == "bool":
        return "truth" if value not in (0, 1) else "exact"
    if isinstance(value, complex) and dtype.family != "complex":
        return "cut" if value.imag else _real_outcome(value.real, became, dtype)
    if isinstance(value, complex) and isinstance(became, complex):
        parts = (_real_outcome(value.real, became.real, dtype), _real_outcome(value.imag, became.imag, dtype))
        return next((part for part in parts if part != "exact"), "exact")
    if isinstance(value, complex):
        return "undefined"
    real = became.real if isinstance(became, complex) else became
    return _real_outcome(value, real, dtype)


def _real_outcome(value: float, became: Number, dtype: DType) -> Outcome:
    if isinstance(became, complex):
        became = became.real
    if value == became or (math.isnan(value) and math.isnan(became)):
        return "exact"
    limits = bounds(dtype.name)
    if dtype.family == "integer":
        if not math.isfinite(value):
            return "undefined"
        if limits.low <= math.trunc(value) <= limits.high:
            return "cut"
        return "wrapped" if isinstance(value, int) else "undefined"
    if not math.isfinite(became) or abs(value) > limits.high:
        return "beyond"
    return "rounded" if value > 0 or dtype.signed else "undefined"
