"""Transfers of data between a NumPy array, the CPU and another device, as data: steps, what they did, and their repairs."""

from dataclasses import dataclass
from typing import Literal

START = "a = np.array([1.0, 2.0, 3.0], dtype=np.float32)"
"""The line that every chain of transfers begins with."""
TransferOutcome = Literal["shares", "copies", "drops", "fails"]
"""``shares``: both ends read the same memory. ``copies``: the numbers were copied. ``drops``: only shape and dtype were
transferred, as to ``meta``. ``fails``: torch raised an error."""


@dataclass(frozen=True)
class TransferStep:
    """One step that a student can add; ``{device}`` in its line stands for the chosen device."""

    name: str
    line: str
    title: str

    def source(self, device: str) -> str:
        """The line for a device."""
        return self.line.format(device=device)


TRANSFER_STEPS: dict[str, TransferStep] = {
    step.name: step
    for step in (
        TransferStep("from_numpy", "t = torch.from_numpy(a)", "torch.from_numpy(a)"),
        TransferStep("to_device", 't = t.to("{device}")', "t.to(device)"),
        TransferStep("compute", "t = t * 2", "t * 2"),
        TransferStep("requires_grad", "t = t.clone().requires_grad_()", "t requires grad"),
        TransferStep("detach", "t = t.detach()", "t.detach()"),
        TransferStep("cpu", "t = t.cpu()", "t.cpu()"),
        TransferStep("numpy", "a = t.numpy()", "t.numpy()"),
        TransferStep("force", "a = t.numpy(force=True)", "t.numpy(force=True)"),
        TransferStep("refill", 't = torch.ones_like(t, device="cpu")', "a new tensor of its shape"),
    )
}
OFFERED_STEPS = ("from_numpy", "to_device", "compute", "requires_grad", "detach", "cpu", "numpy", "force")
"""The steps that have a button; the others are repairs."""
FIRST_STEPS = ("from_numpy", "to_device")
"""The chain that the page shows before any click."""


@dataclass(frozen=True)
class DataLocation:
    """Where the data is: ``numpy``, ``cpu``, or the name of a device; and whether the tensor requires a gradient."""

    place: str
    requires_grad: bool = False


@dataclass(frozen=True)
class Transfer:
    """One step after it ran.

    Attributes:
        line: what ran.
        before, after: where the data was; after equals before when the step failed.
        outcome: what happened to the numbers.
    """

    line: str
    before: DataLocation
    after: DataLocation
    outcome: TransferOutcome


@dataclass(frozen=True)
class TransferChain:
    """A chain of steps after it ran.

    Attributes:
        source: the lines.
        transfers: what the steps did; the last one failed if there is an error.
        error: torch's message.
        explanation: why the step failed, in a sentence or two.
        repairs: names of steps to take instead of the failed one, by the text of their button.
        values: the numbers at the end; empty on ``meta``.
    """

    source: str
    transfers: tuple[Transfer, ...]
    error: str
    explanation: str
    repairs: dict[str, tuple[str, ...]]
    values: tuple[float, ...]


def explain_failure(step: str, location: DataLocation, has_tensor: bool) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Why a step failed, and the steps that repair it, by the text of their button."""
    if not has_tensor:
        return "There is no tensor yet: make one from the array first.", {"torch.from_numpy(a)": ("from_numpy",)}
    if step in ("numpy", "force", "cpu") and location.place == "meta":
        return (
            "A meta tensor holds no numbers, only shape and dtype, so there is nothing to copy. From a real device "
            "cpu() would copy them back. Here you need a new tensor.",
            {"a new tensor on the CPU, then numpy()": ("refill", "numpy")},
        )
    if step == "numpy" and location.place != "cpu":
        first = ("detach",) if location.requires_grad else ()
        call = ".detach()" * bool(first) + ".cpu().numpy()"
        return (
            f"NumPy reads main memory only, and the tensor is stored in the memory of {location.place}: copy it to the CPU "
            "first.",
            {f"t{call}": (*first, "cpu", "numpy"), "t.numpy(force=True)": ("force",)},
        )
    if step == "numpy" and location.requires_grad:
        return (
            "An array records no operations, so a change to it would make gradients wrong without any error. detach() "
            "gives the same numbers outside the graph.",
            {"t.detach().numpy()": ("detach", "numpy"), "t.numpy(force=True)": ("force",)},
        )
    return "The chosen device is not usable here: choose another one.", {}
