"""Run a crossing and the changes made to its two sides, and tell whether the other side followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from playground import limits
from playground.fields import Field
from playground.numpy_gpu.bridge.cases import CASES, Case, Side
from playground.sandbox.shown_code import run

Action = Literal["set", "add", "rebind"]
VALUE = Field("value", "float", 0.0, "value", "The new number.", low=-1_000_000, high=1_000_000)
"""What may be put into a cell."""


@dataclass(frozen=True)
class Change:
    """Something done to one side.

    Attributes:
        action: ``set`` puts a value into one cell, ``add`` is ``a += 1``, ``rebind`` is ``a = a + 1``.
        side: to which side.
        row, column, value: of ``set``.
    """

    action: Action
    side: Side
    row: int = 0
    column: int = 0
    value: float = 0.0

    def source(self, case: Case) -> str:
        """The line that does it."""
        name = case.variable(self.side)
        if self.action == "add":
            return f"{name} += 1"
        if self.action == "rebind":
            return f"{name} = {name} + 1"
        cell = f"[{self.row}][{self.column}]" if name == "numbers" else f"[{self.row}, {self.column}]"
        return f"{name}{cell} = {float(self.value)!r}"


@dataclass(frozen=True)
class Shelf:
    """One side as it is now.

    Attributes:
        name: its variable.
        kind: ``NumPy array``, ``tensor`` or ``list``.
        values: rows of numbers; None where there are none to read, as on ``meta``.
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


@dataclass(frozen=True)
class Crossing:
    """What the lines did.

    Attributes:
        source: the lines.
        left, right: the two sides; right is None when the crossing itself failed.
        shares: whether both read the same memory now.
        changed: cells of each side that the last change altered, as (row, column).
        verdict: what happened, in a sentence or two.
        error: what torch said, when a line failed.
    """

    source: str
    left: Shelf
    right: Shelf | None
    shares: bool
    changed: dict[Side, list[tuple[int, int]]]
    verdict: str
    error: str = ""


def source(case: Case, changes: Sequence[Change], device: str = "cpu") -> str:
    """The lines of a crossing with its changes."""
    lines = ["import numpy as np", "import torch", "", case.make, case.cross.format(device=device)]
    return "\n".join([*lines, *(change.source(case) for change in changes)])


def allowed(case: Case, side: Side) -> tuple[Action, ...]:
    """What can be done to a side; a Python list has no arithmetic of its own."""
    return ("set",) if case.variable(side) == "numbers" else ("set", "add", "rebind")


def cross(name: str, changes: Sequence[Change] = (), device: str = "cpu") -> Crossing:
    """Run a crossing from its beginning, with all changes.

    Raises:
        ValueError: there are more changes than ``limits.MAX_BRIDGE_CHANGES``.
    """
    if len(changes) > limits.MAX_BRIDGE_CHANGES:
        raise ValueError(
            f"{len(changes)} changes are more than the limit (MAX_BRIDGE_CHANGES) of {limits.MAX_BRIDGE_CHANGES}: "
            "start again."
        )
    case = CASES[name]
    states: list[dict[Side, Shelf | None]] = []
    lines = source(case, changes, device)

    def watch(_: int, names: dict[str, Any]) -> None:
        states.append({"left": _shelf(names, case.left), "right": _shelf(names, case.right)})

    outcome = run(lines, watch)
    left, right = states[-1]["left"], states[-1]["right"]
    if left is None:
        raise AssertionError(f"the case {name} has no left side")
    before = states[-2] if changes and not outcome.error else states[-1]
    changed: dict[Side, list[tuple[int, int]]] = {
        "left": _differences(before["left"], left),
        "right": _differences(before["right"], right),
    }
    shares = _share(outcome.names.get(case.left), outcome.names.get(case.right))
    verdict = _verdict(case, changes, shares, changed, before, states[-1], device)
    return Crossing(lines, left, right, shares, changed, "" if outcome.error else verdict, outcome.error)


def _shelf(names: dict[str, Any], name: str) -> Shelf | None:
    import numpy as np

    if name not in names:
        return None
    held = names[name]
    if isinstance(held, list):
        return Shelf(name, "list", [list(row) for row in held], None, "", "", ())
    if isinstance(held, np.ndarray):
        values = held.astype(float).tolist()
        return Shelf(name, "NumPy array", values, held.ctypes.data, str(held.dtype), "cpu", held.strides)
    readable = held.device.type != "meta"
    strides = tuple(step * held.element_size() for step in held.stride())
    values = held.tolist() if readable else None
    return Shelf(
        name, "tensor", values, held.data_ptr() if readable else None, str(held.dtype), str(held.device), strides
    )


def _share(left: Any, right: Any) -> bool:
    import numpy as np

    if any(isinstance(side, list) or side is None for side in (left, right)):
        return False
    arrays = []
    for side in (left, right):
        if isinstance(side, np.ndarray):
            arrays.append(side)
        elif side.device.type == "cpu":
            arrays.append(side.numpy())
    return len(arrays) == 2 and bool(np.shares_memory(arrays[0], arrays[1]))


def _differences(before: Shelf | None, after: Shelf | None) -> list[tuple[int, int]]:
    if before is None or after is None or before.values is None or after.values is None:
        return []
    return [
        (row, column)
        for row, (old, new) in enumerate(zip(before.values, after.values, strict=True))
        for column, (was, now) in enumerate(zip(old, new, strict=True))
        if was != now
    ]


def _verdict(
    case: Case,
    changes: Sequence[Change],
    shares: bool,
    changed: dict[Side, list[tuple[int, int]]],
    before: dict[Side, Shelf | None],
    after: dict[Side, Shelf | None],
    device: str,
) -> str:
    if not changes:
        if case.moves and device != "cpu":
            return f"{device} has memory of its own, so nothing is shared."
        return case.reason
    last = changes[-1]
    other: Side = "right" if last.side == "left" else "left"
    this_name, other_name = case.variable(last.side), case.variable(other)
    if last.action == "rebind":
        return _rebound(this_name, other_name, before[last.side], after[last.side])
    if changed[other]:
        return f"{other_name} followed: both names read the same memory."
    if shares and changed[last.side]:
        return f"{other_name} did not follow: the cell lies in a part of {this_name} that {other_name} does not show."
    if not changed[last.side]:
        return f"That left {this_name} as it was."
    if any(change.action == "rebind" for change in changes):
        return f"{other_name} did not follow: since the reassignment the two names read different memory."
    if after[other] is not None and _unreadable(after[other]):
        return f"{other_name} did not follow: on {device} it has no data at all, only shape and dtype."
    return f"{other_name} did not follow: its memory is its own."


def _unreadable(shelf: Shelf | None) -> bool:
    return shelf is not None and shelf.kind == "tensor" and shelf.values is None


def _rebound(name: str, other: str, before: Shelf | None, after: Shelf | None) -> str:
    where = ""
    if before and after and before.address and after.address:
        where = f" at {address(after.address)}, not {address(before.address)}"
    return (
        f"{name} = {name} + 1 made a new result{where}, and the name {name} now means that one. {other} keeps the old "
        "memory "
        f"and did not change. ({name} += 1 would have written into it.)"
    )


def address(number: int | None) -> str:
    """An address as a person can compare it."""
    return "none" if number is None else f"0x{number:x}"
