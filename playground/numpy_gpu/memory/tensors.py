"""The memory of one tensor of any size, which is created in memory up to the limit, and on ``meta`` above it."""

from collections.abc import Sequence
from math import prod

from playground import limits
from playground.dtypes import DTYPES


def tensor_bytes(shape: Sequence[int], dtype: str) -> int:
    """Elements times the bytes of one element."""
    return prod(shape) * DTYPES[dtype].bits // 8


def tensor_source(shape: Sequence[int], dtype: str) -> str:
    """The lines that create it and compute its size."""
    device = ', device="meta"' if tensor_bytes(shape, dtype) > limits.MAX_TENSOR_BYTES else ""
    sizes = ", ".join(str(size) for size in shape)
    return "\n".join(
        [
            "import torch",
            "",
            f"t = torch.empty({sizes}, dtype=torch.{dtype}{device})",
            "size = t.numel() * t.element_size()  # the same as t.nbytes",
        ]
    )
