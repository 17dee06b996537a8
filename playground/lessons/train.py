"""Exercises of Train & test, which a run itself solves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.experiment import Experiment
from playground.experiment.architecture import parameter_count

Columns = Mapping[str, np.ndarray[Any, Any]]


@dataclass(frozen=True)
class Challenge:
    """Something to achieve.

    Attributes:
        name: its key.
        asks: what to achieve, in a sentence.
        hint: where to look.
        setting: whether an experiment is one that counts.
        reached: for each epoch, from the columns of a history, whether it is achieved there.
        lesson: what it shows, told when it is achieved.
    """

    name: str
    asks: str
    hint: str
    setting: Callable[[Experiment], bool]
    reached: Callable[[Columns], Any]
    lesson: str

    def met(self, experiment: Experiment, columns: Columns) -> bool:
        """Whether a run of that experiment, with these columns of its history, achieves it."""
        return bool(columns) and self.setting(experiment) and bool(np.any(self.reached(columns)))


CHALLENGES = (
    Challenge(
        "three_neurons",
        "Part the **circles** with one hidden layer of at most three neurons: test accuracy 98 % or more.",
        "Each hidden neuron draws one line. How many lines make a fence around the inner ring?",
        lambda experiment: (
            experiment.dataset == "circles"
            and len(experiment.hidden_layers) == 1
            and experiment.layers[0].units <= 3
            and not experiment.features
        ),
        lambda columns: columns["test_accuracy"] >= 0.98,
        "Three lines close a triangle around the inner ring, and the output neuron joins them.",
    ),
    Challenge(
        "no_hidden_layer",
        "Solve **XOR** without any hidden layer: test accuracy 95 % or more.",
        "A linear model cannot bend. But what if an input already is what it should find?",
        lambda experiment: experiment.dataset == "xor" and not experiment.hidden_layers,
        lambda columns: columns["test_accuracy"] >= 0.95,
        "With x1·x2 among the inputs the classes lie on either side of a single number: features can replace layers.",
    ),
    Challenge(
        "overfitting",
        "Make a network learn its training samples by heart: train accuracy 100 % while the test loss is more than ten "
        "times the train loss.",
        "Few samples, much noise, wide layers, many epochs.",
        lambda experiment: experiment.task != "regression" and parameter_count(experiment) > 0,
        lambda columns: (columns["train_accuracy"] == 1) & (columns["test_loss"] > 10 * columns["train_loss"]),
        "That is overfitting: the gap between both curves. More data, a penalty, dropout or an early stop narrow it.",
    ),
)
