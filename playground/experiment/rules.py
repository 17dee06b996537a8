"""What fits with what: the rules between the choices of an Experiment, in the words of a person."""

import itertools
import math
from typing import TYPE_CHECKING

from playground import limits
from playground.catalog.features import FEATURES
from playground.catalog.losses import LOSSES, Loss

if TYPE_CHECKING:
    from playground.experiment.experiment import Experiment, Layer


def split_sizes(samples: int, test_fraction: float, validation_fraction: float) -> tuple[int, int, int]:
    """Number of training, validation and test samples; scikit-learn's rule: held-out shares are rounded up."""
    test = math.ceil(samples * test_fraction)
    validation = math.ceil(samples * validation_fraction)
    return samples - test - validation, validation, test


def parameter_count(experiment: "Experiment") -> int:
    """Number of weights and biases of the model, without building it."""
    if experiment.model == "line":
        return 2
    linear = sum((before + experiment.bias) * after for before, after in widths(experiment))
    norms = sum(2 * layer.units for layer in hidden_layers(experiment) if layer.batch_norm)
    prelu = sum(layer.activation == "PReLU" for layer in hidden_layers(experiment))
    return linear + norms + prelu


def widths(experiment: "Experiment") -> list[tuple[int, int]]:
    """Inputs and outputs of every linear layer, in order."""
    hidden = (layer.units for layer in hidden_layers(experiment))
    return list(itertools.pairwise((experiment.inputs, *hidden, experiment.outputs)))


def hidden_layers(experiment: "Experiment") -> "tuple[Layer, ...]":
    """The hidden layers that the chosen family of models has."""
    return experiment.layers if experiment.model == "mlp" else ()


def losses_for(experiment: "Experiment") -> list[Loss]:
    """The losses that fit the task."""
    return [loss for loss in LOSSES.values() if experiment.task in loss.tasks]


def problem(experiment: "Experiment") -> str | None:
    """The first thing that does not fit, as one sentence with what to do; None when everything fits."""
    return (
        _feature_problem(experiment)
        or _model_problem(experiment)
        or _loss_problem(experiment)
        or _data_problem(experiment)
        or _option_problem(experiment)
    )


def _feature_problem(experiment: "Experiment") -> str | None:
    strange = [FEATURES[name].title for name in experiment.features if FEATURES[name].of != experiment.dimensions]
    if strange:
        has = f"{experiment.dimensions} feature{'s' if experiment.dimensions > 1 else ''}"
        return (
            f"{', '.join(strange)} cannot be made from {experiment.dataset_entry.title}, which has {has}: take them out "
            "of the inputs."
        )
    return None


def _model_problem(experiment: "Experiment") -> str | None:
    if experiment.model == "line" and (experiment.inputs != 1 or experiment.task != "regression"):
        return (
            f"The line of two parameters maps one feature to one number, but {experiment.dataset_entry.title} has "
            f"{experiment.inputs} features and is a {experiment.task} task: choose an MLP, or the straight line as data."
        )
    if experiment.model == "line" and (experiment.l1 or experiment.l2):
        return "The line of two parameters has no weight matrix for a penalty to hold down: set L1 and L2 to 0."
    if experiment.model == "line" and experiment.output_activation != "Identity":
        return "The line of two parameters takes no output activation: set it to none."
    if experiment.model == "line" and experiment.optimizer_entry.only_matrices:
        return f"{experiment.optimizer} updates matrices, and the line of two parameters has none: choose another optimizer."
    if (count := parameter_count(experiment)) > limits.MAX_PARAMETERS:
        return (
            f"The model would have {count:,} parameters and the limit (MAX_PARAMETERS) is {limits.MAX_PARAMETERS:,}: "
            "take fewer layers or neurons."
        )
    return None


def _loss_problem(experiment: "Experiment") -> str | None:
    loss = experiment.loss_entry
    if experiment.task not in loss.tasks:
        fitting = ", ".join(entry.name for entry in losses_for(experiment))
        return (
            f"{loss.name} is for {' or '.join(loss.tasks)} tasks, but {experiment.dataset_entry.title} is a "
            f"{experiment.task} task: choose one of {fitting}."
        )
    if loss.output and experiment.output_activation not in loss.output:
        return (
            f"{loss.name} needs {' or '.join(loss.output)} after the last layer, not "
            f"{experiment.output_activation}: set the output activation."
        )
    weight = experiment.loss_options.get("weight")
    if isinstance(weight, tuple) and len(weight) != experiment.outputs:
        return (
            f"{loss.name} wants one class weight for each of the {experiment.outputs} classes, but there are "
            f"{len(weight)}: give one each, or none."
        )
    return None


def _option_problem(experiment: "Experiment") -> str | None:
    steps = experiment.epochs * experiment.batches_per_epoch
    for owner, entry in experiment.choices.items():
        if entry.rule is not None:
            options = entry.resolve(getattr(experiment, f"{owner}_options"))
            if trouble := entry.rule(options, experiment.learning_rate, steps):
                return trouble
    return None


def _data_problem(experiment: "Experiment") -> str | None:
    train, _, _ = experiment.split_sizes
    if train < 2:
        return "The test and validation shares leave fewer than two training samples: make them smaller."
    if experiment.split == "stratified" and (trouble := _stratified_problem(experiment)):
        return trouble
    batch = min(experiment.batch_size or train, train)
    normed = any(layer.batch_norm for layer in hidden_layers(experiment))
    last = train % batch or batch
    if normed and (batch == 1 or (last == 1 and not experiment.drop_last)):
        return (
            "Batch norm cannot standardise over a batch of one sample, and the last batch would have one: "
            "change the batch size or drop the last batch."
        )
    return None


def _stratified_problem(experiment: "Experiment") -> str | None:
    classes = len(experiment.class_names)
    if not classes:
        return f"{experiment.dataset_entry.title} has no classes to stratify by: choose a random or sequential split."
    smallest = min(part for part in experiment.split_sizes if part)
    if smallest < classes:
        return (
            f"A stratified split puts every one of the {classes} classes into each part, but one part would have "
            f"{smallest} samples: take larger shares or more samples."
        )
    return None
