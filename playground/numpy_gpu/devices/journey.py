"""Data on its way between a NumPy array, the CPU and another device: steps that run, where they lead, what repairs them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playground import limits
from playground.sandbox.shown_code import run

START = "a = np.array([1.0, 2.0, 3.0], dtype=np.float32)"


@dataclass(frozen=True)
class Step:
    """One move. ``{device}`` in its line stands for the chosen device."""

    name: str
    line: str
    title: str

    def source(self, device: str) -> str:
        """The line for a device."""
        return self.line.format(device=device)


STEPS: dict[str, Step] = {
    step.name: step
    for step in (
        Step("from_numpy", "t = torch.from_numpy(a)", "torch.from_numpy(a)"),
        Step("to_device", 't = t.to("{device}")', "t.to(device)"),
        Step("compute", "t = t * 2", "t * 2"),
        Step("requires_grad", "t = t.clone().requires_grad_()", "t requires grad"),
        Step("detach", "t = t.detach()", "t.detach()"),
        Step("cpu", "t = t.cpu()", "t.cpu()"),
        Step("numpy", "a = t.numpy()", "t.numpy()"),
        Step("force", "a = t.numpy(force=True)", "t.numpy(force=True)"),
        Step("refill", 't = torch.ones_like(t, device="cpu")', "a new tensor of its shape"),
    )
}
OFFERED = ("from_numpy", "to_device", "compute", "requires_grad", "detach", "cpu", "numpy", "force")
"""The steps that have a button; the others are repairs."""
FIRST = ("from_numpy", "to_device")
"""The journey that the page shows before anybody clicks."""


@dataclass(frozen=True)
class Place:
    """Where the data is: ``numpy``, ``cpu``, or the name of a device; with what the tensor requires."""

    where: str
    requires_grad: bool = False


@dataclass(frozen=True)
class Leg:
    """One step as it ran.

    Attributes:
        line: what ran.
        before, after: the place of the data; after equals before when the step failed.
        way: ``shares`` when both ends read the same memory, ``copies`` when the numbers were copied, ``drops`` when only
            shape and dtype went on, as to ``meta``; ``fails``.
    """

    line: str
    before: Place
    after: Place
    way: str


@dataclass(frozen=True)
class Journey:
    """A journey as it ran.

    Attributes:
        source: the lines.
        legs: what the steps did; the last one failed if there is an error.
        error: torch's message.
        why: the same in our words.
        repairs: names of steps to take instead of the failed one, by the words on their button.
        values: the numbers at the end; empty on ``meta``.
    """

    source: str
    legs: tuple[Leg, ...]
    error: str
    why: str
    repairs: dict[str, tuple[str, ...]]
    values: tuple[float, ...]


def travel(steps: Sequence[str], device: str) -> Journey:
    """Run the steps from the array on, until one fails.

    Raises:
        ValueError: there are more steps than ``limits.MAX_JOURNEY_STEPS``.
    """
    if len(steps) > limits.MAX_JOURNEY_STEPS:
        raise ValueError(
            f"{len(steps)} steps are more than the limit (MAX_JOURNEY_STEPS) of {limits.MAX_JOURNEY_STEPS}: go back "
            "one."
        )
    head = ["import numpy as np", "import torch", "", START]
    lines = [STEPS[name].source(device) for name in steps]
    holders: list[Any] = []

    def watch(number: int, names: dict[str, Any]) -> None:
        if number >= len(head):
            # What the newest line made: an array for the start and for numpy(), else the tensor.
            made = (head + lines)[number - 1].split(" = ")[0]
            holders.append(names[made])

    source = "\n".join(head + lines)
    outcome = run(source, watch)
    legs = [
        Leg(line, _place(before), _place(after), _way(before, after))
        for line, before, after in zip(lines, holders, holders[1:], strict=False)
    ]
    why = ""
    repairs: dict[str, tuple[str, ...]] = {}
    if outcome.error:
        failed = steps[len(legs)]
        place = _place(holders[-1])
        legs.append(Leg(lines[len(legs)], place, place, "fails"))
        why, repairs = explain(failed, place, "t" in outcome.names)
    return Journey(source, tuple(legs), outcome.error, why, repairs, _values(holders[-1]))


def _place(holder: Any) -> Place:
    import torch

    if not isinstance(holder, torch.Tensor):
        return Place("numpy")
    return Place(str(holder.device), holder.requires_grad)


def _way(before: Any, after: Any) -> str:
    if _address(before) == _address(after):
        return "shares"
    return "drops" if _place(after).where == "meta" else "copies"


def _address(holder: Any) -> tuple[str, int]:
    import torch

    if not isinstance(holder, torch.Tensor):
        return "cpu", holder.ctypes.data
    # Tensors on meta have no address: that they are the same tensor is all that can be said.
    return str(holder.device), id(holder) if holder.device.type == "meta" else holder.data_ptr()


def _values(holder: Any) -> tuple[float, ...]:
    import torch

    if isinstance(holder, torch.Tensor):
        return () if holder.device.type == "meta" else tuple(holder.detach().cpu().tolist())
    return tuple(holder.tolist())


def explain(failed: str, place: Place, has_tensor: bool) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Why a step failed, and what to do instead, by the words on a button."""
    if not has_tensor:
        return "There is no tensor yet: make one from the array first.", {"torch.from_numpy(a)": ("from_numpy",)}
    if failed in ("numpy", "force", "cpu") and place.where == "meta":
        return (
            "A meta tensor holds no numbers, only shape and dtype, so there is nothing to copy out. On a real device "
            "cpu() "
            "would bring them back. Here only a new tensor helps.",
            {"a new tensor on the CPU, then numpy()": ("refill", "numpy")},
        )
    if failed == "numpy" and place.where != "cpu":
        first = ("detach",) if place.requires_grad else ()
        call = ".detach()" * bool(first) + ".cpu().numpy()"
        return (
            f"NumPy reads main memory only, and the tensor lies in the memory of {place.where}: bring it to the CPU "
            "first.",
            {f"t{call}": (*first, "cpu", "numpy"), "t.numpy(force=True)": ("force",)},
        )
    if failed == "numpy" and place.requires_grad:
        return (
            "An array records no operations, so changes to it would make gradients wrong without a sign. detach() "
            "gives the "
            "same numbers outside the graph.",
            {"t.detach().numpy()": ("detach", "numpy"), "t.numpy(force=True)": ("force",)},
        )
    return "The device that was asked for is not usable here: choose another one.", {}
