"""Moves of models and tensors to a device, and the errors of operands on different devices, as cases that run.

They run for any device name: without an accelerator ``meta`` raises the same errors, because it is a device like any other
except that its tensors hold no data.
"""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DeviceCase:
    """One case.

    Attributes:
        name: its key.
        title: what it is about.
        lines: what runs; ``{device}`` stands for the device.
        expression: what the page shows of the result, when the lines work.
        error_class: the class of the error they raise; empty when they work.
        reason: what happened and why.
        repair: the lines that work; empty where nothing is to be repaired.
        repair_expression: what the page shows of the result of the repair.
        only_meta: the lines use ``meta``, whichever device is chosen.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    expression: str = ""
    error_class: str = ""
    reason: str
    repair: tuple[str, ...] = ()
    repair_expression: str = ""
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


DEVICE_CASES: dict[str, DeviceCase] = {
    case.name: case
    for case in (
        DeviceCase(
            name="tensor_moves",
            title="Moving a tensor gives a new tensor",
            lines=("t = torch.ones(3)", 't.to("{device}")'),
            expression="t.device",
            reason="to() leaves t where it was and returns a tensor on the other device; here it was not assigned to a name.",
            repair=("t = torch.ones(3)", 't = t.to("{device}")'),
            repair_expression="t.device",
        ),
        DeviceCase(
            name="model_moves",
            title="Moving a model changes it in place",
            lines=("model = nn.Linear(3, 1)", 'moved = model.to("{device}")'),
            expression="moved is model, model.weight.device",
            reason="to() of a module moves the module's own parameters and returns the module itself, so no assignment is "
            "needed.",
        ),
        DeviceCase(
            name="input_left",
            title="The model moved, the input did not",
            lines=("model = nn.Linear(3, 1)", 'model.to("{device}")', "x = torch.ones(2, 3)", "prediction = model(x)"),
            error_class="RuntimeError",
            reason="Weights and input are on two devices, and no device computes with the memory of another.",
            repair=(
                "model = nn.Linear(3, 1)",
                'model.to("{device}")',
                'x = torch.ones(2, 3).to("{device}")',
                "prediction = model(x)",
            ),
            repair_expression="prediction.device, prediction.shape",
        ),
        DeviceCase(
            name="target_left",
            title="The target was forgotten",
            lines=(
                'prediction = torch.zeros(2, 1, device="{device}")',
                "target = torch.ones(2, 1)",
                "loss = nn.functional.mse_loss(prediction, target)",
            ),
            error_class="RuntimeError",
            reason="A batch consists of inputs and targets: move both to the device, once a batch.",
            repair=(
                'prediction = torch.zeros(2, 1, device="{device}")',
                'target = torch.ones(2, 1).to("{device}")',
                "loss = nn.functional.mse_loss(prediction, target)",
            ),
            repair_expression="loss.device",
        ),
        DeviceCase(
            name="new_tensor",
            title="A tensor created in between is on the CPU",
            lines=('x = torch.ones(2, 3, device="{device}")', "noise = torch.zeros(2, 3)", "y = x + noise"),
            error_class="RuntimeError",
            reason="Functions that create tensors use the CPU by default. The _like functions take device and dtype from an "
            "existing tensor.",
            repair=('x = torch.ones(2, 3, device="{device}")', "noise = torch.zeros_like(x)", "y = x + noise"),
            repair_expression="y.device",
        ),
        DeviceCase(
            name="single_number",
            title="A single number may be on the CPU",
            lines=('x = torch.ones(2, 3, device="{device}")', "scale = torch.tensor(0.5)", "y = x * scale"),
            expression="y.device, scale.device",
            reason="A CPU tensor with no dimensions is treated as a plain number: the one exception.",
        ),
        DeviceCase(
            name="no_way_back",
            title="meta has no data to copy back",
            lines=('t = torch.ones(3, device="meta")', "t = t.cpu()"),
            error_class="NotImplementedError",
            reason="A meta tensor has a shape and a dtype only, which takes no memory: make a new tensor of that shape and "
            "fill it.",
            repair=('t = torch.ones(3, device="meta")', 't = torch.ones_like(t, device="cpu")'),
            repair_expression="t",
            only_meta=True,
        ),
    )
}
"""Every case that the page offers."""


@dataclass(frozen=True)
class DeviceCaseResult:
    """What the lines of a case did.

    Attributes:
        error: torch's message; empty when they worked.
        value: the case's expression after them, as it prints; empty after an error.
    """

    error: str
    value: str
