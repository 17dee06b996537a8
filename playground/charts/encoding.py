"""Numbers for the browser in as few bytes as a picture needs."""

import base64

import numpy as np

from playground.arrays import Array
from playground.formatting import number_or_none


def round_numbers(column: Array, digits: int = 4) -> list[float | None]:
    """The numbers of a column with so many digits; None for those that are not finite, which JSON has no sign for."""
    return [number_or_none(value, digits) for value in column.ravel().tolist()]


def encode_unsigned(values: Array) -> str:
    """Values from 0 to 255 as base64 of bytes; values outside are clipped."""
    return _base64(np.clip(np.round(np.nan_to_num(values)), 0, 255).astype(np.uint8))


def encode_signed(values: Array) -> str:
    """Values from -127 to 127 as base64 of signed bytes; values outside are clipped."""
    return _base64(np.clip(np.round(np.nan_to_num(values)), -127, 127).astype(np.int8))


def _base64(array: Array) -> str:
    return base64.b64encode(array.tobytes()).decode()
