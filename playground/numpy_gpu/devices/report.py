"""What there is to compute on here, as plain data that a worker can send: devices, back ends, and what is missing."""

from dataclasses import dataclass

from playground.numpy_gpu.devices.machine import Machine, TorchMachine, torch_xla_is_installed
from playground.sandbox.shown_code import run


@dataclass(frozen=True)
class Device:
    """One device.

    Attributes:
        name: as torch takes it: ``cpu``, ``cuda:0``.
        title: as its maker calls it.
        memory: bytes of its own memory; None where torch cannot tell.
    """

    name: str
    title: str
    memory: int | None = None


@dataclass(frozen=True)
class BackEnd:
    """One kind of device that torch can know.

    Attributes:
        kind: the device type.
        title: whose it is.
        built: this build of torch has code for it.
        count: usable devices.
        says: the state in a sentence.
    """

    kind: str
    title: str
    built: bool
    count: int
    says: str


@dataclass(frozen=True)
class Report:
    """What one machine offers.

    Attributes:
        accelerator: the kind in use; empty when there is none.
        devices: usable ones, the CPU first.
        back_ends: every kind that torch can know, usable or not.
        xla: the package for TPUs is installed.
    """

    accelerator: str
    devices: tuple[Device, ...]
    back_ends: tuple[BackEnd, ...]
    xla: bool = False

    @property
    def names(self) -> list[str]:
        """The devices as torch takes them, and ``meta``, which every build has."""
        return [*(device.name for device in self.devices), "meta"]

    @property
    def summary(self) -> str:
        """The state in a sentence or two, for a person who hopes for a GPU."""
        cards = [device for device in self.devices if device.name != "cpu"]
        if not cards:
            built = [end.title for end in self.back_ends if end.built and end.kind != "cpu"]
            why = (
                f"This build of torch has code for {', '.join(built)}, but finds no such device."
                if built
                else "This build of torch is for the CPU only."
            )
            return f"No accelerator here: everything runs on the CPU. {why}"
        if len(cards) == 1:
            return f"One accelerator here: {cards[0].title}, as {cards[0].name}."
        return f"{len(cards)} accelerators here: {', '.join(f'{card.title} as {card.name}' for card in cards)}."


KINDS = {
    "cpu": "CPU",
    "cuda": "NVIDIA CUDA or AMD ROCm",
    "mps": "Apple GPU (Metal)",
    "xpu": "Intel GPU",
}
"""Device types that the released builds of torch have; ROCm builds use the name cuda too."""

DISCOVERY = """\
import torch

accelerator = torch.accelerator.current_accelerator(check_available=True)
device = accelerator if accelerator is not None else torch.device("cpu")
count = torch.accelerator.device_count()"""
"""The lines that every script should begin with, shown and run."""


def report(machine: Machine) -> Report:
    """Ask a machine for everything."""
    accelerator = machine.accelerator()
    # A build may know an accelerator of another maker, registered by an extension.
    kinds = dict(KINDS) | ({accelerator: accelerator} if accelerator not in ("", *KINDS) else {})
    back_ends, devices = [], []
    for kind, title in kinds.items():
        count = machine.count(kind)
        built = machine.built_for(kind) or count > 0
        back_ends.append(BackEnd(kind, title, built, count, _says(kind, built, count)))
        for index in range(count):
            name = "cpu" if kind == "cpu" else f"{kind}:{index}"
            devices.append(Device(name, machine.title(kind, index), machine.memory(kind, index)))
    return Report(accelerator, tuple(devices), tuple(back_ends), torch_xla_is_installed())


def discover() -> Report:
    """What this machine offers; a task for a worker, because asking may start a driver."""
    return report(TorchMachine())


def discover_values() -> dict[str, str]:
    """What the variables of the shown lines are on this machine; a task for a worker."""
    names = run(DISCOVERY).names
    return {name: str(names[name]) for name in ("device", "count")}


def _says(kind: str, built: bool, count: int) -> str:
    if kind == "cpu":
        return "always there"
    if count:
        return f"{count} usable" if count > 1 else "usable"
    return "built in, but no device found" if built else "not in this build of torch"
