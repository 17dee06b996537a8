"""Conversions compared with ``np.shares_memory``, and with the changes of the other side."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.errors import PlaygroundError
from playground.numpy_gpu.bridge.conversions import CONVERSIONS, Conversion, Side
from playground.numpy_gpu.bridge.sharing import (
    VALUE,
    ConversionResult,
    SideChange,
    SideState,
    allowed_actions,
    conversion_source,
    format_address,
)
from playground.numpy_gpu.bridge.tasks import run_conversion
from tests.shown_lines import run_lines

EVERY_CONVERSION = pytest.mark.parametrize("conversion", CONVERSIONS.values(), ids=CONVERSIONS)
SIDES: tuple[Side, ...] = ("left", "right")
EVERY_SIDE = pytest.mark.parametrize("side", SIDES)


def right_side(result: ConversionResult) -> SideState:
    """The result of a conversion that did not fail."""
    assert result.right is not None
    return result.right


def shared_cell(conversion: Conversion, side: Side) -> tuple[int, int]:
    return (0, 1) if conversion.name == "rows" and side == "right" else (1, 1)


@pytest.mark.covers("devices.sharing")
@EVERY_CONVERSION
def test_memory_is_shared_exactly_where_numpy_reports_it(conversion: Conversion) -> None:
    result = run_conversion(conversion.name)
    variables = run_lines(result.source).variables
    left, right = variables[conversion.left], variables[conversion.right]
    if isinstance(right, list):
        assert not result.shares
        assert right_side(result).address is None
        return
    assert result.shares == conversion.shares == bool(np.shares_memory(np.asarray(left), np.asarray(right)))
    assert result.left.address
    assert right_side(result).address
    if result.left.address == right_side(result).address:
        assert result.shares


@pytest.mark.covers("devices.sharing")
def test_the_address_is_the_one_that_torch_and_numpy_give() -> None:
    result = run_conversion("from_numpy")
    assert result.left.address == right_side(result).address
    variables = run_lines(result.source).variables
    assert variables["a"].ctypes.data == variables["t"].data_ptr()
    rows = run_conversion("rows")
    first, second = rows.left.address, right_side(rows).address
    assert first is not None
    assert second is not None
    assert second - first == 12
    assert format_address(255) == "0xff"
    assert format_address(None) == "none"


@pytest.mark.covers("devices.followers")
@EVERY_CONVERSION
@EVERY_SIDE
def test_the_other_side_changes_exactly_when_memory_is_shared(conversion: Conversion, side: Side) -> None:
    other: Side = "left" if side == "right" else "right"
    row, column = shared_cell(conversion, side)
    result = run_conversion(conversion.name, [SideChange("set", side, row, column, 9.5)])
    assert result.error == ""
    assert result.changed[side] == [(row, column)]
    assert len(result.changed[other]) == int(conversion.shares)
    name = conversion.variable(other)
    assert result.explanation.startswith(f"{name} changed too" if conversion.shares else f"{name} did not change")


def test_a_cell_outside_the_shared_memory_is_not_explained_as_a_copy() -> None:
    assert "does not contain" in run_conversion("rows", [SideChange("set", "left", 0, 0, 9.0)]).explanation


@pytest.mark.covers("devices.rebinding")
@pytest.mark.parametrize("name", ["from_numpy", "numpy"])
@EVERY_SIDE
def test_rebinding_ends_sharing_and_adding_in_place_does_not(name: str, side: Side) -> None:
    other: Side = "left" if side == "right" else "right"
    in_place = run_conversion(name, [SideChange("add", side)])
    assert in_place.shares
    assert len(in_place.changed[other]) == 6
    rebound = run_conversion(name, [SideChange("rebind", side)])
    assert not rebound.shares
    assert rebound.changed[other] == []
    assert "made a new result" in rebound.explanation
    later = run_conversion(name, [SideChange("rebind", side), SideChange("set", side, 0, 0, 50.0)])
    assert "since the reassignment" in later.explanation


@pytest.mark.covers("devices.cast")
@pytest.mark.parametrize("name", ["cast", "contiguous", "flipped", "asarray_copy", "clone"])
def test_conversions_that_copy(name: str) -> None:
    result = run_conversion(name)
    assert not result.shares
    assert result.left.address != right_side(result).address


@pytest.mark.covers("devices.cast")
def test_a_device_with_its_own_memory_ends_sharing() -> None:
    assert run_conversion("device", device="cpu").shares
    moved = run_conversion("device", [SideChange("set", "left", 0, 0, 9.0)], device="meta")
    assert not moved.shares
    assert right_side(moved).values is None
    assert "no data at all" in moved.explanation


@pytest.mark.covers("devices.no_accelerator")
@pytest.mark.skipif(torch.accelerator.is_available(), reason="there is an accelerator here")
def test_a_device_that_does_not_exist_is_an_error_without_a_traceback() -> None:
    result = run_conversion("device", device="cuda")
    assert result.right is None
    assert result.error
    assert result.left.values == [[1, 2, 3], [4, 5, 6]]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_changes_run_and_the_shown_lines_give_what_is_shown(data: st.DataObject) -> None:
    conversion = data.draw(st.sampled_from(list(CONVERSIONS.values())))
    changes = []
    for _ in range(data.draw(st.integers(0, limits.MAX_CONVERSION_CHANGES))):
        side = data.draw(st.sampled_from(SIDES))
        shape = (1, 3) if conversion.name == "rows" and side == "right" else (2, 3)
        shape = (3, 2) if conversion.name in ("transposed", "contiguous") and side == "right" else shape
        changes.append(
            SideChange(
                data.draw(st.sampled_from(allowed_actions(conversion, side))),
                side,
                data.draw(st.integers(0, shape[0] - 1)),
                data.draw(st.integers(0, shape[1] - 1)),
                data.draw(st.floats(VALUE.low, VALUE.high)),
            )
        )
    result = run_conversion(conversion.name, changes)
    variables = run_lines(conversion_source(conversion, changes)).variables
    assert result.error == ""
    for state in (result.left, right_side(result)):
        value = variables[state.name]
        assert state.values == (value if isinstance(value, list) else value.tolist())


def test_too_many_changes_are_refused_by_the_limits_name() -> None:
    with pytest.raises(PlaygroundError, match="MAX_CONVERSION_CHANGES"):
        run_conversion("tensor", [SideChange("add", "left")] * (limits.MAX_CONVERSION_CHANGES + 1))
