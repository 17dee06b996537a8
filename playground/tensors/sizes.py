"""How large a tensor would be, asked before any memory is taken for it."""

import math
from collections.abc import Sequence

from playground import limits
from playground.tensors.errors import TensorError


def check_elements(count: int, what: str = "This tensor", limit: str = "MAX_TENSOR_ELEMENTS") -> None:
    """Refuse more elements than a page holds.

    Args:
        count: of elements.
        what: begins the sentence.
        limit: the name of the limit in ``playground.limits``.
    """
    most: int = getattr(limits, limit)
    if count > most:
        raise TensorError(
            f"{what} would have {_written(count)} elements and the limit here ({limit}) is {most:,}: "
            "make one of its sizes smaller."
        )


def check_axes(shape: Sequence[int]) -> None:
    """Refuse more axes than a page can draw."""
    if len(shape) > limits.MAX_TENSOR_AXES:
        raise TensorError(
            f"A shape of {len(shape)} axes is more than the {limits.MAX_TENSOR_AXES} (MAX_TENSOR_AXES) that can be drawn "
            "here: leave out some."
        )


def _written(count: int) -> str:
    return f"{count:,}" if count < 10**15 else f"about 10^{math.log10(count):.0f}"
