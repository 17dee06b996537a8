"""Loss, optimizers and schedulers of an Experiment, built."""

from typing import Any

from torch import nn
from torch.optim import AdamW, Optimizer

from playground.catalog.schedulers import NO_SCHEDULER
from playground.experiment import Experiment


def build_loss(experiment: Experiment) -> nn.Module:
    """The loss function, on the device of the experiment."""
    loss: nn.Module = experiment.loss_entry.build(experiment.loss_options)
    return loss.to(experiment.device)


def build_optimizers(experiment: Experiment, model: nn.Module) -> list[Optimizer]:
    """The chosen optimizer; beside one that takes matrices alone, AdamW for everything else, at the same rate."""
    entry, options, rate = experiment.optimizer_entry, experiment.optimizer_options, experiment.learning_rate
    if not entry.only_matrices:
        return [entry.build(model.parameters(), rate, options)]
    matrices = [parameter for parameter in model.parameters() if parameter.ndim == 2]
    others = [parameter for parameter in model.parameters() if parameter.ndim != 2]
    return [entry.build(matrices, rate, options), *([AdamW(others, lr=rate)] if others else [])]


def build_schedulers(experiment: Experiment, optimizers: list[Optimizer]) -> list[Any]:
    """A scheduler for each optimizer; none when the rate is constant."""
    entry = experiment.scheduler_entry
    total = experiment.epochs * experiment.batches_per_epoch
    return [
        entry.build(optimizer, experiment.scheduler_options, experiment.learning_rate, total)
        for optimizer in (optimizers if entry.name != NO_SCHEDULER else [])
    ]
