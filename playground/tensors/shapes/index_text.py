"""The text between the brackets of an index, typed by a student: parsed, and written as code from the parsed parts."""

import re

from playground import limits
from playground.fields import shortened
from playground.tensors import typed
from playground.tensors.errors import TensorError

_DIGITS = r"[+-]?\d{1,9}"
_INTEGER = re.compile(_DIGITS)
_SLICE = re.compile(rf"({_DIGITS})?\s*:\s*({_DIGITS})?\s*(?::\s*({_DIGITS})?)?")


def parse_index(text: str) -> str:
    """An index such as ``0, 1:3, ..., None, ::2``, checked and written as code.

    Raises:
        TensorError: a part is no integer, slice, ``...`` or ``None``, or there are too many.
    """
    inner = text.strip().removeprefix("[").removesuffix("]").replace("−", "-")
    parts = [part.strip() for part in inner.split(",")]
    if parts and not parts[-1]:
        parts.pop()
    if not parts:
        raise TensorError("The index is empty: write an integer, a slice such as 1:3, ..., or None for every axis.")
    if len(parts) > limits.MAX_TENSOR_AXES + 2:
        raise TensorError(
            f"The index has {len(parts)} parts and a tensor here has at most {limits.MAX_TENSOR_AXES} axes "
            "(MAX_TENSOR_AXES): leave some out."
        )
    return ", ".join(_parse_part(part) for part in parts)


def _parse_part(part: str) -> str:
    if part in ("...", "…", "Ellipsis"):
        return "..."
    if part in ("None", "none"):
        return "None"
    if _INTEGER.fullmatch(part):
        return str(int(part))
    match = _SLICE.fullmatch(part)
    if not match:
        raise TensorError(
            f"{shortened(part)} is no index: write an integer, a slice such as 1:3 or ::2, ... for all other axes, or None "
            "for a new axis."
        )
    start, stop, step = ("" if number is None else str(int(number)) for number in match.groups())
    return f"{start}:{stop}:{step}" if step else f"{start}:{stop}"


def parse_integers(text: str) -> str:
    """Nested whole numbers such as ``[[0, 0], [1, 0]]``, checked and written as code: the index of gather.

    Raises:
        TensorError: they are not whole numbers, or no tensor.
    """
    values = typed.parse_tensor(text)
    _check_integers(values)
    return typed.nested_source(values)


def _check_integers(values: typed.Nested) -> None:
    if isinstance(values, list):
        for value in values:
            _check_integers(value)
    elif isinstance(values, bool) or not isinstance(values, int):
        raise TensorError(f"{values} is no index: an index is made of whole numbers.")
