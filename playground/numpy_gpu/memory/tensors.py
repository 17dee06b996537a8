"""Memory of a single tensor of any size: made for real up to the limit, described on ``meta`` beyond it."""

from collections.abc import Sequence
from math import prod

from playground import limits
from playground.numpy_gpu.memory.rules import TENSOR_DTYPES


def tensor_bytes(shape: Sequence[int], dtype: str) -> int:
    """Elements times the bytes of one."""
    return prod(shape) * TENSOR_DTYPES[dtype]


def tensor_source(shape: Sequence[int], dtype: str) -> str:
    """The lines that make it and ask for its size."""
    where = ', device="meta"' if tensor_bytes(shape, dtype) > limits.MAX_TENSOR_BYTES else ""
    sizes = ", ".join(str(size) for size in shape)
    return "\n".join(
        [
            "import torch",
            "",
            f"t = torch.empty({sizes}, dtype=torch.{dtype}{where})",
            "size = t.numel() * t.element_size()  # the same as t.nbytes",
        ]
    )
