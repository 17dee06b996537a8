"""How large a result would be, asked before it is made: torch's meta device calculates shapes and allocates nothing."""

import math
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from playground import limits
from playground.tensors.problem import TensorError


def elements(shape: Sequence[int]) -> int:
    """Number of elements of a shape."""
    return math.prod(shape)


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


def check_result(lines: Sequence[str], names: Mapping[str, object]) -> None:
    """Refuse lines whose result would be too large, before any memory is taken.

    Lines that the meta device cannot follow pick some elements of what is there, or fail: neither grows.

    Raises:
        TensorError: a tensor that the lines leave behind would have more elements than the limit.
    """
    namespace = {name: value.to("meta") if isinstance(value, Tensor) else value for name, value in names.items()}
    namespace["print"] = lambda *_: None
    with torch.device("meta"):
        try:
            for line in lines:
                exec(line, namespace)
        except Exception:
            # Whatever is wrong with the lines, the real run says it in torch's own words.
            pass
    for value in namespace.values():
        if isinstance(value, Tensor):
            check_elements(value.numel(), "The result")


def _written(count: int) -> str:
    return f"{count:,}" if count < 10**15 else f"about 10^{math.log10(count):.0f}"
