"""The devices that torch can compute on: the CPU and the accelerators of this machine, as plain data.

torch is imported inside the functions, because the server runs without it; a query may start a driver, so workers make it.
"""

import importlib.util
from dataclasses import dataclass
from typing import Protocol

DEVICE_TYPES = {
    "cpu": "CPU",
    "cuda": "NVIDIA CUDA or AMD ROCm",
    "mps": "Apple GPU (Metal)",
    "xpu": "Intel GPU",
}
"""Device types that the released builds of torch have, with their makers; builds for ROCm use the name ``cuda`` too."""


class Machine(Protocol):
    """Queries about the devices of a machine; tests answer them with fake machines.

    ``device_type`` is spelled as torch does: ``cpu``, ``cuda``, ``mps``, ``xpu``.
    """

    def accelerator(self) -> str:
        """The device type of the accelerator that is usable now; empty when there is none."""

    def built_for(self, device_type: str) -> bool:
        """Whether this build of torch has code for the device type."""

    def count(self, device_type: str) -> int:
        """Usable devices of the type."""

    def title(self, device_type: str, index: int) -> str:
        """The name of a device as its maker gives it."""

    def memory(self, device_type: str, index: int) -> int | None:
        """Bytes of memory of a device; None where torch does not report it."""


class TorchMachine:
    """This machine, as the installed torch describes it."""

    def accelerator(self) -> str:
        """The device type of the accelerator that is usable now; empty when there is none."""
        import torch

        device = torch.accelerator.current_accelerator(check_available=True)
        return device.type if device is not None else ""

    def built_for(self, device_type: str) -> bool:
        """Whether this build of torch has code for the device type."""
        import torch

        if device_type == "cuda":
            return torch.version.cuda is not None or torch.version.hip is not None
        if device_type == "mps":
            return torch.backends.mps.is_built()
        if device_type == "xpu":
            return torch.version.xpu is not None
        return device_type == "cpu"

    def count(self, device_type: str) -> int:
        """Usable devices of the type."""
        import torch

        if device_type == "cpu":
            return 1
        if device_type == "cuda":
            return torch.cuda.device_count() if torch.cuda.is_available() else 0
        if device_type == "mps":
            return int(torch.backends.mps.is_available())
        if device_type == "xpu":
            return torch.xpu.device_count() if torch.xpu.is_available() else 0
        return torch.accelerator.device_count() if self.accelerator() == device_type else 0

    def title(self, device_type: str, index: int) -> str:
        """The name of a device as its maker gives it."""
        import torch

        if device_type in ("cuda", "xpu"):
            return str(getattr(torch, device_type).get_device_name(index))
        return "Apple GPU" if device_type == "mps" else device_type

    def memory(self, device_type: str, index: int) -> int | None:
        """Bytes of memory of a device; None where torch does not report it."""
        import torch

        if device_type in ("cuda", "xpu"):
            return int(getattr(torch, device_type).get_device_properties(index).total_memory)
        return None


@dataclass(frozen=True)
class Device:
    """One usable device.

    Attributes:
        name: as torch takes it: ``cpu``, ``cuda:0``.
        title: as its maker calls it.
        memory: bytes of its own memory; None where torch does not report it.
    """

    name: str
    title: str
    memory: int | None = None


@dataclass(frozen=True)
class Backend:
    """One device type that torch can have code for.

    Attributes:
        device_type: as torch spells it.
        title: its maker.
        built: this build of torch has code for it.
        count: usable devices.
        status: the state in a sentence.
    """

    device_type: str
    title: str
    built: bool
    count: int
    status: str


@dataclass(frozen=True)
class DeviceReport:
    """The devices of one machine.

    Attributes:
        accelerator: the device type in use; empty when there is none.
        devices: usable ones, the CPU first.
        backends: every device type that torch can have code for, usable or not.
        xla: the package for TPUs is installed.
    """

    accelerator: str
    devices: tuple[Device, ...]
    backends: tuple[Backend, ...]
    xla: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The devices as torch takes them, and ``meta``, which every build has."""
        return (*(device.name for device in self.devices), "meta")

    @property
    def other_device(self) -> str:
        """The first accelerator; without one ``meta``, which behaves like another device but holds no data."""
        return next(name for name in self.names if name != "cpu")

    @property
    def summary(self) -> str:
        """Whether there is an accelerator, and if not why, in a sentence or two."""
        cards = [device for device in self.devices if device.name != "cpu"]
        if not cards:
            built = [backend.title for backend in self.backends if backend.built and backend.device_type != "cpu"]
            reason = (
                f"This build of torch has code for {', '.join(built)}, but finds no such device."
                if built
                else "This build of torch is for the CPU only."
            )
            return f"No accelerator here: everything runs on the CPU. {reason}"
        if len(cards) == 1:
            return f"One accelerator here: {cards[0].title}, as {cards[0].name}."
        return f"{len(cards)} accelerators here: {', '.join(f'{card.title} as {card.name}' for card in cards)}."


def report_devices(machine: Machine) -> DeviceReport:
    """Query a machine about every device type."""
    accelerator = machine.accelerator()
    # A build may know an accelerator of another maker, registered by an extension.
    types = dict(DEVICE_TYPES) | ({accelerator: accelerator} if accelerator not in ("", *DEVICE_TYPES) else {})
    backends, devices = [], []
    for device_type, title in types.items():
        count = machine.count(device_type)
        built = machine.built_for(device_type) or count > 0
        backends.append(Backend(device_type, title, built, count, _describe_status(device_type, built, count)))
        for index in range(count):
            name = "cpu" if device_type == "cpu" else f"{device_type}:{index}"
            devices.append(Device(name, machine.title(device_type, index), machine.memory(device_type, index)))
    return DeviceReport(accelerator, tuple(devices), tuple(backends), _torch_xla_is_installed())


def report_devices_of_this_machine() -> DeviceReport:
    """The devices of the machine that this runs on; a task for a worker."""
    return report_devices(TorchMachine())


def _describe_status(device_type: str, built: bool, count: int) -> str:
    if device_type == "cpu":
        return "always available"
    if count:
        return f"{count} usable" if count > 1 else "usable"
    return "built in, but no device found" if built else "not in this build of torch"


def _torch_xla_is_installed() -> bool:
    """Whether the separate package for TPUs is installed."""
    return importlib.util.find_spec("torch_xla") is not None
