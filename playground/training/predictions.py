"""Converting the outputs of a model to values, probabilities and classes."""

import numpy as np
import torch
from torch import Tensor

from playground.arrays import Array, Columns
from playground.catalog.metrics import summarise, tally
from playground.experiment import Experiment


def predicted(experiment: Experiment, outputs: Tensor) -> Array:
    """Convert outputs ``[N, outputs]`` to predictions ``[N]``: float values of a regression, or int64 class numbers."""
    if experiment.task == "regression":
        return values(experiment, outputs).cpu().numpy().astype(np.float64)
    if experiment.outputs > 1:
        return outputs.argmax(dim=1).cpu().numpy()
    threshold = 0.5 if experiment.loss_entry.reading == "probability" else 0.0
    return (outputs[:, 0] > threshold).cpu().numpy().astype(np.int64)


def values(experiment: Experiment, outputs: Tensor) -> Tensor:
    """Convert outputs of a regression ``[N, 1]`` to values ``[N]``; with a Poisson loss, the output may be a logarithm."""
    takes_logarithm = experiment.loss_entry.resolve(experiment.loss_options).get("log_input", False)
    return outputs[:, 0].exp() if takes_logarithm else outputs[:, 0]


def probabilities(experiment: Experiment, outputs: Tensor) -> Tensor:
    """Convert outputs ``[N, outputs]`` to probabilities ``[N, classes]``, in the way that fits the loss."""
    reading = experiment.loss_entry.reading
    if reading in ("logits", "log_probabilities"):
        return outputs.softmax(dim=1)
    if reading == "probabilities":
        return outputs
    second = outputs[:, 0].sigmoid() if reading == "logit" else outputs[:, 0]
    return torch.stack((1 - second, second), dim=1)


def tally_outputs(experiment: Experiment, outputs: Tensor, truth: Array) -> Array:
    """Count what the metrics need of these outputs; see ``catalog.metrics.tally``."""
    return tally(experiment.task, predicted(experiment, outputs), truth, len(experiment.class_names))


def metrics_of(experiment: Experiment, part: str, tallies: list[Array]) -> Columns:
    """Compute the columns ``train_accuracy``, … of one part of the data, with one value for each epoch."""
    if not tallies:
        return {}
    return {f"{part}_{name}": column for name, column in summarise(experiment.task, np.stack(tallies)).items()}
