"""The same operations of torch with less Python around them.

On networks as small as those here most of a step is not arithmetic. Leaving out the hooks that torch puts around its calls
for profilers and compilers makes a step a third quicker and changes no bit of a result, which the tests hold.
"""

import inspect
from collections.abc import Callable
from typing import Any

from torch import Tensor, nn
from torch.optim import Optimizer

from playground.training.model import MLP

MODE_DEPENDENT = (nn.Dropout, nn.BatchNorm1d, nn.RReLU)
"""The modules here that do something else in training than in evaluation."""


def quick_forward(model: nn.Module) -> Callable[[Tensor], Tensor]:
    """The model's forward pass without the calls of module hooks, of which there are none."""
    if not isinstance(model, MLP):
        return model.forward
    steps = [module.forward for module in model.layers]

    def forward(x: Tensor) -> Tensor:
        for step in steps:
            x = step(x)
        return x

    return forward


def quick_steps(optimizers: list[Optimizer], schedulers: list[Any], takes_closure: bool) -> list[Callable[..., Any]]:
    """The update of each optimizer; call them under ``torch.no_grad``.

    A scheduler watches the calls of ``optimizer.step`` itself, so with one they stay as they are; so do those of an
    optimizer that takes a closure, which needs gradients switched on.
    """
    if schedulers or takes_closure:
        return [optimizer.step for optimizer in optimizers]
    return [inspect.unwrap(type(optimizer).step).__get__(optimizer) for optimizer in optimizers]


def depends_on_mode(model: nn.Module) -> bool:
    """Whether ``train()`` and ``eval()`` make a difference to this model."""
    return any(isinstance(module, MODE_DEPENDENT) for module in model.modules())
