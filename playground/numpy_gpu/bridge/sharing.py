"""The two sides of a conversion after some changes, and whether a change on one side shows on the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from playground.fields import Field
from playground.numpy_gpu.bridge.conversions import Conversion, Side

Action = Literal["set", "add", "rebind"]
VALUE = Field("value", "float", 0.0, "value", "The new number.", low=-1_000_000, high=1_000_000)
"""The number that a cell takes."""


@dataclass(frozen=True)
class SideChange:
    """A change to one side.

    Attributes:
        action: ``set`` puts a value into one cell, ``add`` is ``a += 1``, ``rebind`` is ``a = a + 1``.
        side: which one.
        row, column, value: of ``set``.
    """

    action: Action
    side: Side
    row: int = 0
    column: int = 0
    value: float = 0.0

    def source(self, conversion: Conversion) -> str:
        """The line that makes the change."""
        name = conversion.variable(self.side)
        if self.action == "add":
            return f"{name} += 1"
        if self.action == "rebind":
            return f"{name} = {name} + 1"
        cell = f"[{self.row}][{self.column}]" if name == "numbers" else f"[{self.row}, {self.column}]"
        return f"{name}{cell} = {float(self.value)!r}"


@dataclass(frozen=True)
class SideState:
    """One side after a line.

    Attributes:
        name: its variable.
        kind: ``NumPy array``, ``tensor`` or ``list``.
        values: rows of numbers; None for a tensor on ``meta``, which has none.
        address: of its first byte; None where it has none.
        dtype, device: as they print; empty for a list.
        strides: steps in bytes along the axes; empty for a list.
    """

    name: str
    kind: str
    values: list[list[float]] | None
    address: int | None
    dtype: str
    device: str
    strides: tuple[int, ...]


Sides = dict[Side, SideState | None]
"""Both sides after a line; None where the variable does not exist yet."""


@dataclass(frozen=True)
class ConversionResult:
    """What the lines of a conversion and of its changes did.

    Attributes:
        source: the lines.
        left, right: the two sides; right is None when the conversion itself failed.
        shares: whether both share memory at the end.
        changed: cells of each side that the last change altered, as (row, column).
        explanation: what happened, in a sentence or two.
        error: torch's message, when a line failed.
    """

    source: str
    left: SideState
    right: SideState | None
    shares: bool
    changed: dict[Side, list[tuple[int, int]]]
    explanation: str
    error: str = ""


def conversion_source(conversion: Conversion, changes: Sequence[SideChange], device: str = "cpu") -> str:
    """The lines of a conversion with its changes."""
    lines = ["import numpy as np", "import torch", "", conversion.make, conversion.convert.format(device=device)]
    return "\n".join([*lines, *(change.source(conversion) for change in changes)])


def allowed_actions(conversion: Conversion, side: Side) -> tuple[Action, ...]:
    """The changes that a side allows: a Python list has no arithmetic."""
    return ("set",) if conversion.variable(side) == "numbers" else ("set", "add", "rebind")


def find_changed_cells(before: SideState | None, after: SideState | None) -> list[tuple[int, int]]:
    """The cells whose values differ, as (row, column)."""
    if before is None or after is None or before.values is None or after.values is None:
        return []
    return [
        (row, column)
        for row, (old_row, new_row) in enumerate(zip(before.values, after.values, strict=True))
        for column, (old, new) in enumerate(zip(old_row, new_row, strict=True))
        if old != new
    ]


def explain_conversion(conversion: Conversion, device: str) -> str:
    """Why the two sides share memory or do not, before any change."""
    if conversion.uses_device and device != "cpu":
        return f"{device} has its own memory, so nothing is shared."
    return conversion.reason


def explain_last_change(
    conversion: Conversion, changes: Sequence[SideChange], shares: bool, before: Sides, after: Sides
) -> str:
    """Whether the last change changed the other side too, and why.

    Args:
        conversion: which one.
        changes: all changes, at least one.
        shares: whether both sides share memory at the end.
        before, after: both sides before and after the last change.
    """
    last = changes[-1]
    other: Side = "right" if last.side == "left" else "left"
    name, other_name = conversion.variable(last.side), conversion.variable(other)
    changed_cells = find_changed_cells(before[last.side], after[last.side])
    if last.action == "rebind":
        return _explain_rebinding(name, other_name, before[last.side], after[last.side])
    if find_changed_cells(before[other], after[other]):
        return f"{other_name} changed too: both names read the same memory."
    if shares and changed_cells:
        return f"{other_name} did not change: it does not contain this cell of {name}."
    if not changed_cells:
        return f"{name} is unchanged."
    if any(change.action == "rebind" for change in changes):
        return f"{other_name} did not change: since the reassignment the two names read different memory."
    state = after[other]
    if state is not None and state.kind == "tensor" and state.values is None:
        return f"{other_name} did not change: on {state.device} it has no data at all, only shape and dtype."
    return f"{other_name} did not change: it has its own memory."


def _explain_rebinding(name: str, other: str, before: SideState | None, after: SideState | None) -> str:
    addresses = ""
    if before and after and before.address and after.address:
        addresses = f" at {format_address(after.address)}, not {format_address(before.address)}"
    return (
        f"{name} = {name} + 1 made a new result{addresses}, and the name {name} now refers to it. {other} still reads "
        f"the old memory, which did not change. ({name} += 1 would have written into it.)"
    )


def format_address(address: int | None) -> str:
    """An address in hexadecimal."""
    return "none" if address is None else f"0x{address:x}"
