"""Loss, penalty, clipping, optimizers and schedulers of an Experiment, built."""

from collections.abc import Callable
from functools import partial
from typing import Any

from torch import Tensor, nn
from torch.optim import AdamW, Optimizer

from playground.catalog.schedulers import NO_SCHEDULER
from playground.experiment import Experiment


def build_loss(experiment: Experiment) -> nn.Module:
    """The loss function, on the device of the experiment."""
    loss: nn.Module = experiment.loss_entry.build(experiment.loss_options)
    return loss.to(experiment.device)


def matrices(model: nn.Module) -> list[nn.Parameter]:
    """The weight matrices, which a penalty holds down and which some optimizers take alone."""
    return [parameter for parameter in model.parameters() if parameter.ndim == 2]


def build_penalty(experiment: Experiment, model: nn.Module) -> Callable[[], Tensor] | None:
    """What large weights cost: L1 times the sum of |weight| and L2 times the sum of weight², over all matrices."""
    l1, l2, held = experiment.l1, experiment.l2, matrices(model)

    def absolute() -> Any:
        return l1 * sum(weights.abs().sum() for weights in held)

    def squared() -> Any:
        return l2 * sum((weights**2).sum() for weights in held)

    if l1 and l2:
        return lambda: absolute() + squared()
    return absolute if l1 else squared if l2 else None


def build_clip(experiment: Experiment, model: nn.Module) -> Callable[[], object] | None:
    """What shortens the gradients, if anything does."""
    if experiment.clip_norm is None:
        return None
    return partial(nn.utils.clip_grad_norm_, list(model.parameters()), experiment.clip_norm)


def build_optimizers(experiment: Experiment, model: nn.Module) -> list[Optimizer]:
    """The chosen optimizer; beside one that takes matrices alone, AdamW for everything else, at the same rate."""
    entry, options, rate = experiment.optimizer_entry, experiment.optimizer_options, experiment.learning_rate
    if not entry.only_matrices:
        return [entry.build(model.parameters(), rate, options)]
    others = [parameter for parameter in model.parameters() if parameter.ndim != 2]
    return [entry.build(matrices(model), rate, options), *([AdamW(others, lr=rate)] if others else [])]


def build_schedulers(experiment: Experiment, optimizers: list[Optimizer]) -> list[Any]:
    """A scheduler for each optimizer; none when the rate is constant."""
    entry = experiment.scheduler_entry
    total = experiment.epochs * experiment.batches_per_epoch
    return [
        entry.build(optimizer, experiment.scheduler_options, experiment.learning_rate, total)
        for optimizer in (optimizers if entry.name != NO_SCHEDULER else [])
    ]
