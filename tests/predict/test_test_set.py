"""The predictions for all test samples, and the model that is trained when there is none."""

import math

import numpy as np
import pytest
import torch
from sklearn.metrics import r2_score

from playground import Experiment
from playground.predict import tasks
from playground.predict.tasks import NoClassesError
from playground.predict.test_set import predict_test_set
from playground.training.data import prepare_data
from playground.training.predictions import predicted
from playground.training.state import RunState
from playground.training.train import model_of
from tests.predict.states import DIGITS, RINGS, trained, trained_on
from tests.variants import BASE


@pytest.mark.covers("training.wrong_predictions")
@pytest.mark.parametrize("experiment", [RINGS, DIGITS, BASE.replace(dataset="sine", loss="MSELoss")])
def test_predictions_and_score_are_the_engines(experiment: Experiment) -> None:
    state = trained(experiment)
    predictions, data = predict_test_set(state), prepare_data(experiment)
    with torch.inference_mode():
        outputs = model_of(state)(data.test.x)
    assert np.array_equal(predictions.predicted, predicted(experiment, outputs))
    assert np.array_equal(predictions.targets, data.test.truth)
    if experiment.task == "regression":
        assert predictions.score == pytest.approx(r2_score(predictions.targets, predictions.predicted))
        assert predictions.probabilities is None
    else:
        assert predictions.score == pytest.approx((predictions.predicted == predictions.targets).mean())
        assert predictions.probabilities is not None
        assert predictions.probabilities.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (predictions.picture is None) == (experiment.dimensions > 2)


def test_a_model_is_trained_when_there_is_none() -> None:
    state = RunState.from_bytes(tasks.train_model(RINGS))
    assert state.epoch == 20
    long = RunState.from_bytes(tasks.train_model(Experiment()))
    assert (long.epoch, long.cursor) == (10, 0)


def test_thresholds_are_for_classes() -> None:
    metrics = tasks.count_at_thresholds(trained(RINGS).to_bytes(), 1)
    assert metrics.true_positives[0] + metrics.false_positives[0] == 20
    assert math.isfinite(metrics.auc)
    with pytest.raises(NoClassesError, match="predicts a number"):
        tasks.count_at_thresholds(trained_on("MSELoss").to_bytes(), 0)
