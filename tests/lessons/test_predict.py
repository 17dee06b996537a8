"""The exercises of Predict: each is solved by the state that its task describes, and by no other."""

import numpy as np
import pytest

from playground import Experiment
from playground.lessons.exercise import Choice, Number
from playground.lessons.predict import (
    LARGEST_ERROR,
    LOGIT_SHIFT,
    MIDDLE_VALUE,
    RAREST_CLASS,
    THRESHOLD,
    UNDECIDED_SAMPLE,
    PredictState,
    exercises_for,
)
from playground.predict import results
from playground.predict.results import SamplePrediction
from playground.predict.test_set import predict_test_set
from playground.predict.thresholds import threshold_metrics
from tests.predict.states import DIGITS, RINGS, trained
from tests.variants import BASE

SINE = BASE.replace(dataset="sine", loss="MSELoss")


def predictions_of(experiment: Experiment) -> results.TestSetPredictions:
    return predict_test_set(trained(experiment))


def of_classes(*probabilities: float) -> SamplePrediction:
    return SamplePrediction([0.0], [0.0], list(probabilities), label=int(np.argmax(probabilities)))


@pytest.mark.parametrize(("experiment", "count"), [(RINGS, 4), (DIGITS, 4), (SINE, 2)])
def test_the_exercises_suit_the_task(experiment: Experiment, count: int) -> None:
    exercises = exercises_for(experiment)
    assert len(exercises) == count
    assert (LOGIT_SHIFT in exercises) == (experiment is DIGITS)
    for exercise in exercises:
        state = PredictState(predictions_of(experiment))
        assert exercise.name.startswith("predict.")
        assert exercise.task_for(state)
        assert exercise.explanation_for(state)


def test_an_undecided_sample_has_two_probabilities_near_each_other() -> None:
    predictions = predictions_of(RINGS)
    assert UNDECIDED_SAMPLE.achieved is not None
    assert UNDECIDED_SAMPLE.unavailable(PredictState(predictions))
    assert UNDECIDED_SAMPLE.achieved(PredictState(predictions, of_classes(0.52, 0.48)))
    assert not UNDECIDED_SAMPLE.achieved(PredictState(predictions, of_classes(0.7, 0.3)))


def test_the_rarest_class_is_predicted_confidently() -> None:
    predictions = predictions_of(DIGITS)
    assert predictions.probabilities is not None
    assert RAREST_CLASS.achieved is not None
    confident = [number for number in range(10) if predictions.probabilities[:, number].max() > 0.9]
    if not confident:
        assert "train it for longer" in RAREST_CLASS.unavailable(PredictState(predictions))
        return
    counts = [(predictions.predicted == number).sum() for number in confident]
    rarest = confident[int(np.argmin(counts))]
    one_hot = np.eye(10)
    assert f"“{rarest}”" in RAREST_CLASS.task_for(PredictState(predictions))
    assert RAREST_CLASS.achieved(PredictState(predictions, of_classes(*one_hot[rarest])))
    assert not RAREST_CLASS.achieved(PredictState(predictions, of_classes(*one_hot[(rarest + 1) % 10])))


def test_the_highest_threshold_with_enough_recall_is_the_answer() -> None:
    probabilities = np.array([0.1, 0.4, 0.6, 0.9])
    metrics = threshold_metrics(np.array([False, True, False, True]), probabilities)
    state = PredictState(predictions_of(RINGS), thresholds=metrics)
    assert isinstance(THRESHOLD.answer, Number)
    assert THRESHOLD.answer.accepts(0.4, state)
    assert not THRESHOLD.answer.accepts(0.41, state)
    assert "at 0.40 the precision is 0.667" in THRESHOLD.explanation_for(state)
    assert THRESHOLD.unavailable(PredictState(predictions_of(RINGS)))


def test_the_logit_exercises_have_one_right_option() -> None:
    state = PredictState(predictions_of(RINGS))
    for exercise in (*exercises_for(RINGS), *exercises_for(DIGITS)):
        if isinstance(exercise.answer, Choice):
            assert exercise.answer.right(state) < frozenset(exercise.answer.options)


def test_the_exercises_of_a_regression_are_about_errors_and_values() -> None:
    predictions = predictions_of(SINE)
    errors = abs(predictions.predicted - predictions.targets)
    worst, middle = int(errors.argmax()), float(predictions.targets.min() + predictions.targets.max()) / 2
    assert LARGEST_ERROR.achieved is not None
    assert MIDDLE_VALUE.achieved is not None
    sample = SamplePrediction([0.0], [middle], value=middle)
    assert LARGEST_ERROR.achieved(PredictState(predictions, sample, worst))
    assert not LARGEST_ERROR.achieved(PredictState(predictions, sample, (worst + 1) % len(errors)))
    assert MIDDLE_VALUE.achieved(PredictState(predictions, sample))
    assert not MIDDLE_VALUE.achieved(PredictState(predictions, SamplePrediction([0.0], [9.0], value=9.0)))
