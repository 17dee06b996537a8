"""Crossings between NumPy and torch, as data: the lines that run, whether both sides share memory, and why."""

from dataclasses import dataclass
from typing import Literal

Side = Literal["left", "right"]


@dataclass(frozen=True, kw_only=True)
class Case:
    """One crossing. The left side is what there was, the right side is what came of it.

    Attributes:
        name: its key.
        group: the heading under which it is offered.
        title: what a person reads; the call itself where it is short.
        make: the line that makes the left side.
        cross: the line that makes the right side; ``{device}`` stands for the chosen device.
        left, right: the variables: ``a`` an array, ``t`` a tensor, ``numbers`` a list.
        shares: whether a change on one side shows on the other, on the CPU.
        reason: why, in a sentence or two.
        link: the page of the call in torch's or NumPy's documentation.
    """

    name: str
    group: str
    title: str
    make: str = "a = np.array([[1, 2, 3], [4, 5, 6]], dtype=np.float32)"
    cross: str
    left: str = "a"
    right: str = "t"
    shares: bool
    reason: str
    link: str

    def variable(self, side: Side) -> str:
        """The name of the variable on that side."""
        return self.left if side == "left" else self.right

    @property
    def moves(self) -> bool:
        """The case has a device to choose."""
        return "{device}" in self.cross


_TORCH = "https://docs.pytorch.org/docs/stable/generated/torch."
_NUMPY = "https://numpy.org/doc/stable/reference/"
_TENSOR = "t = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])"
_FLOAT64 = "a = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])"

CASES: dict[str, Case] = {
    case.name: case
    for case in (
        Case(
            name="from_numpy",
            group="NumPy to torch",
            title="torch.from_numpy(a)",
            cross="t = torch.from_numpy(a)",
            shares=True,
            reason="from_numpy never copies: the tensor is a second view of the array's own memory.",
            link=_TORCH + "from_numpy.html",
        ),
        Case(
            name="tensor",
            group="NumPy to torch",
            title="torch.tensor(a)",
            cross="t = torch.tensor(a)",
            shares=False,
            reason="torch.tensor always copies, so the tensor has memory of its own.",
            link=_TORCH + "tensor.html",
        ),
        Case(
            name="as_tensor",
            group="NumPy to torch",
            title="torch.as_tensor(a)",
            cross="t = torch.as_tensor(a)",
            shares=True,
            reason="as_tensor copies only when it must. Here type and device already fit, so it shares.",
            link=_TORCH + "as_tensor.html",
        ),
        Case(
            name="asarray",
            group="NumPy to torch",
            title="torch.asarray(a)",
            cross="t = torch.asarray(a)",
            shares=True,
            reason="asarray shares when it can, unless copy=True asks for a copy.",
            link=_TORCH + "asarray.html",
        ),
        Case(
            name="asarray_copy",
            group="NumPy to torch",
            title="torch.asarray(a, copy=True)",
            cross="t = torch.asarray(a, copy=True)",
            shares=False,
            reason="copy=True asks for memory of its own, whatever the type and the device.",
            link=_TORCH + "asarray.html",
        ),
        Case(
            name="numpy",
            group="torch to NumPy",
            title="t.numpy()",
            make=_TENSOR,
            cross="a = t.numpy()",
            left="t",
            right="a",
            shares=True,
            reason="The array is a view of the tensor's memory. It works for tensors on the CPU that require no "
            "gradient.",
            link=_TORCH + "Tensor.numpy.html",
        ),
        Case(
            name="tolist",
            group="torch to NumPy",
            title="t.tolist()",
            make=_TENSOR,
            cross="numbers = t.tolist()",
            left="t",
            right="numbers",
            shares=False,
            reason="A list holds Python numbers, each an object of its own: nothing is left of the tensor's memory.",
            link=_TORCH + "Tensor.tolist.html",
        ),
        Case(
            name="clone",
            group="torch to NumPy",
            title="t.clone().numpy()",
            make=_TENSOR,
            cross="a = t.clone().numpy()",
            left="t",
            right="a",
            shares=False,
            reason="clone makes a copy first, and the array is a view of that copy. Use it to keep a result safe from "
            "changes.",
            link=_TORCH + "clone.html",
        ),
        Case(
            name="cast",
            group="What breaks it, and what does not",
            title="another dtype: as_tensor(a, dtype=torch.float32)",
            make=_FLOAT64,
            cross="t = torch.as_tensor(a, dtype=torch.float32)",
            shares=False,
            reason="A float64 takes 8 bytes and a float32 takes 4: the numbers cannot lie in the same memory, so a "
            "cast copies.",
            link=_TORCH + "as_tensor.html",
        ),
        Case(
            name="transposed",
            group="What breaks it, and what does not",
            title="transposed: from_numpy(a.T)",
            cross="t = torch.from_numpy(a.T)",
            shares=True,
            reason="Transposing swaps the strides (the step in bytes along each axis) and moves nothing, so the memory "
            "is still "
            "the same: row and column change places.",
            link=_TORCH + "from_numpy.html",
        ),
        Case(
            name="contiguous",
            group="What breaks it, and what does not",
            title="not contiguous: from_numpy(a.T).contiguous()",
            cross="t = torch.from_numpy(a.T).contiguous()",
            shares=False,
            reason="The transposed view is not contiguous: its rows do not lie one after the other. contiguous() lays "
            "them "
            "out anew, in new memory.",
            link=_TORCH + "Tensor.contiguous.html",
        ),
        Case(
            name="rows",
            group="What breaks it, and what does not",
            title="a part: from_numpy(a[1:])",
            cross="t = torch.from_numpy(a[1:])",
            shares=True,
            reason="A slice is a view that begins later in the same memory. The addresses differ by one row, 12 bytes.",
            link=_NUMPY.replace("reference/", "user/") + "basics.copies.html",
        ),
        Case(
            name="flipped",
            group="What breaks it, and what does not",
            title="flipped: from_numpy(a[::-1].copy())",
            cross="t = torch.from_numpy(a[::-1].copy())",
            shares=False,
            reason="A flipped array has a negative stride, which tensors do not have: without copy() torch raises a "
            "ValueError. The copy breaks the sharing.",
            link=_NUMPY + "generated/numpy.ndarray.copy.html",
        ),
        Case(
            name="device",
            group="What breaks it, and what does not",
            title="a device: from_numpy(a).to(device)",
            cross='t = torch.from_numpy(a).to("{device}")',
            shares=True,
            reason="Moving to where the tensor already is does nothing, so on the CPU it still shares. Any other "
            "device has "
            "memory of its own: the data is copied there.",
            link=_TORCH + "Tensor.to.html",
        ),
    )
}
"""Every crossing that the page offers."""
