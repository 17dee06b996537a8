"""The exercises of Train & test, which a run solves."""

from dataclasses import dataclass

import numpy as np

from playground.arrays import Columns
from playground.experiment import Experiment
from playground.lessons.exercise import Exercise


@dataclass(frozen=True)
class RunResults:
    """What the exercises check.

    Attributes:
        experiment: of the run.
        metrics: of each finished epoch, by column; see ``training.history``.
    """

    experiment: Experiment
    metrics: Columns


def _three_neurons(results: RunResults) -> bool:
    experiment = results.experiment
    hidden = experiment.hidden_layers
    counts = experiment.dataset == "circles" and not experiment.features and len(hidden) == 1 and hidden[0].units <= 3
    return counts and _reaches(results, "test_accuracy", 0.98)


def _no_hidden_layer(results: RunResults) -> bool:
    experiment = results.experiment
    counts = experiment.dataset == "xor" and not experiment.hidden_layers
    return counts and _reaches(results, "test_accuracy", 0.95)


def _overfitting(results: RunResults) -> bool:
    metrics = results.metrics
    if results.experiment.task == "regression" or not metrics:
        return False
    overfitted = (metrics["train_accuracy"] == 1) & (metrics["test_loss"] > 10 * metrics["train_loss"])
    return bool(np.any(overfitted))


def _reaches(results: RunResults, column: str, value: float) -> bool:
    return bool(results.metrics) and bool(np.any(results.metrics[column] >= value))


EXERCISES: tuple[Exercise[RunResults], ...] = (
    Exercise(
        "train.three_neurons",
        "Separate the **circles** with one hidden layer of at most three neurons: test accuracy 98 % or more.",
        (
            "Each hidden neuron draws one straight line. How many lines does it take to enclose the inner circle?",
            "Three lines make a triangle. Remove the second hidden layer and give the first one three neurons.",
            "If the run gets stuck, try another seed or the activation ReLU.",
        ),
        "Three lines form a triangle around the inner circle, and the output neuron combines them.",
        achieved=_three_neurons,
    ),
    Exercise(
        "train.no_hidden_layer",
        "Solve **XOR** without any hidden layer: test accuracy 95 % or more.",
        (
            "A linear model can only draw a straight line. Which input would make a straight line enough?",
            "Look at the product of both features: in which corners is it positive?",
            "Choose x1·x2 under Inputs, and remove all hidden layers.",
        ),
        "With x1·x2 as an input, the sign of one number separates the classes: a good feature can replace layers.",
        achieved=_no_hidden_layer,
    ),
    Exercise(
        "train.overfitting",
        "Make a network memorise its training samples: train accuracy 100 % while the test loss is more than ten times the "
        "train loss.",
        (
            "A network can memorise few samples more easily than many.",
            "Choose few samples with much noise, wide layers and many epochs.",
            "For example: 50 samples, noise at its maximum, two layers of 64 neurons, 1,000 epochs.",
        ),
        "This is overfitting: the gap between both curves. More data, a penalty, dropout or early stopping reduce it.",
        achieved=_overfitting,
    ),
)
