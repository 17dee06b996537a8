"""The predictions of a model for all test samples, and what a picture of them needs."""

import numpy as np
import torch

from playground.arrays import Array, Columns
from playground.predict.results import TestSetPredictions
from playground.training.data import prepare_data
from playground.training.low_overhead import depends_on_mode
from playground.training.picture import compute_picture, compute_scene
from playground.training.predictions import predicted, probabilities
from playground.training.state import RunState
from playground.training.train import model_of

_DRAWN = ("grid", "curve_x", "curve_y", "train_predictions", "test_predictions", "train_loss", "test_loss")
"""The parts of a picture that the page draws; the rest shows the inside of the network."""


@torch.inference_mode()
def predict_test_set(state: RunState) -> TestSetPredictions:
    """Predict all test samples with the model of a run."""
    experiment, model, data = state.experiment, model_of(state), prepare_data(state.experiment)
    outputs = model(data.test.x)
    predictions = predicted(experiment, outputs)
    train = data.train.features
    classes = experiment.task != "regression"
    drawn = experiment.dimensions <= 2
    return TestSetPredictions(
        experiment=experiment,
        epoch=state.epoch,
        feature_low=train.min(axis=0),
        feature_high=train.max(axis=0),
        features=data.test.features,
        targets=data.test.truth,
        predicted=predictions,
        probabilities=probabilities(experiment, outputs).cpu().numpy().astype(np.float64) if classes else None,
        score=_accuracy(predictions, data.test.truth) if classes else _r_squared(predictions, data.test.truth),
        picture=_picture(state) if drawn else None,
        scene=compute_scene(experiment) if drawn else None,
        depends_on_mode=depends_on_mode(model),
    )


def _picture(state: RunState) -> Columns:
    with torch.inference_mode(False):
        every = compute_picture(state)
    return {name: every[name] for name in _DRAWN if name in every}


def _accuracy(predictions: Array, targets: Array) -> float:
    return float((predictions == targets).mean())


def _r_squared(predictions: Array, targets: Array) -> float:
    spread = float(((targets - targets.mean()) ** 2).sum())
    return 1 - float(((predictions - targets) ** 2).sum()) / spread if spread else 0.0
