"""Moves of models and of tensors, and the errors of things that lie on different devices, as cases that run.

They run for any device name: without an accelerator ``meta`` raises the same errors, for it is a device like any other
except that its tensors hold no data.
"""

from dataclasses import dataclass

from playground.sandbox.shown_code import run


@dataclass(frozen=True, kw_only=True)
class MixUp:
    """One case.

    Attributes:
        name: its key.
        title: what it is about.
        lines: what runs; ``{device}`` stands for the device.
        shows: an expression of the result worth seeing, when the lines work.
        fails: the class of the error they raise; empty when they work.
        reason: what happened and why.
        repair: the lines that work; empty where nothing is to be repaired.
        repair_shows: the same of the repair.
        only_meta: it concerns ``meta`` alone.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    shows: str = ""
    fails: str = ""
    reason: str
    repair: tuple[str, ...] = ()
    repair_shows: str = ""
    only_meta: bool = False

    def source(self, device: str) -> str:
        """The lines for a device."""
        return _source(self.lines, device)

    def repair_source(self, device: str) -> str:
        """The repaired lines for a device; empty where there are none."""
        return _source(self.repair, device) if self.repair else ""


def _source(lines: tuple[str, ...], device: str) -> str:
    return "\n".join(
        ["import torch", "from torch import nn", "", *(line.replace("{device}", device) for line in lines)]
    )


MIX_UPS: dict[str, MixUp] = {
    case.name: case
    for case in (
        MixUp(
            name="tensor_moves",
            title="A tensor's move gives a new tensor",
            lines=("t = torch.ones(3)", 't.to("{device}")'),
            shows="t.device",
            reason="to() leaves t where it was and returns a tensor on the other device, which nobody kept here.",
            repair=("t = torch.ones(3)", 't = t.to("{device}")'),
            repair_shows="t.device",
        ),
        MixUp(
            name="model_moves",
            title="A model moves in place",
            lines=("model = nn.Linear(3, 1)", 'moved = model.to("{device}")'),
            shows="moved is model, model.weight.device",
            reason="to() of a module moves its own parameters and returns the module itself, so no assignment is "
            "needed.",
        ),
        MixUp(
            name="input_left",
            title="The model moved, the input did not",
            lines=("model = nn.Linear(3, 1)", 'model.to("{device}")', "x = torch.ones(2, 3)", "prediction = model(x)"),
            fails="RuntimeError",
            reason="Weights and input lie on two devices, and no device computes with another's memory.",
            repair=(
                "model = nn.Linear(3, 1)",
                'model.to("{device}")',
                'x = torch.ones(2, 3).to("{device}")',
                "prediction = model(x)",
            ),
            repair_shows="prediction.device, prediction.shape",
        ),
        MixUp(
            name="target_left",
            title="The target was forgotten",
            lines=(
                'prediction = torch.zeros(2, 1, device="{device}")',
                "target = torch.ones(2, 1)",
                "loss = nn.functional.mse_loss(prediction, target)",
            ),
            fails="RuntimeError",
            reason="A batch has two parts: move the targets too, once a batch, beside the inputs.",
            repair=(
                'prediction = torch.zeros(2, 1, device="{device}")',
                'target = torch.ones(2, 1).to("{device}")',
                "loss = nn.functional.mse_loss(prediction, target)",
            ),
            repair_shows="loss.device",
        ),
        MixUp(
            name="new_tensor",
            title="A tensor made on the way is on the CPU",
            lines=('x = torch.ones(2, 3, device="{device}")', "noise = torch.zeros(2, 3)", "y = x + noise"),
            fails="RuntimeError",
            reason="Functions that make tensors make them on the CPU unless told. The _like functions take device and "
            "dtype "
            "from a tensor that is there.",
            repair=('x = torch.ones(2, 3, device="{device}")', "noise = torch.zeros_like(x)", "y = x + noise"),
            repair_shows="y.device",
        ),
        MixUp(
            name="single_number",
            title="A single number may cross",
            lines=('x = torch.ones(2, 3, device="{device}")', "scale = torch.tensor(0.5)", "y = x * scale"),
            shows="y.device, scale.device",
            reason="A CPU tensor with no dimensions is taken as a plain number: the one exception.",
        ),
        MixUp(
            name="no_way_back",
            title="meta has no data to bring back",
            lines=('t = torch.ones(3, device="meta")', "t = t.cpu()"),
            fails="NotImplementedError",
            reason="A meta tensor knows shape and dtype only, which costs no memory: make a new tensor of that shape "
            "and fill it.",
            repair=('t = torch.ones(3, device="meta")', 't = torch.ones_like(t, device="cpu")'),
            repair_shows="t",
            only_meta=True,
        ),
    )
}
"""Every case that the page offers."""


def answer(source: str, shows: str) -> tuple[str, str]:
    """The error of some lines, or what an expression of the catalog is after them, as it prints."""
    outcome = run(source)
    if outcome.error or not shows:
        return outcome.error, ""
    return "", repr(eval(shows, dict(outcome.names)))
