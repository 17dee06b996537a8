"""All that is said of a tensor: each fact is an expression that a student can type, and what torch answered to it."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from playground.dtypes import DTYPES, short_name
from playground.tensors.tensor_facts import TensorFact

SHAPE_FACTS = (
    TensorFact("x.ndim", "How many axes: as many as brackets open before the first number. Its rank."),
    TensorFact("x.shape", "The size of each axis, outermost first; x.size() says the same."),
    TensorFact("x.numel()", "How many numbers in all: the product of the sizes."),
    TensorFact("x.dtype", "What kind of number each element is."),
    TensorFact("x.device", "Where the numbers lie: in the memory of the CPU or of an accelerator."),
    TensorFact("x.requires_grad", "Whether autograd records what is done with it."),
    TensorFact("x.item()", "The number itself as a Python number; for tensors of one element only."),
)
MEMORY_FACTS = (
    TensorFact("x.layout", "How the numbers lie in memory: strided means one block, walked with steps."),
    TensorFact("x.stride()", "How many places in memory one step along each axis takes."),
    TensorFact("x.is_contiguous()", "Whether reading order and memory order are the same."),
    TensorFact("x.element_size()", "Bytes that one number takes."),
    TensorFact("x.untyped_storage().nbytes()", "Bytes that its storage takes in all."),
)


def value_facts(tensor: Tensor) -> tuple[TensorFact, ...]:
    """Expressions for the smallest, the largest and the mean element that work for this tensor's dtype."""
    dtype = DTYPES.get(short_name(tensor.dtype))
    if tensor.numel() == 0 or dtype is None:
        return ()
    if dtype.family == "complex":
        x, what = "x.abs()", "absolute value: complex numbers have no order"
    elif dtype.bits == 8 and dtype.family == "float":
        x, what = "x.float()", "element, after a cast: 8-bit floats only store"
    elif dtype.name in ("uint16", "uint32", "uint64"):
        x, what = "x.double()", "element, after a cast: few operations take this dtype"
    else:
        x, what = "x", "element"
    mean = x if dtype.family in ("float", "complex") else "x.double()"
    note = (
        "The mean of all elements."
        if mean == x
        else "The mean of all elements; whole numbers must become floats first."
    )
    facts = [
        TensorFact(f"{x}.min()", f"The smallest {what}."),
        TensorFact(f"{x}.max()", f"The largest {what}."),
        TensorFact(f"{mean}.mean()", note),
    ]
    if dtype.family == "float" and bool(tensor.detach().to(torch.float64).isnan().any()):
        facts.append(
            TensorFact("x.isnan().sum()", "How many are NaN, not a number: one is enough to make the mean NaN.")
        )
    return tuple(facts)


@dataclass(frozen=True)
class Histogram:
    """How the elements spread.

    Attributes:
        edges: of the bars, one more than there are bars.
        counts: elements in each bar.
        left_out: elements that are NaN or infinite.
        of: what is counted, where it is not the elements themselves.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    left_out: int
    of: str = ""


BARS = 20


def histogram(tensor: Tensor) -> Histogram | None:
    """Counts of the finite elements in bars of equal width; ``None`` when there is nothing to count."""
    wide = tensor.detach().abs() if tensor.dtype.is_complex else tensor.detach()
    numbers = wide.to(torch.float64).reshape(-1).numpy()
    finite = numbers[np.isfinite(numbers)]
    if finite.size == 0:
        return None
    whole = bool((finite == np.round(finite)).all())
    low, high = float(finite.min()), float(finite.max())
    size = max(abs(low), abs(high))
    if whole and high - low < BARS and size < 2**50:
        edges = np.arange(low - 0.5, high + 1)
    else:
        # Numbers too large to part into bars, or all the same, stand in one bar around them.
        apart = size * 1e-12 < (high - low) / BARS < np.inf
        around = max(0.5, size * 1e-9)
        edges = np.linspace(low, high, BARS + 1) if apart else np.array([low - around, high + around])
    counts, edges = np.histogram(finite, bins=edges)
    of = "absolute values" if tensor.dtype.is_complex else ""
    return Histogram(
        tuple(float(edge) for edge in edges),
        tuple(int(count) for count in counts),
        int(numbers.size - finite.size),
        of,
    )
