"""Forward passes and optimizer updates with less overhead from Python.

In networks as small as these, most of the time of a step is not arithmetic. Skipping the hooks that torch puts around its
calls for profilers and compilers makes a step a third faster and changes no bit of a result, which tests check.
"""

import inspect
from collections.abc import Callable
from typing import Any

from torch import Tensor, nn
from torch.optim import Optimizer

from playground.training.model import MLP

MODE_DEPENDENT = (nn.Dropout, nn.BatchNorm1d, nn.RReLU)
"""The modules in our models that behave differently in training and in evaluation."""


def direct_forward(model: nn.Module) -> Callable[[Tensor], Tensor]:
    """The model's forward pass without the lookup of module hooks, because it has none."""
    if not isinstance(model, MLP):
        return model.forward
    steps = [module.forward for module in model.layers]

    def forward(x: Tensor) -> Tensor:
        for step in steps:
            x = step(x)
        return x

    return forward


def direct_updates(optimizers: list[Optimizer], schedulers: list[Any], takes_closure: bool) -> list[Callable[..., Any]]:
    """The update function of each optimizer, to be called under ``torch.no_grad``.

    A scheduler counts the calls of ``optimizer.step``, so with a scheduler these are used unchanged; likewise for an
    optimizer that takes a closure, because it needs gradients.
    """
    if schedulers or takes_closure:
        return [optimizer.step for optimizer in optimizers]
    return [inspect.unwrap(type(optimizer).step).__get__(optimizer) for optimizer in optimizers]


def depends_on_mode(model: nn.Module) -> bool:
    """Whether ``train()`` and ``eval()`` change the outputs of this model."""
    return any(isinstance(module, MODE_DEPENDENT) for module in model.modules())
