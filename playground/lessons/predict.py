"""The exercises of Predict."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from playground.experiment import Experiment
from playground.lessons.exercise import Choice, Exercise, Number
from playground.predict.results import SamplePrediction, TestSetPredictions
from playground.predict.thresholds import ThresholdMetrics

CONFIDENT = 0.9
UNDECIDED = 0.05
"""How near the two highest probabilities are when the model is undecided."""
RECALL = 0.95
TARGET_TOLERANCE = 0.01
"""How near a prediction must come to a value, as a share of the range of the targets."""


@dataclass(frozen=True)
class PredictState:
    """What the page shows.

    Attributes:
        predictions: of the model for all test samples.
        sample: the prediction for the chosen sample; None where another section is open.
        row: the test sample that was chosen, if it is one.
        thresholds: what the thresholds decide; None where another section is open.
    """

    predictions: TestSetPredictions
    sample: SamplePrediction | None = None
    row: int | None = None
    thresholds: ThresholdMetrics | None = None

    @property
    def highest_probabilities(self) -> list[float]:
        """The probabilities of the chosen sample that are numbers, highest first."""
        values = self.sample.probabilities if self.sample else []
        return sorted((value for value in values if isinstance(value, float)), reverse=True)


def _needs_sample(state: PredictState) -> str:
    return "" if state.sample else "Open “One sample” to try an exercise about a single sample."


def _is_undecided(state: PredictState) -> bool:
    highest = state.highest_probabilities
    return len(highest) > 1 and highest[0] - highest[1] <= UNDECIDED


def _rarest_class(predictions: TestSetPredictions) -> int | None:
    """The class that the model predicts least often, of those that it predicts confidently at least once."""
    probabilities = predictions.probabilities
    if probabilities is None:
        return None
    confident = [number for number in range(probabilities.shape[1]) if probabilities[:, number].max() > CONFIDENT]
    return min(confident, key=lambda number: int((predictions.predicted == number).sum()), default=None)


def _needs_confident_class(state: PredictState) -> str:
    if _rarest_class(state.predictions) is None:
        return "This model is not confident of any prediction yet: train it for longer to try one more exercise here."
    return _needs_sample(state)


def _rarest_class_task(state: PredictState) -> str:
    number = _rarest_class(state.predictions)
    name = "" if number is None else state.predictions.experiment.class_names[number]
    return f"Make the model predict “{name}” with a probability above {CONFIDENT:.0%}."


def _rarest_class_predicted(state: PredictState) -> bool:
    if state.sample is None or not state.highest_probabilities:
        return False
    return state.sample.label == _rarest_class(state.predictions) and state.highest_probabilities[0] > CONFIDENT


def _largest_error_chosen(state: PredictState) -> bool:
    errors = abs(state.predictions.predicted - state.predictions.targets)
    return state.row == int(errors.argmax())


def _target_bounds(state: PredictState) -> tuple[float, float]:
    return float(state.predictions.targets.min()), float(state.predictions.targets.max())


def _middle_task(state: PredictState) -> str:
    middle = f"{sum(_target_bounds(state)) / 2:.4g}".replace("-", "−")
    return f"Find a sample for which the model predicts {middle}, the middle of the test values, within 1 % of their range."


def _middle_predicted(state: PredictState) -> bool:
    low, high = _target_bounds(state)
    value = state.sample.value if state.sample else None
    return isinstance(value, float) and abs(value - (low + high) / 2) <= TARGET_TOLERANCE * (high - low)


def _needs_thresholds(state: PredictState) -> str:
    return "" if state.thresholds else "Open “Threshold” to try an exercise about the threshold."


def _highest_threshold(state: PredictState) -> float:
    """The highest threshold with enough recall; at the threshold 0, recall is 1."""
    metrics = state.thresholds
    return 0.0 if metrics is None else float(metrics.thresholds[metrics.recall >= RECALL].max())


def _threshold_explanation(state: PredictState) -> str:
    metrics, threshold = state.thresholds, _highest_threshold(state)
    if metrics is None:
        return "A higher threshold has fewer false positives and more false negatives."
    precision = metrics.precision[int(np.flatnonzero(metrics.thresholds == threshold)[0])]
    return f"Right: at {threshold:.2f} the precision is {precision:.3f}. A higher threshold has more false negatives."


UNDECIDED_SAMPLE: Exercise[PredictState] = Exercise(
    "predict.undecided_sample",
    f"Find a sample that the model is undecided about: its two highest probabilities differ by at most {UNDECIDED}.",
    (
        "Two probabilities are nearly equal where the model changes its label.",
        "In a picture of the plane, that is where the colours meet. Otherwise open “Wrong predictions”, last page first: "
        "the model is least confident of those.",
    ),
    "The model is undecided here: the sample lies at the decision boundary, and a tiny step changes the label.",
    achieved=_is_undecided,
    unavailable=_needs_sample,
)
RAREST_CLASS: Exercise[PredictState] = Exercise(
    "predict.rarest_class",
    _rarest_class_task,
    (
        "Change one feature at a time and watch the probabilities.",
        "Begin with a test sample of that class: its true class is written below it.",
    ),
    "Done. Would you have given the sample the same label?",
    achieved=_rarest_class_predicted,
    unavailable=_needs_confident_class,
)
LOGIT_SHIFT: Exercise[PredictState] = Exercise(
    "predict.logit_shift",
    "All logits of a softmax grow by 10. What happens to the probabilities?",
    (
        "Write softmax as a quotient: what is above the line, and what is below?",
        "exp(z + 10) = exp(z) · exp(10), and this factor is both above and below the line.",
    ),
    "Right: only differences between logits count.",
    answer=Choice(("nothing", "they grow", "they shrink"), lambda _: frozenset({"nothing"})),
)
LOGIT_SIGN: Exercise[PredictState] = Exercise(
    "predict.logit_sign",
    "The logit changes its sign. What happens to the probability p of class 1?",
    (
        "The logit 0 gives the probability 0.5. What do two logits at the same distance from 0 give?",
        "Compute 1 / (1 + exp(−z)) for z = 2 and for z = −2, and add the two.",
    ),
    "Right: sigmoid(−z) = 1 − sigmoid(z).",
    answer=Choice(("p becomes 1 − p", "p becomes −p", "nothing"), lambda _: frozenset({"p becomes 1 − p"})),
)
THRESHOLD: Exercise[PredictState] = Exercise(
    "predict.threshold",
    "A false negative is expensive here: what is the highest threshold, in hundredths, with a recall of at least "
    f"{RECALL}?",
    (
        "A higher threshold finds fewer of the positive samples: recall falls from left to right.",
        f"Move the threshold up until the recall falls below {RECALL}, then go one step back.",
    ),
    _threshold_explanation,
    # Half a step of the threshold, and a little for rounding.
    answer=Number(_highest_threshold, tolerance=0, margin=0.0051, step=0.01),
    unavailable=_needs_thresholds,
)
LARGEST_ERROR: Exercise[PredictState] = Exercise(
    "predict.largest_error",
    "Predict the test sample with the largest error of all.",
    (
        "“Wrong predictions” lists the test samples by their error.",
        "Click the first of that list.",
    ),
    "That is the one: does the model err, or is the sample an outlier?",
    achieved=_largest_error_chosen,
    unavailable=_needs_sample,
)
MIDDLE_VALUE: Exercise[PredictState] = Exercise(
    "predict.middle_value",
    _middle_task,
    (
        "Watch the prediction while you move a slider.",
        "Move the slider that changes the prediction most, then a second one for the rest of the way.",
    ),
    "There it is; with more than one feature, many samples share a prediction.",
    achieved=_middle_predicted,
    unavailable=_needs_sample,
)


def exercises_for(experiment: Experiment) -> Sequence[Exercise[PredictState]]:
    """The exercises that suit the task of a model and the number of its outputs."""
    if experiment.task == "regression":
        return (LARGEST_ERROR, MIDDLE_VALUE)
    return (UNDECIDED_SAMPLE, RAREST_CLASS, LOGIT_SHIFT if experiment.outputs > 1 else LOGIT_SIGN, THRESHOLD)
