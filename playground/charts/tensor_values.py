"""The numbers of a tensor in few characters, for the cells of a picture."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor

from playground.dtypes import short_name


def to_numbers(tensor: Tensor) -> list[bool | int | float | complex]:
    """The elements in reading order as Python numbers, exact for every dtype."""
    flat = tensor.detach().resolve_conj().resolve_neg().reshape(-1)
    # 8-bit floats have no tolist; float64 holds each of them exactly.
    if short_name(flat.dtype).startswith("float8"):
        flat = flat.to(torch.float64)
    return flat.tolist()


def format_number(value: bool | int | float | complex) -> str:
    """One number in about four digits; a float without digits after its point keeps the point, as in torch's print."""
    if isinstance(value, complex):
        sign = "+" if value.imag >= 0 or math.isnan(value.imag) else "−"
        return f"{_digits(value.real, 3)}{sign}{_digits(abs(value.imag), 3)}j"
    if isinstance(value, float):
        if math.isfinite(value) and value.is_integer() and abs(value) < 1e8:
            return f"{value:.0f}.".replace("-", "−")
        return _digits(value, 4)
    return str(value).replace("-", "−")


def _digits(value: float, count: int) -> str:
    return f"{value:.{count}g}".replace("-", "−").replace("e+", "e").replace("e0", "e").replace("e−0", "e−")


def format_elements(tensor: Tensor) -> list[str]:
    """Every element in few characters, in reading order."""
    return [format_number(value) for value in to_numbers(tensor)]


def elements_at(tensor: Tensor, places: Sequence[int]) -> Tensor:
    """The elements at some places in reading order; the whole tensor is copied only where its memory has another order."""
    if not places:
        return tensor.detach().reshape(-1)[:0]
    flat = tensor.detach().reshape(-1)
    return flat[torch.tensor(places, dtype=torch.int64)]
