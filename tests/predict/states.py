"""Trained runs for the tests of Predict."""

from functools import cache

from playground import Experiment, Layer
from playground.catalog.losses import LOSSES
from playground.training.run import advance, start
from playground.training.state import RunState
from tests.variants import BASE, experiment_for

RINGS = BASE.replace(epochs=20, learning_rate=0.05)
WITH_MODES = BASE.replace(layers=(Layer(4, batch_norm=True, dropout=0.3), Layer(3)), epochs=5)
DIGITS = Experiment(dataset="digits", loss="CrossEntropyLoss", layers=(Layer(16, "ReLU"),), epochs=2)


@cache
def trained(experiment: Experiment) -> RunState:
    """The end of a run."""
    return advance(start(experiment), experiment.epochs * experiment.batches_per_epoch)[0]


def trained_on(loss: str) -> RunState:
    """The end of a small run under that loss."""
    return trained(experiment_for(LOSSES[loss], epochs=3))
