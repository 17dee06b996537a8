"""The training step and the testing loop, as a course would write them."""

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from playground.training.data import Samples

LossFunction = Callable[[Tensor, Tensor], Tensor]


class Diverged(FloatingPointError):
    """The loss is NaN or infinite; the parameters are as they were before the step."""

    def __init__(self, value: float) -> None:
        super().__init__(f"the loss is {value}")
        self.value = value


def train_step(
    model: nn.Module, loss_fn: LossFunction, optimizers: list[Optimizer], x: Tensor, y: Tensor
) -> tuple[float, Tensor]:
    """Run the five steps once; return the loss of the batch *before* the update, and the predictions.

    Raises:
        Diverged: the loss is not finite; nothing was updated.
    """
    outputs = model(x)
    loss = loss_fn(outputs, y)
    value = loss.item()
    if not math.isfinite(value):
        raise Diverged(value)
    for optimizer in optimizers:
        optimizer.zero_grad()
    loss.backward()
    for optimizer in optimizers:
        optimizer.step()
    return value, outputs.detach()


def train_step_with_closure(
    model: nn.Module, loss_fn: LossFunction, optimizers: list[Optimizer], x: Tensor, y: Tensor
) -> tuple[float, Tensor]:
    """Like ``train_step``, for an optimizer that asks for loss and gradient several times a step, as LBFGS does.

    Raises:
        Diverged: a loss within the step is not finite; the parameters are put back.
    """
    (optimizer,) = optimizers
    first: list[tuple[float, Tensor]] = []
    before = [parameter.detach().clone() for parameter in model.parameters()]

    def closure() -> Tensor:
        outputs = model(x)
        loss = loss_fn(outputs, y)
        value = loss.item()
        if not math.isfinite(value):
            raise Diverged(value)
        first.append((value, outputs.detach()))
        optimizer.zero_grad()
        loss.backward()
        return loss

    try:
        optimizer.step(closure)  # type: ignore[arg-type]
    except Diverged:
        with torch.no_grad():
            for parameter, kept in zip(model.parameters(), before, strict=True):
                parameter.copy_(kept)
        raise
    return first[0]


@torch.inference_mode()
def evaluate(model: nn.Module, loss_fn: LossFunction, samples: Samples) -> tuple[float, Tensor]:
    """Loss and outputs over all samples with dropout off, batch norm frozen and no graph recorded."""
    model.eval()
    outputs = model(samples.x)
    return loss_fn(outputs, samples.y).item(), outputs
