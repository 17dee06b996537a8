"""Counts, shares and curves at every threshold: scikit-learn and torchmetrics are the oracles."""

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

from playground.predict.thresholds import thresholds


@st.composite
def answers(draw: Any) -> tuple[Any, Any]:
    """Truth and probabilities of some samples, ties and ends among them."""
    size = draw(st.integers(2, 60))
    truth = draw(st.lists(st.booleans(), min_size=size, max_size=size))
    # Steps of a 64th are exact, so that no sample lies a rounding error beside a threshold.
    chances = draw(st.lists(st.integers(0, 64).map(lambda step: step / 64), min_size=size, max_size=size))
    return np.array(truth), np.array(chances)


@pytest.mark.covers("training.threshold_curves")
@settings(max_examples=100)
@given(drawn=answers(), at=st.integers(0, 100))
def test_counts_and_shares_are_scikit_learns(drawn: tuple[Any, Any], at: int) -> None:
    truth, chances = drawn
    found = thresholds(truth, chances)
    called = chances >= found.at[at]
    (passed, false_alarms), (missed, hits) = confusion_matrix(truth, called, labels=[False, True])
    assert (found.found[at], found.false_alarms[at], found.missed[at], found.passed[at]) == (
        hits,
        false_alarms,
        missed,
        passed,
    )
    assert found.precision[at] == pytest.approx(precision_score(truth, called, zero_division=0))
    assert found.recall[at] == pytest.approx(recall_score(truth, called, zero_division=0))
    assert found.f1[at] == pytest.approx(f1_score(truth, called, zero_division=0))
    assert found.false_rate[at] == pytest.approx(false_alarms / (false_alarms + passed) if false_alarms + passed else 0)


@settings(max_examples=100)
@given(drawn=answers())
def test_areas_and_curves_are_scikit_learns_and_torchmetrics(drawn: tuple[Any, Any]) -> None:
    truth, chances = drawn
    found = thresholds(truth, chances)
    if truth.all() or not truth.any():
        assert np.isnan(found.auc)
        assert found.roc.size == found.precision_recall.size == 0
        return
    assert found.auc == pytest.approx(roc_auc_score(truth, chances))
    assert found.average_precision == pytest.approx(average_precision_score(truth, chances))
    given_chances, target = torch.tensor(chances), torch.tensor(truth).long()
    assert found.auc == pytest.approx(binary_auroc(given_chances, target).item(), abs=1e-6)
    assert found.average_precision == pytest.approx(binary_average_precision(given_chances, target).item(), abs=1e-6)
    theirs = {
        (round(x.item(), 6), round(y.item(), 6)) for x, y in zip(*binary_roc(given_chances, target)[:2], strict=True)
    }
    assert {(round(x, 6), round(y, 6)) for x, y in found.roc.T} <= theirs
    precision, recall, _ = binary_precision_recall_curve(given_chances, target)
    theirs = {(round(x.item(), 6), round(y.item(), 6)) for x, y in zip(recall, precision, strict=True)}
    assert {(round(x, 6), round(y, 6)) for x, y in found.precision_recall.T} <= theirs


def test_every_threshold_lies_on_the_curve() -> None:
    random = np.random.default_rng(1)
    truth = random.random(300) < 0.4
    chances = np.clip(0.3 * truth + 0.7 * random.random(300), 0, 1)
    found = thresholds(truth, chances)
    xs, ys = found.roc
    for x, y in zip(found.false_rate, found.recall, strict=True):
        # scikit-learn drops points on straight stretches of the curve.
        assert y <= np.interp(x, xs, ys) + 1e-9 or y == ys[xs <= x + 1e-12].max()
    assert (found.recall[0], found.false_rate[0]) == (1, 1)
