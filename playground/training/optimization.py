"""Building the loss, penalty, clipping, optimizers and schedulers of an Experiment."""

from collections.abc import Callable
from functools import partial
from typing import Any

from torch import Tensor, nn
from torch.optim import AdamW, Optimizer

from playground.catalog.schedulers import NO_SCHEDULER
from playground.experiment import Experiment


def build_loss(experiment: Experiment) -> nn.Module:
    """Build the loss function, on the device of the experiment."""
    loss: nn.Module = experiment.loss_entry.build(experiment.loss_options)
    return loss.to(experiment.device)


def matrices(model: nn.Module) -> list[nn.Parameter]:
    """The weight matrices: penalties apply to them only, and some optimizers take nothing else."""
    return [parameter for parameter in model.parameters() if parameter.ndim == 2]


def build_penalty(experiment: Experiment, model: nn.Module) -> Callable[[], Tensor] | None:
    """Build the penalty: L1 times the sum of |weight| plus L2 times the sum of weight², over all weight matrices."""
    l1, l2, weight_matrices = experiment.l1, experiment.l2, matrices(model)

    def absolute() -> Any:
        return l1 * sum(weights.abs().sum() for weights in weight_matrices)

    def squared() -> Any:
        return l2 * sum((weights**2).sum() for weights in weight_matrices)

    if l1 and l2:
        return lambda: absolute() + squared()
    return absolute if l1 else squared if l2 else None


def build_clip(experiment: Experiment, model: nn.Module) -> Callable[[], object] | None:
    """Build the clipping of gradients; None where there is none."""
    if experiment.clip_norm is None:
        return None
    return partial(nn.utils.clip_grad_norm_, list(model.parameters()), experiment.clip_norm)


def build_optimizers(experiment: Experiment, model: nn.Module) -> list[Optimizer]:
    """Build the optimizer; where it takes matrices only, an AdamW at the same rate updates the other parameters."""
    entry, options, rate = experiment.optimizer_entry, experiment.optimizer_options, experiment.learning_rate
    if not entry.only_matrices:
        return [entry.build(model.parameters(), rate, options)]
    others = [parameter for parameter in model.parameters() if parameter.ndim != 2]
    return [entry.build(matrices(model), rate, options), *([AdamW(others, lr=rate)] if others else [])]


def build_schedulers(experiment: Experiment, optimizers: list[Optimizer]) -> list[Any]:
    """Build a scheduler for each optimizer; an empty list when the learning rate is constant."""
    entry = experiment.scheduler_entry
    total = experiment.epochs * experiment.batches_per_epoch
    return [
        entry.build(optimizer, experiment.scheduler_options, experiment.learning_rate, total)
        for optimizer in (optimizers if entry.name != NO_SCHEDULER else [])
    ]
