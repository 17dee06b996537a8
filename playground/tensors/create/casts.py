"""What a number becomes in every dtype: the same, rounded, wrapped, truncated, or too large."""

import math
from dataclasses import dataclass
from typing import Literal

from torch import Tensor

from playground.charts.tensor_values import to_numbers
from playground.dtypes import DTYPES, DType, dtype_bounds
from playground.sandbox.execution import execution
from playground.tensors.typed import Number, nested_source

CastOutcome = Literal["exact", "rounded", "wrapped", "truncated", "too_large", "undefined", "nonzero"]

OUTCOMES: dict[CastOutcome, str] = {
    "exact": "the same number",
    "rounded": "rounded to the nearest number that the dtype holds",
    "wrapped": "wrapped around: past the largest number, counting goes on from the smallest",
    "truncated": "truncated: what the dtype cannot hold is dropped",
    "too_large": "too large: inf, or the largest number of the dtype",
    "undefined": "undefined: the result depends on the processor",
    "nonzero": "True, because it is not 0",
}


@dataclass(frozen=True)
class Cast:
    """One number in one dtype.

    Attributes:
        dtype: the name of the dtype.
        line: the code that casts ``x``.
        printed: what ``print`` writes of the result.
        result: the number after the cast.
        outcome: what happened to the number.
        refusal: why ``torch.tensor(number, dtype=…)`` refuses the number, in torch's words; empty when it does not.
    """

    dtype: str
    line: str
    printed: str
    result: Number
    outcome: CastOutcome
    refusal: str


def cast_to_all(value: Number) -> list[Cast]:
    """Cast one number to every dtype."""
    with execution() as run:
        run.run(("import torch", tensor_line(value)))
        casts = []
        for dtype in DTYPES.values():
            line = f"x.to(torch.{dtype.name})"
            tensor: Tensor = run.value(line)
            [result] = to_numbers(tensor.reshape(1))
            failure = run.run(f"torch.tensor({nested_source(value)}, dtype=torch.{dtype.name})")
            refusal = failure.message if failure else ""
            casts.append(Cast(dtype.name, line, str(tensor), result, _classify(value, result, dtype), refusal))
    return casts


def tensor_line(value: Number) -> str:
    """The line that creates the tensor that is cast: a float as float64, so that it keeps all its digits until the cast."""
    dtype = {float: ", dtype=torch.float64", complex: ", dtype=torch.complex128"}.get(type(value), "")
    return f"x = torch.tensor({nested_source(value)}{dtype})"


def _classify(value: Number, result: Number, dtype: DType) -> CastOutcome:
    if dtype.family == "bool":
        return "nonzero" if value not in (0, 1) else "exact"
    if isinstance(value, complex) and dtype.family != "complex":
        return "truncated" if value.imag else _classify_real(value.real, result, dtype)
    if isinstance(value, complex) and isinstance(result, complex):
        outcomes = (_classify_real(value.real, result.real, dtype), _classify_real(value.imag, result.imag, dtype))
        return next((outcome for outcome in outcomes if outcome != "exact"), "exact")
    if isinstance(value, complex):
        return "undefined"
    return _classify_real(value, result, dtype)


def _classify_real(value: float, result: Number, dtype: DType) -> CastOutcome:
    if isinstance(result, complex):
        result = result.real
    if value == result or (math.isnan(value) and math.isnan(result)):
        return "exact"
    bounds = dtype_bounds(dtype.name)
    if dtype.family == "integer":
        if not math.isfinite(value):
            return "undefined"
        if bounds.low <= math.trunc(value) <= bounds.high:
            return "truncated"
        return "wrapped" if isinstance(value, int) else "undefined"
    if not math.isfinite(result) or abs(value) > bounds.high:
        return "too_large"
    return "rounded" if value > 0 or dtype.signed else "undefined"
