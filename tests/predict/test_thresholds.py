"""Counts, rates and curves at every threshold, compared with scikit-learn and torchmetrics."""

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import (
    average_precision_score,
    confusion_matrix,
    f1_score,
    precision_score,
    recall_score,
    roc_auc_score,
)
from torchmetrics.functional.classification import (
    binary_auroc,
    binary_average_precision,
    binary_precision_recall_curve,
    binary_roc,
)

from playground.predict.thresholds import threshold_metrics


@st.composite
def samples(draw: Any) -> tuple[Any, Any]:
    """Targets and probabilities of some samples, with ties, 0 and 1 among them."""
    size = draw(st.integers(2, 60))
    truth = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    # Steps of a 64th are exact, so that no probability differs from a threshold by a rounding error alone.
    probabilities = draw(st.lists(st.integers(0, 64).map(lambda step: step / 64), min_size=size, max_size=size))
    return np.array(truth), np.array(probabilities)


@pytest.mark.covers("training.threshold_curves")
@settings(max_examples=100)
@given(drawn=samples(), at=st.integers(0, 100))
def test_counts_and_rates_equal_scikit_learns(drawn: tuple[Any, Any], at: int) -> None:
    truth, probabilities = drawn
    metrics = threshold_metrics(truth, probabilities)
    predicted = probabilities >= metrics.thresholds[at]
    matrix = confusion_matrix(truth, predicted, labels=[False, True])
    counts = (metrics.true_negatives, metrics.false_positives, metrics.false_negatives, metrics.true_positives)
    assert [count[at] for count in counts] == matrix.ravel().tolist()
    assert metrics.precision[at] == pytest.approx(precision_score(truth, predicted, zero_division=0))
    assert metrics.recall[at] == pytest.approx(recall_score(truth, predicted, zero_division=0))
    assert metrics.f1[at] == pytest.approx(f1_score(truth, predicted, zero_division=0))
    negatives, false_positives = int((~truth).sum()), matrix[0, 1]
    assert metrics.false_positive_rate[at] == pytest.approx(false_positives / negatives if negatives else 0)


@settings(max_examples=100)
@given(drawn=samples())
def test_areas_and_curves_equal_scikit_learns_and_torchmetrics(drawn: tuple[Any, Any]) -> None:
    truth, probabilities = drawn
    metrics = threshold_metrics(truth, probabilities)
    if truth.all() or not truth.any():
        assert np.isnan(metrics.auc)
        assert metrics.roc.size == metrics.precision_recall.size == 0
        return
    assert metrics.auc == pytest.approx(roc_auc_score(truth, probabilities))
    assert metrics.average_precision == pytest.approx(average_precision_score(truth, probabilities))
    tensor, target = torch.tensor(probabilities), torch.tensor(truth).long()
    assert metrics.auc == pytest.approx(binary_auroc(tensor, target).item(), abs=1e-6)
    assert metrics.average_precision == pytest.approx(binary_average_precision(tensor, target).item(), abs=1e-6)
    theirs = {(round(x.item(), 6), round(y.item(), 6)) for x, y in zip(*binary_roc(tensor, target)[:2], strict=True)}
    assert {(round(x, 6), round(y, 6)) for x, y in metrics.roc.T} <= theirs
    precision, recall, _ = binary_precision_recall_curve(tensor, target)
    theirs = {(round(x.item(), 6), round(y.item(), 6)) for x, y in zip(recall, precision, strict=True)}
    assert {(round(x, 6), round(y, 6)) for x, y in metrics.precision_recall.T} <= theirs


def test_every_threshold_lies_on_the_curve() -> None:
    random = np.random.default_rng(1)
    truth = random.random(300) < 0.4
    probabilities = np.clip(0.3 * truth + 0.7 * random.random(300), 0, 1)
    metrics = threshold_metrics(truth, probabilities)
    xs, ys = metrics.roc
    for x, y in zip(metrics.false_positive_rate, metrics.recall, strict=True):
        # scikit-learn drops points on straight stretches of the curve.
        assert y <= np.interp(x, xs, ys) + 1e-9 or y == ys[xs <= x + 1e-12].max()
    assert (metrics.recall[0], metrics.false_positive_rate[0]) == (1, 1)
