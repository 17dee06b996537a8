"""The threshold: where a probability becomes a decision, and what each threshold costs."""

import streamlit as st

from playground.arrays import Array, evenly_spaced
from playground.charts.encoding import round_numbers
from playground.formatting import number_or_none, rounded
from playground.predict import tasks
from playground.predict.results import TestSetPredictions
from playground.predict.thresholds import ThresholdMetrics
from playground.protocol.predict import ThresholdsData
from playground.ui.predict.choices import class_selectbox
from playground.ui.shared.components import component
from playground.ui.shared.worker_calls import call_worker

CURVE_POINTS = 300

_component = component("predict/thresholds", ThresholdsData)


@st.cache_resource(show_spinner=False, max_entries=50)
def _count_at_thresholds(blob: bytes, positive_class: int) -> ThresholdMetrics:
    return call_worker(tasks.count_at_thresholds, blob, positive_class)


def render_threshold(blob: bytes, predictions: TestSetPredictions) -> ThresholdMetrics | None:
    """Draw the threshold with its counts and both curves; returns what it draws, None where there is nothing to draw."""
    experiment = predictions.experiment
    if predictions.probabilities is None:
        st.info(
            f"A threshold decides between classes, and the target of {experiment.dataset_entry.title} is a number. Choose "
            "data with classes on Train & test, such as Breast cancer, where the kind of error matters."
        )
        return None
    names = experiment.class_names
    with st.container(width=280):
        chosen = class_selectbox(
            "positive_class", {name: name for name in names}, names[1] if len(names) == 2 else names[0]
        )
    positive_class = names.index(chosen)
    metrics = _count_at_thresholds(blob, positive_class)
    if not metrics.roc.size:
        st.info(
            f"A threshold needs test samples of the class {chosen} and of others, and one of these groups is empty. Choose "
            "another class."
        )
        return None
    _component(key="thresholds", data=_message(predictions, metrics, positive_class))
    return metrics


def _message(predictions: TestSetPredictions, metrics: ThresholdMetrics, positive_class: int) -> ThresholdsData:
    experiment = predictions.experiment
    if experiment.outputs > 1:
        code = f"positive = probabilities[:, {positive_class}] >= threshold"
    elif positive_class == 1:
        code = "positive = probabilities >= threshold"
    else:
        code = "positive = 1 - probabilities >= threshold"
    names = experiment.class_names
    return {
        "positive": names[positive_class],
        "negative": names[1 - positive_class] if len(names) == 2 else "any other class",
        "code": code,
        "thresholds": [rounded(each) for each in metrics.thresholds.tolist()],
        "counts": {
            "truePositives": metrics.true_positives.tolist(),
            "falsePositives": metrics.false_positives.tolist(),
            "falseNegatives": metrics.false_negatives.tolist(),
            "trueNegatives": metrics.true_negatives.tolist(),
        },
        "rates": {
            "precision": round_numbers(metrics.precision),
            "recall": round_numbers(metrics.recall),
            "falsePositiveRate": round_numbers(metrics.false_positive_rate),
            "f1": round_numbers(metrics.f1),
        },
        "roc": _thin_curve(metrics.roc),
        "precisionRecall": _thin_curve(metrics.precision_recall),
        "auc": number_or_none(metrics.auc, 4),
        "averagePrecision": number_or_none(metrics.average_precision, 4),
    }


def _thin_curve(curve: Array) -> list[list[float | None]]:
    rows = evenly_spaced(curve.shape[1], CURVE_POINTS)
    return [round_numbers(column[rows]) for column in curve]
