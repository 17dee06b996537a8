"""The training step and the test loop, as a course would write them."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from playground.errors import PlaygroundError
from playground.training.data import Samples

Forward = Callable[[Tensor], Tensor]
LossFunction = Callable[[Tensor, Tensor], Tensor]


class DivergedError(PlaygroundError):
    """The loss is NaN or infinite; the parameters are those from before the step."""

    def __init__(self, value: float, within_step: bool = False) -> None:
        super().__init__(f"the loss is {value}")
        self.value = value
        self.within_step = within_step
        """Whether the optimizer had updated the parameters already, in a step that computes several losses."""


@dataclass(frozen=True)
class Learner:
    """What a training step needs.

    Attributes:
        forward: the model, from inputs ``[N, inputs]`` to outputs.
        loss_fn: from outputs and targets to a scalar.
        parameters: of the model.
        updates: the ``step`` of each optimizer.
        penalty: a term for large weights that is added to the loss, but not to the loss that is reported.
        clip: scales down large gradients before an update.
    """

    forward: Forward
    loss_fn: LossFunction
    parameters: list[nn.Parameter]
    updates: list[Callable[..., object]]
    penalty: Callable[[], Tensor] | None = None
    clip: Callable[[], object] | None = None


def train_step(learner: Learner, x: Tensor, y: Tensor) -> tuple[float, Tensor]:
    """Run the five steps once; return the loss of the batch *before* the update, and the outputs.

    Args:
        learner: model, loss and optimizers.
        x, y: inputs ``[N, inputs]`` and targets in the form that the loss takes.

    Raises:
        DivergedError: the loss is not finite; nothing was updated.
    """
    outputs = learner.forward(x)
    loss = learner.loss_fn(outputs, y)
    value = loss.item()
    if not math.isfinite(value):
        raise DivergedError(value)
    for parameter in learner.parameters:
        parameter.grad = None
    _backward(learner, loss)
    with torch.no_grad():
        for update in learner.updates:
            update()
    return value, outputs.detach()


def train_step_with_closure(learner: Learner, x: Tensor, y: Tensor) -> tuple[float, Tensor]:
    """Like ``train_step``, for an optimizer that computes loss and gradient several times a step, as LBFGS does.

    Raises:
        DivergedError: a loss within the step is not finite; the parameters are restored.
    """
    calls: list[tuple[float, Tensor]] = []
    before = [parameter.detach().clone() for parameter in learner.parameters]

    def closure() -> Tensor:
        outputs = learner.forward(x)
        loss = learner.loss_fn(outputs, y)
        value = loss.item()
        if not math.isfinite(value):
            raise DivergedError(value, within_step=bool(calls))
        calls.append((value, outputs.detach()))
        for parameter in learner.parameters:
            parameter.grad = None
        return _backward(learner, loss)

    (update,) = learner.updates
    try:
        update(closure)
    except DivergedError:
        with torch.no_grad():
            for parameter, value in zip(learner.parameters, before, strict=True):
                parameter.copy_(value)
        raise
    return calls[0]


def _backward(learner: Learner, loss: Tensor) -> Tensor:
    """Compute the gradients of loss plus penalty, and clip them; return that sum."""
    total = loss + learner.penalty() if learner.penalty else loss
    total.backward()
    if learner.clip:
        learner.clip()
    return total


@torch.inference_mode()
def evaluate(forward: Forward, loss_fn: LossFunction, samples: Samples) -> tuple[float, Tensor]:
    """Compute loss and outputs for all samples without recording a graph; the model must be in evaluation mode."""
    outputs = forward(samples.x)
    return loss_fn(outputs, samples.y).item(), outputs
