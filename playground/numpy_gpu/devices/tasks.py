"""What workers run for Devices on NumPy & GPU: the lines that find a device, chains of transfers, and device errors."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from playground import limits
from playground.errors import PlaygroundError, first_line
from playground.numpy_gpu.devices.device_errors import DEVICE_CASES, DeviceCaseResult
from playground.numpy_gpu.devices.discovery import DISCOVERY, DiscoveredDevice
from playground.numpy_gpu.devices.transfers import (
    START,
    TRANSFER_STEPS,
    DataLocation,
    Transfer,
    TransferChain,
    TransferOutcome,
    explain_failure,
)

if TYPE_CHECKING:
    from playground.sandbox.execution import Failure


def discover_device() -> DiscoveredDevice:
    """The device that the shown lines find on this machine."""
    from playground.sandbox.execution import execution

    with execution() as lines:
        lines.run(DISCOVERY)
        return DiscoveredDevice(str(lines.variables["device"]), lines.variables["count"])


def run_transfers(steps: Sequence[str], device: str) -> TransferChain:
    """Run the steps, beginning with the array, until one fails.

    Raises:
        PlaygroundError: there are more steps than ``limits.MAX_TRANSFER_STEPS``.
    """
    from playground.sandbox.execution import execution

    if len(steps) > limits.MAX_TRANSFER_STEPS:
        raise PlaygroundError(
            f"{len(steps)} steps are more than the limit (MAX_TRANSFER_STEPS) of {limits.MAX_TRANSFER_STEPS}: go back "
            "one."
        )
    beginning = ["import numpy as np", "import torch", "", START]
    lines = [TRANSFER_STEPS[name].source(device) for name in steps]
    source = "\n".join(beginning + lines)
    # What each line made: an array for the start and for numpy(), else the tensor.
    holders: list[Any] = []

    def record_holder(number: int, variables: dict[str, Any]) -> None:
        if number >= len(beginning):
            variable = (beginning + lines)[number - 1].split(" = ")[0]
            holders.append(variables[variable])

    with execution() as executed:
        failure = executed.run(source, record_holder)
        return _describe_chain(source, lines, steps, holders, failure)


def _describe_chain(
    source: str, lines: Sequence[str], steps: Sequence[str], holders: Sequence[Any], failure: "Failure | None"
) -> TransferChain:
    transfers = [
        Transfer(line, _location(before), _location(after), _outcome(before, after))
        for line, before, after in zip(lines, holders, holders[1:], strict=False)
    ]
    values = _values(holders[-1])
    if failure is None:
        return TransferChain(source, tuple(transfers), "", "", {}, values)
    failed = len(transfers)
    location = _location(holders[-1])
    transfers.append(Transfer(lines[failed], location, location, "fails"))
    has_tensor = any(line.startswith("t = ") for line in lines[:failed])
    explanation, repairs = explain_failure(steps[failed], location, has_tensor)
    return TransferChain(source, tuple(transfers), first_line(str(failure)), explanation, repairs, values)


def _location(holder: Any) -> DataLocation:
    import torch

    if not isinstance(holder, torch.Tensor):
        return DataLocation("numpy")
    return DataLocation(str(holder.device), holder.requires_grad)


def _outcome(before: Any, after: Any) -> TransferOutcome:
    if _address(before) == _address(after):
        return "shares"
    return "drops" if _location(after).place == "meta" else "copies"


def _address(holder: Any) -> tuple[str, int]:
    import torch

    if not isinstance(holder, torch.Tensor):
        return "cpu", holder.ctypes.data
    # Tensors on meta have no address: only their identity shows whether two are the same.
    return str(holder.device), id(holder) if holder.device.type == "meta" else holder.data_ptr()


def _values(holder: Any) -> tuple[float, ...]:
    import torch

    if isinstance(holder, torch.Tensor):
        return () if holder.device.type == "meta" else tuple(holder.detach().cpu().tolist())
    return tuple(holder.tolist())


def run_device_case(name: str, device: str) -> tuple[DeviceCaseResult, DeviceCaseResult | None]:
    """Run a case and its repair; None where there is nothing to repair."""
    case = DEVICE_CASES[name]
    original = _run_lines(case.source(device), case.expression)
    return original, _run_lines(case.repair_source(device), case.repair_expression) if case.repair else None


def _run_lines(source: str, expression: str) -> DeviceCaseResult:
    from playground.sandbox.execution import execution

    with execution() as lines:
        if failure := lines.run(source):
            return DeviceCaseResult(first_line(str(failure)), "")
        return DeviceCaseResult("", repr(lines.value(expression)) if expression else "")
