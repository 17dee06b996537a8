"""The sentences that say why a run has ended."""

import math

from playground.experiment import Experiment
from playground.training.loop import DivergedError


def watched_part(experiment: Experiment) -> str:
    """The part of the data that stop rules watch."""
    return "validation" if experiment.validation_fraction else "test"


def epochs_done(epochs: int) -> str:
    """The run has trained for all its epochs."""
    return f"Done: the model has trained for {epochs:,} epochs."


def target_reached(experiment: Experiment, metric: str, value: float, epoch: int) -> str:
    """The watched metric reached the target."""
    return (
        f"Stopped after epoch {epoch:,}: {watched_part(experiment)} {metric} is {value:.4g} and the target was "
        f"{experiment.target:g}."
    )


def patience_exhausted(experiment: Experiment, epoch: int, best_epoch: int, best_loss: float) -> str:
    """The watched loss has not fallen for too long."""
    after = "; its weights are restored." if experiment.restore_best else "; the last weights stay."
    return (
        f"Stopped after epoch {epoch:,}: the {watched_part(experiment)} loss has not fallen for {experiment.patience} "
        f"epochs. It was lowest, {best_loss:.4g}, in epoch {best_epoch:,}{after}"
    )


def diverged(experiment: Experiment, problem: DivergedError, step: int, epoch: int, rate: float) -> str:
    """The loss is NaN or infinite; the sentence names the step and the likely reason."""
    what = "not a number (NaN)" if math.isnan(problem.value) else "infinite"
    if step == 0 and not problem.within_step:
        why = (
            f"No step was taken yet, so the model's first outputs already break {experiment.loss}: look at the data, the "
            "initialisation and the output activation."
        )
    else:
        why = (
            f"Most likely the learning rate {rate:g} is too high for {experiment.optimizer}, so that every step "
            f"overshoots further; reset and try {rate / 10:g}."
        )
    return (
        f"Training stopped at step {step + 1:,}, in epoch {epoch:,}: the loss of the batch is {what}. {why} "
        "The weights are those from before that step."
    )
