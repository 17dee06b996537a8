"""Conversions between NumPy and torch, as data: the lines that run, whether both sides share memory, and why."""

from dataclasses import dataclass
from typing import Literal

Side = Literal["left", "right"]
"""The original is on the left of the page, the result of the conversion on the right."""


@dataclass(frozen=True, kw_only=True)
class Conversion:
    """One conversion.

    Attributes:
        name: its key.
        group: the heading under which it is offered.
        title: its name on the page; the call itself where it is short.
        make: the line that makes the original.
        convert: the line that makes the result; ``{device}`` stands for the chosen device.
        left, right: the variables of original and result: ``a`` an array, ``t`` a tensor, ``numbers`` a list.
        shares: whether both share memory, on the CPU.
        reason: why, in a sentence or two.
        link: the page of the call in torch's or NumPy's documentation.
    """

    name: str
    group: str
    title: str
    make: str = "a = np.array([[1, 2, 3], [4, 5, 6]], dtype=np.float32)"
    convert: str
    left: str = "a"
    right: str = "t"
    shares: bool
    reason: str
    link: str

    def variable(self, side: Side) -> str:
        """The name of the variable on that side."""
        return self.left if side == "left" else self.right

    @property
    def uses_device(self) -> bool:
        """Whether there is a device to choose."""
        return "{device}" in self.convert


_TO_TORCH = "NumPy to torch"
_TO_NUMPY = "torch to NumPy"
_LIMITS = "When memory is shared, and when not"
_TORCH = "https://docs.pytorch.org/docs/stable/generated/torch."
_NUMPY = "https://numpy.org/doc/stable/"
_TENSOR = "t = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])"
_FLOAT64 = "a = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])"

CONVERSIONS: dict[str, Conversion] = {
    conversion.name: conversion
    for conversion in (
        Conversion(
            name="from_numpy",
            group=_TO_TORCH,
            title="torch.from_numpy(a)",
            convert="t = torch.from_numpy(a)",
            shares=True,
            reason="from_numpy never copies: the tensor is a second view of the array's own memory.",
            link=_TORCH + "from_numpy.html",
        ),
        Conversion(
            name="tensor",
            group=_TO_TORCH,
            title="torch.tensor(a)",
            convert="t = torch.tensor(a)",
            shares=False,
            reason="torch.tensor always copies, so the tensor has its own memory.",
            link=_TORCH + "tensor.html",
        ),
        Conversion(
            name="as_tensor",
            group=_TO_TORCH,
            title="torch.as_tensor(a)",
            convert="t = torch.as_tensor(a)",
            shares=True,
            reason="as_tensor copies only when it must. Here dtype and device already fit, so it shares.",
            link=_TORCH + "as_tensor.html",
        ),
        Conversion(
            name="asarray",
            group=_TO_TORCH,
            title="torch.asarray(a)",
            convert="t = torch.asarray(a)",
            shares=True,
            reason="asarray shares when it can, unless copy=True asks for a copy.",
            link=_TORCH + "asarray.html",
        ),
        Conversion(
            name="asarray_copy",
            group=_TO_TORCH,
            title="torch.asarray(a, copy=True)",
            convert="t = torch.asarray(a, copy=True)",
            shares=False,
            reason="copy=True always copies, even where dtype and device already fit.",
            link=_TORCH + "asarray.html",
        ),
        Conversion(
            name="numpy",
            group=_TO_NUMPY,
            title="t.numpy()",
            make=_TENSOR,
            convert="a = t.numpy()",
            left="t",
            right="a",
            shares=True,
            reason="The array is a view of the tensor's memory. It works for tensors on the CPU that require no "
            "gradient.",
            link=_TORCH + "Tensor.numpy.html",
        ),
        Conversion(
            name="tolist",
            group=_TO_NUMPY,
            title="t.tolist()",
            make=_TENSOR,
            convert="numbers = t.tolist()",
            left="t",
            right="numbers",
            shares=False,
            reason="A list holds Python numbers, and each of them is an object with its own memory.",
            link=_TORCH + "Tensor.tolist.html",
        ),
        Conversion(
            name="clone",
            group=_TO_NUMPY,
            title="t.clone().numpy()",
            make=_TENSOR,
            convert="a = t.clone().numpy()",
            left="t",
            right="a",
            shares=False,
            reason="clone makes a copy first, and the array is a view of that copy. Use it to protect a result from "
            "later changes.",
            link=_TORCH + "clone.html",
        ),
        Conversion(
            name="cast",
            group=_LIMITS,
            title="another dtype: as_tensor(a, dtype=torch.float32)",
            make=_FLOAT64,
            convert="t = torch.as_tensor(a, dtype=torch.float32)",
            shares=False,
            reason="A float64 takes 8 bytes and a float32 takes 4: the same memory cannot hold both, so a cast copies.",
            link=_TORCH + "as_tensor.html",
        ),
        Conversion(
            name="transposed",
            group=_LIMITS,
            title="transposed: from_numpy(a.T)",
            convert="t = torch.from_numpy(a.T)",
            shares=True,
            reason="Transposing swaps the strides (the step in bytes along each axis) and moves nothing, so the memory "
            "is still the same: rows and columns change places.",
            link=_TORCH + "from_numpy.html",
        ),
        Conversion(
            name="contiguous",
            group=_LIMITS,
            title="made contiguous: from_numpy(a.T).contiguous()",
            convert="t = torch.from_numpy(a.T).contiguous()",
            shares=False,
            reason="The transposed view is not contiguous: its rows are not stored one after the other. "
            "contiguous() copies them, in order, to new memory.",
            link=_TORCH + "Tensor.contiguous.html",
        ),
        Conversion(
            name="rows",
            group=_LIMITS,
            title="a slice: from_numpy(a[1:])",
            convert="t = torch.from_numpy(a[1:])",
            shares=True,
            reason="A slice is a view that begins later in the same memory. The addresses differ by one row, 12 bytes.",
            link=_NUMPY + "user/basics.copies.html",
        ),
        Conversion(
            name="flipped",
            group=_LIMITS,
            title="flipped: from_numpy(a[::-1].copy())",
            convert="t = torch.from_numpy(a[::-1].copy())",
            shares=False,
            reason="A flipped array has a negative stride, which tensors do not support: without copy() torch raises a "
            "ValueError. The copy has its own memory.",
            link=_NUMPY + "reference/generated/numpy.ndarray.copy.html",
        ),
        Conversion(
            name="device",
            group=_LIMITS,
            title="a device: from_numpy(a).to(device)",
            convert='t = torch.from_numpy(a).to("{device}")',
            shares=True,
            reason="Where the tensor is on that device already, to() returns the tensor itself, so on the CPU it still "
            "shares. Any other device has its own memory: the data is copied to it.",
            link=_TORCH + "Tensor.to.html",
        ),
    )
}
"""Every conversion that the page offers."""
