"""Checks of a tensor's size, before memory is reserved for it."""

import math
from collections.abc import Sequence

from playground import limits
from playground.tensors.errors import TensorError


def check_elements(count: int, subject: str = "This tensor", limit: str = "MAX_TENSOR_ELEMENTS") -> None:
    """Refuse more elements than a page allows.

    Args:
        count: of elements.
        subject: begins the sentence.
        limit: the name of the limit in ``playground.limits``.

    Raises:
        TensorError: there are more than the limit.
    """
    most: int = getattr(limits, limit)
    if count > most:
        raise TensorError(
            f"{subject} would have {_format_count(count)} elements and the limit ({limit}) is {most:,}: "
            "make one of its sizes smaller."
        )


def check_axes(shape: Sequence[int]) -> None:
    """Refuse more axes than a page can draw.

    Raises:
        TensorError: there are more than ``MAX_TENSOR_AXES``.
    """
    if len(shape) > limits.MAX_TENSOR_AXES:
        raise TensorError(
            f"A shape of {len(shape)} axes is more than the {limits.MAX_TENSOR_AXES} (MAX_TENSOR_AXES) that can be "
            "drawn: leave out some."
        )


def _format_count(count: int) -> str:
    return f"{count:,}" if count < 10**15 else f"about 10^{math.log10(count):.0f}"
