"""The training step and the testing loop, as a course would write them."""

import math
from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from playground.training.data import Samples

Forward = Callable[[Tensor], Tensor]
LossFunction = Callable[[Tensor, Tensor], Tensor]


class Diverged(FloatingPointError):
    """The loss is NaN or infinite; the parameters are as they were before the step."""

    def __init__(self, value: float, within_step: bool = False) -> None:
        super().__init__(f"the loss is {value}")
        self.value = value
        self.within_step = within_step
        """The optimizer had moved the parameters already, in a step that asks for several losses."""


def train_step(
    forward: Forward,
    loss_fn: LossFunction,
    parameters: list[nn.Parameter],
    updates: Iterable[Callable[[], object]],
    x: Tensor,
    y: Tensor,
) -> tuple[float, Tensor]:
    """Run the five steps once; return the loss of the batch *before* the update, and the predictions.

    Args:
        forward: the model.
        loss_fn: from predictions and targets to a scalar.
        parameters: of the model.
        updates: the ``step`` of each optimizer.
        x, y: inputs ``[N, features]`` and targets in the form that ``loss_fn`` wants.

    Raises:
        Diverged: the loss is not finite; nothing was updated.
    """
    outputs = forward(x)
    loss = loss_fn(outputs, y)
    value = loss.item()
    if not math.isfinite(value):
        raise Diverged(value)
    for parameter in parameters:
        parameter.grad = None
    loss.backward()  # type: ignore[no-untyped-call]
    with torch.no_grad():
        for update in updates:
            update()
    return value, outputs.detach()


def train_step_with_closure(
    forward: Forward,
    loss_fn: LossFunction,
    parameters: list[nn.Parameter],
    optimizer: Optimizer,
    x: Tensor,
    y: Tensor,
) -> tuple[float, Tensor]:
    """Like ``train_step``, for an optimizer that asks for loss and gradient several times a step, as LBFGS does.

    Raises:
        Diverged: a loss within the step is not finite; the parameters are put back.
    """
    calls: list[tuple[float, Tensor]] = []
    before = [parameter.detach().clone() for parameter in parameters]

    def closure() -> Tensor:
        outputs = forward(x)
        loss = loss_fn(outputs, y)
        value = loss.item()
        if not math.isfinite(value):
            raise Diverged(value, within_step=bool(calls))
        calls.append((value, outputs.detach()))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    try:
        optimizer.step(closure)  # type: ignore[arg-type]
    except Diverged:
        with torch.no_grad():
            for parameter, kept in zip(parameters, before, strict=True):
                parameter.copy_(kept)
        raise
    return calls[0]


@torch.inference_mode()
def evaluate(forward: Forward, loss_fn: LossFunction, samples: Samples) -> tuple[float, Tensor]:
    """Loss and outputs over all samples, with no graph recorded; the model must be in evaluation mode."""
    outputs = forward(samples.x)
    return loss_fn(outputs, samples.y).item(), outputs
