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
    results: list[Any] = []

    def record_result(number: int, variables: dict[str, Any]) -> None:
        if number >= len(beginning):
            variable = (beginning + lines)[number - 1].split(" = ")[0]
            results.append(variables[variable])

    with execution() as executed:
        failure = executed.run(source, record_result)
        return _describe_chain(source, lines, steps, results, failure)


def _describe_chain(
    source: str, lines: Sequence[str], steps: Sequence[str], results: Sequence[Any], failure: "Failure | None"
) -> TransferChain:
    transfers = [
        Transfer(line, _location(before), _location(after), _outcome(before, after))
        for line, before, after in zip(lines, results, results[1:], strict=False)
    ]
    values = _values(results[-1])
    if failure is None:
        return TransferChain(source, tuple(transfers), "", "", {}, values)
    failed = len(transfers)
    location = _location(results[-1])
    transfers.append(Transfer(lines[failed], location, location, "fails"))
    has_tensor = any(line.startswith("t = ") for line in lines[:failed])
    explanation, repairs = explain_failure(steps[failed], location, has_tensor)
    return TransferChain(source, tuple(transfers), first_line(str(failure)), explanation, repairs, values)


def _location(data: Any) -> DataLocation:
    import torch

    if not isinstance(data, torch.Tensor):
        return DataLocation("numpy")
    return DataLocation(str(data.device), data.requires_grad)


def _outcome(before: Any, after: Any) -> TransferOutcome:
    if _address(before) == _address(after):
        return "shares"
    return "drops" if _location(after).place == "meta" else "copies"


def _address(data: Any) -> tuple[str, int]:
    import torch

    if not isinstance(data, torch.Tensor):
        return "cpu", data.ctypes.data
    # Tensors on meta have no address: only their identity shows whether two are the same.
    return str(data.device), id(data) if data.device.type == "meta" else data.data_ptr()


def _values(data: Any) -> tuple[float, ...]:
    import torch

    if isinstance(data, torch.Tensor):
        return () if data.device.type == "meta" else tuple(data.detach().cpu().tolist())
    return tuple(data.tolist())


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
