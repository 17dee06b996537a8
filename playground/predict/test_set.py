"""What the Predict page needs to know of a model once: its test samples with all answers, and the places of its picture."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from playground.experiment import Experiment
from playground.training.data import prepare
from playground.training.low_overhead import depends_on_mode
from playground.training.picture import compute_picture, compute_scene
from playground.training.predictions import predicted, probabilities
from playground.training.state import RunState
from playground.training.train import model_of

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Survey:
    """A model and its test samples.

    Attributes:
        experiment: of the run.
        epoch, step: how many were trained.
        low, high, mean: of every feature over the training samples, float64 ``[features]``.
        features: of the test samples, float64 ``[N, features]``.
        truth: of the test samples, class numbers or values ``[N]``.
        said: what the model predicts of them ``[N]``.
        chances: probabilities ``[N, classes]``; None for a regression.
        accuracy: the share of them that is right, or R².
        picture, scene: for the plane or curve of data with one or two features; None otherwise.
        has_modes: some layer does something else in training than in evaluation.
    """

    experiment: Experiment
    epoch: int
    step: int
    low: Array
    high: Array
    mean: Array
    features: Array
    truth: Array
    said: Array
    chances: Array | None
    accuracy: float
    picture: dict[str, Array] | None
    scene: dict[str, Array] | None
    has_modes: bool


@torch.inference_mode()
def survey(state: RunState) -> Survey:
    """Ask the model of a run about all test samples."""
    experiment, model, data = state.experiment, model_of(state), prepare(state.experiment)
    outputs = model(data.test.x)
    said = predicted(experiment, outputs)
    train = data.train.features
    classes = experiment.task != "regression"
    drawn = experiment.dimensions <= 2
    return Survey(
        experiment=experiment,
        epoch=state.epoch,
        step=state.step,
        low=train.min(axis=0),
        high=train.max(axis=0),
        mean=train.mean(axis=0),
        features=data.test.features,
        truth=data.test.truth,
        said=said,
        chances=probabilities(experiment, outputs).cpu().numpy().astype(np.float64) if classes else None,
        accuracy=_score(classes, said, data.test.truth),
        picture=_picture(state) if drawn else None,
        scene=compute_scene(experiment) if drawn else None,
        has_modes=depends_on_mode(model),
    )


def _picture(state: RunState) -> dict[str, Array]:
    # Only what is drawn travels: the rest of a picture is the inside of the network.
    kept = ("grid", "curve_x", "curve_y", "train_predictions", "test_predictions", "train_loss", "test_loss")
    with torch.inference_mode(False):
        drawn = compute_picture(state)
    return {name: drawn[name] for name in kept if name in drawn}


def _score(classes: bool, said: Array, truth: Array) -> float:
    if classes:
        return float((said == truth).mean())
    spread = float(((truth - truth.mean()) ** 2).sum())
    return 1 - float(((said - truth) ** 2).sum()) / spread if spread else 0.0
