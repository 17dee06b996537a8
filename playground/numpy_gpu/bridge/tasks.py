"""What workers run for Bridge on NumPy & GPU: the shown lines of conversions and of round trips."""

from collections.abc import Sequence
from typing import Any

from playground import limits
from playground.errors import PlaygroundError, first_line
from playground.numpy_gpu.bridge.conversions import CONVERSIONS
from playground.numpy_gpu.bridge.round_trips import ROUND_TRIPS, RoundTripResult
from playground.numpy_gpu.bridge.sharing import (
    ConversionResult,
    SideChange,
    Sides,
    SideState,
    conversion_source,
    explain_conversion,
    explain_last_change,
    find_changed_cells,
)


def run_conversion(name: str, changes: Sequence[SideChange] = (), device: str = "cpu") -> ConversionResult:
    """Run a conversion from its beginning, with all changes.

    Raises:
        PlaygroundError: there are more changes than ``limits.MAX_CONVERSION_CHANGES``.
    """
    from playground.sandbox.execution import execution

    if len(changes) > limits.MAX_CONVERSION_CHANGES:
        raise PlaygroundError(
            f"{len(changes)} changes are more than the limit (MAX_CONVERSION_CHANGES) of "
            f"{limits.MAX_CONVERSION_CHANGES}: start again."
        )
    conversion = CONVERSIONS[name]
    source = conversion_source(conversion, changes, device)
    states: list[Sides] = []

    def record_sides(_: int, variables: dict[str, Any]) -> None:
        sides: Sides = {
            "left": _read_side(variables, conversion.left),
            "right": _read_side(variables, conversion.right),
        }
        states.append(sides)

    with execution() as lines:
        failure = lines.run(source, record_sides)
        shares = _share_memory(lines.variables.get(conversion.left), lines.variables.get(conversion.right))
    after = states[-1]
    if after["left"] is None:
        raise AssertionError(f"the conversion {name} has no left side")
    before = states[-2] if changes and not failure else after
    if failure:
        explanation = ""
    elif changes:
        explanation = explain_last_change(conversion, changes, shares, before, after)
    else:
        explanation = explain_conversion(conversion, device)
    return ConversionResult(
        source,
        after["left"],
        after["right"],
        shares,
        {
            "left": find_changed_cells(before["left"], after["left"]),
            "right": find_changed_cells(before["right"], after["right"]),
        },
        explanation,
        first_line(str(failure)) if failure else "",
    )


def run_round_trips() -> dict[str, RoundTripResult]:
    """The result of every round trip and of every repair, by its source."""
    sources = [source for trip in ROUND_TRIPS.values() for source in (trip.source, trip.repair_source) if source]
    return {source: run_round_trip(source) for source in sources}


def run_round_trip(source: str) -> RoundTripResult:
    """Run the lines of a round trip or of its repair."""
    from playground.sandbox.execution import execution

    with execution() as lines:
        failure = lines.run(source)
        variables = lines.variables
        array, tensor, back = (str(variables[name].dtype) if name in variables else "" for name in ("a", "t", "back"))
        original = variables.get("a", variables.get("t"))
        return RoundTripResult(
            array,
            tensor,
            back,
            shares=bool(back) and _address(original) == _address(variables["back"]),
            error=first_line(str(failure)) if failure else "",
            warning=next(iter(lines.warnings), ""),
        )


def _address(data: Any) -> int:
    """The address of the first number of an array or of a tensor."""
    import numpy as np

    return int(data.ctypes.data if isinstance(data, np.ndarray) else data.data_ptr())


def _read_side(variables: dict[str, Any], name: str) -> SideState | None:
    import numpy as np

    if name not in variables:
        return None
    side = variables[name]
    if isinstance(side, list):
        return SideState(name, "list", [list(row) for row in side], None, "", "", ())
    if isinstance(side, np.ndarray):
        values = side.astype(float).tolist()
        return SideState(name, "NumPy array", values, _address(side), str(side.dtype), "cpu", side.strides)
    has_data = side.device.type != "meta"
    return SideState(
        name,
        "tensor",
        side.tolist() if has_data else None,
        _address(side) if has_data else None,
        str(side.dtype),
        str(side.device),
        tuple(stride * side.element_size() for stride in side.stride()),
    )


def _share_memory(left: Any, right: Any) -> bool:
    """Whether two arrays or tensors of the CPU share memory; False for a list, for None, and for other devices."""
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
