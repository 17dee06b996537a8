"""All that is said of a tensor: each fact is an expression that a student can type, and what torch answered to it."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from playground.charts.tensor_values import to_numbers
from playground.dtypes import DTYPES, short_name
from playground.tensors.evaluate import Run


@dataclass(frozen=True)
class Fact:
    """One thing to know about a tensor.

    Attributes:
        expression: the code that asks for it, with ``x`` for the tensor.
        says: what the answer means, in one sentence.
    """

    expression: str
    says: str


@dataclass(frozen=True)
class Answer:
    """A fact with what torch answered, or refused."""

    fact: Fact
    text: str
    refused: bool = False


SHAPE_FACTS = (
    Fact("x.ndim", "How many axes: as many as brackets open before the first number. Its rank."),
    Fact("x.shape", "The size of each axis, outermost first; x.size() says the same."),
    Fact("x.numel()", "How many numbers in all: the product of the sizes."),
    Fact("x.dtype", "What kind of number each element is."),
    Fact("x.device", "Where the numbers lie: in the memory of the CPU or of an accelerator."),
    Fact("x.requires_grad", "Whether autograd records what is done with it."),
    Fact("x.item()", "The number itself as a Python number; for tensors of one element only."),
)
MEMORY_FACTS = (
    Fact("x.layout", "How the numbers lie in memory: strided means one block, walked with steps."),
    Fact("x.stride()", "How many places in memory one step along each axis takes."),
    Fact("x.is_contiguous()", "Whether reading order and memory order are the same."),
    Fact("x.element_size()", "Bytes that one number takes."),
    Fact("x.untyped_storage().nbytes()", "Bytes that its storage takes in all."),
)


def value_facts(tensor: Tensor) -> tuple[Fact, ...]:
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
        Fact(f"{x}.min()", f"The smallest {what}."),
        Fact(f"{x}.max()", f"The largest {what}."),
        Fact(f"{mean}.mean()", note),
    ]
    if dtype.family == "float" and bool(tensor.detach().to(torch.float64).isnan().any()):
        facts.append(Fact("x.isnan().sum()", "How many are NaN, not a number: one is enough to make the mean NaN."))
    return tuple(facts)


def ask(run: Run, facts: tuple[Fact, ...], name: str = "x") -> tuple[Answer, ...]:
    """Put the facts to torch, in the namespace of a run that holds the tensor.

    Args:
        run: whose names hold the tensor.
        facts: what to ask.
        name: of the tensor there.
    """
    return tuple(_ask(run, fact, name) for fact in facts)


def _ask(run: Run, fact: Fact, name: str) -> Answer:
    fact = Fact(fact.expression.replace("x.", f"{name}.", 1), fact.says)
    try:
        value = run.value(fact.expression)
    except (RuntimeError, TypeError, ValueError) as error:
        return Answer(fact, str(error), refused=True)
    if isinstance(value, Tensor):
        [number] = to_numbers(value)
        return Answer(fact, f"{number:.6g}" if isinstance(number, float) else str(number))
    return Answer(fact, str(value))


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
