"""Crossings against NumPy's own word on shared memory, and against what really happens to the other side."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.numpy_gpu.bridge.cases import CASES, Case
from playground.numpy_gpu.bridge.crossing import VALUE, Change, address, allowed, cross, source
from playground.sandbox.shown_code import run

EVERY_CASE = pytest.mark.parametrize("case", CASES.values(), ids=CASES)
SIDES = pytest.mark.parametrize("side", ["left", "right"])


def cell_seen_by_both(case: Case, side: str) -> tuple[int, int]:
    return (0, 1) if case.name == "rows" and side == "right" else (1, 1)


@pytest.mark.covers("devices.sharing")
@EVERY_CASE
def test_who_shares_memory_is_as_numpy_says(case: Case) -> None:
    crossing = cross(case.name)
    names = run(crossing.source).names
    left, right = names[case.left], names[case.right]
    if isinstance(right, list):
        assert not crossing.shares
        assert crossing.right.address is None
        return
    assert crossing.shares == case.shares == bool(np.shares_memory(np.asarray(left), np.asarray(right)))
    assert crossing.left.address
    assert crossing.right.address
    if crossing.left.address == crossing.right.address:
        assert crossing.shares


@pytest.mark.covers("devices.sharing")
def test_the_address_is_the_one_that_torch_and_numpy_give() -> None:
    crossing = cross("from_numpy")
    assert crossing.left.address == crossing.right.address
    names = run(crossing.source).names
    assert names["a"].ctypes.data == names["t"].data_ptr()
    rows = cross("rows")
    assert rows.right.address - rows.left.address == 12
    assert address(255) == "0xff"
    assert address(None) == "none"


@pytest.mark.covers("devices.followers")
@EVERY_CASE
@SIDES
def test_the_other_side_follows_exactly_when_memory_is_shared(case: Case, side: str) -> None:
    other = "left" if side == "right" else "right"
    row, column = cell_seen_by_both(case, side)
    crossing = cross(case.name, [Change("set", side, row, column, 9.5)])
    assert crossing.error == ""
    assert crossing.changed[side] == [(row, column)]
    assert len(crossing.changed[other]) == int(case.shares)
    name = case.variable(other)
    assert crossing.verdict.startswith(f"{name} followed" if case.shares else f"{name} did not follow")


def test_a_cell_outside_the_shared_part_is_told_apart_from_a_copy() -> None:
    assert "does not show" in cross("rows", [Change("set", "left", 0, 0, 9.0)]).verdict


@pytest.mark.covers("devices.rebinding")
@pytest.mark.parametrize("name", ["from_numpy", "numpy"])
@SIDES
def test_rebinding_parts_the_two_and_adding_in_place_does_not(name: str, side: str) -> None:
    other = "left" if side == "right" else "right"
    in_place = cross(name, [Change("add", side)])
    assert in_place.shares
    assert len(in_place.changed[other]) == 6
    rebound = cross(name, [Change("rebind", side)])
    assert not rebound.shares
    assert rebound.changed[other] == []
    assert "made a new result" in rebound.verdict
    later = cross(name, [Change("rebind", side), Change("set", side, 0, 0, 50.0)])
    assert "since the reassignment" in later.verdict


@pytest.mark.covers("devices.cast")
@pytest.mark.parametrize("name", ["cast", "contiguous", "flipped", "asarray_copy", "clone"])
def test_what_breaks_sharing(name: str) -> None:
    crossing = cross(name)
    assert not crossing.shares
    assert crossing.left.address != crossing.right.address


@pytest.mark.covers("devices.cast")
def test_a_device_with_memory_of_its_own_breaks_it_too() -> None:
    assert cross("device", device="cpu").shares
    moved = cross("device", [Change("set", "left", 0, 0, 9.0)], device="meta")
    assert not moved.shares
    assert moved.right.values is None
    assert "no data at all" in moved.verdict


@pytest.mark.covers("devices.no_accelerator")
@pytest.mark.skipif(torch.accelerator.is_available(), reason="there is an accelerator here")
def test_a_device_that_is_not_here_is_an_error_and_no_traceback() -> None:
    crossing = cross("device", device="cuda")
    assert crossing.right is None
    assert crossing.error
    assert crossing.left.values == [[1, 2, 3], [4, 5, 6]]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_changes_run_and_the_shown_lines_give_what_is_shown(data: st.DataObject) -> None:
    case = data.draw(st.sampled_from(list(CASES.values())))
    changes = []
    for _ in range(data.draw(st.integers(0, limits.MAX_BRIDGE_CHANGES))):
        side = data.draw(st.sampled_from(["left", "right"]))
        shape = (1, 3) if case.name == "rows" and side == "right" else (2, 3)
        shape = (3, 2) if case.name in ("transposed", "contiguous") and side == "right" else shape
        changes.append(
            Change(
                data.draw(st.sampled_from(allowed(case, side))),
                side,
                data.draw(st.integers(0, shape[0] - 1)),
                data.draw(st.integers(0, shape[1] - 1)),
                data.draw(st.floats(VALUE.low, VALUE.high)),
            )
        )
    crossing = cross(case.name, changes)
    names = run(source(case, changes)).names
    assert crossing.error == ""
    for shelf in (crossing.left, crossing.right):
        held = names[shelf.name]
        assert shelf.values == (held if isinstance(held, list) else held.tolist())


def test_too_many_changes_are_refused_by_the_limits_name() -> None:
    with pytest.raises(ValueError, match="MAX_BRIDGE_CHANGES"):
        cross("tensor", [Change("add", "left")] * (limits.MAX_BRIDGE_CHANGES + 1))
