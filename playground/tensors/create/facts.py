"""The facts that Create & inspect shows of every tensor."""

import torch
from torch import Tensor

from playground.dtypes import DTYPES, short_name
from playground.tensors.tensor_facts import TensorFact

SHAPE_FACTS = (
    TensorFact("x.ndim", "The number of axes, also called the rank; as many brackets open before the first number."),
    TensorFact("x.shape", "The size of each axis, outermost first; x.size() gives the same."),
    TensorFact("x.numel()", "How many numbers in all: the product of the sizes."),
    TensorFact("x.dtype", "What kind of number each element is."),
    TensorFact("x.device", "Where the numbers are stored: in the memory of the CPU or of an accelerator."),
    TensorFact("x.requires_grad", "Whether autograd records what is done with it."),
    TensorFact("x.item()", "The number itself as a Python number; for tensors of one element only."),
)
MEMORY_FACTS = (
    TensorFact("x.layout", "How the numbers are stored: strided means one block of memory, read with strides."),
    TensorFact("x.stride()", "How many places in memory a step along each axis moves."),
    TensorFact("x.is_contiguous()", "Whether reading order and memory order are the same."),
    TensorFact("x.element_size()", "How many bytes one number takes."),
    TensorFact("x.untyped_storage().nbytes()", "How many bytes its storage takes."),
)


def value_facts(tensor: Tensor) -> tuple[TensorFact, ...]:
    """The smallest, the largest and the mean element, as expressions that work for the tensor's dtype."""
    dtype = DTYPES.get(short_name(tensor.dtype))
    if tensor.numel() == 0 or dtype is None:
        return ()
    if dtype.family == "complex":
        x, subject = "x.abs()", "absolute value: complex numbers have no order"
    elif dtype.bits == 8 and dtype.family == "float":
        x, subject = "x.float()", "element, after a cast: 8-bit floats only store"
    elif dtype.name in ("uint16", "uint32", "uint64"):
        x, subject = "x.double()", "element, after a cast: few operations take this dtype"
    else:
        x, subject = "x", "element"
    mean = x if dtype.family in ("float", "complex") else "x.double()"
    note = (
        "The mean of all elements."
        if mean == x
        else "The mean of all elements; whole numbers must become floats first."
    )
    facts = [
        TensorFact(f"{x}.min()", f"The smallest {subject}."),
        TensorFact(f"{x}.max()", f"The largest {subject}."),
        TensorFact(f"{mean}.mean()", note),
    ]
    if dtype.family == "float" and bool(tensor.detach().to(torch.float64).isnan().any()):
        facts.append(
            TensorFact("x.isnan().sum()", "How many are NaN, not a number: one is enough to make the mean NaN.")
        )
    return tuple(facts)
