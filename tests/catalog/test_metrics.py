"""Metrics against scikit-learn and torchmetrics on random predictions."""

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics as sk
from torchmetrics.functional import classification, regression

from playground.catalog.metrics import METRICS, per_class, summarise, tally

CLASSES = st.integers(2, 6).flatmap(
    lambda classes: st.tuples(
        st.just(classes),
        st.lists(st.tuples(st.integers(0, classes - 1), st.integers(0, classes - 1)), min_size=1, max_size=50),
    )
)
NUMBER = st.floats(-1e3, 1e3).map(lambda value: round(value, 3))


def metrics(task: Any, predictions: np.ndarray, truth: np.ndarray, classes: int = 0) -> dict[str, float]:
    computed = summarise(task, np.stack([tally(task, predictions, truth, classes)]))
    return {name: column[0] for name, column in computed.items()}


@given(CLASSES)
def test_classes_agree_with_scikit_learn(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    classes, pairs = drawn
    truth, predictions = np.array(pairs).T
    computed = metrics("multiclass", predictions, truth, classes)
    average: dict[str, Any] = {"zero_division": 0, "labels": list(range(classes))}
    average["average"] = "binary" if classes == 2 else "macro"
    if classes == 2:
        del average["labels"]
    assert computed["accuracy"] == pytest.approx(sk.accuracy_score(truth, predictions))
    assert computed["precision"] == pytest.approx(sk.precision_score(truth, predictions, **average))
    assert computed["recall"] == pytest.approx(sk.recall_score(truth, predictions, **average))
    assert computed["f1"] == pytest.approx(sk.f1_score(truth, predictions, **average))
    confusion = tally("multiclass", predictions, truth, classes)
    assert confusion.tolist() == sk.confusion_matrix(truth, predictions, labels=list(range(classes))).tolist()
    each = sk.precision_recall_fscore_support(truth, predictions, labels=list(range(classes)), zero_division=0)
    for ours, theirs in zip(per_class(confusion), each[:3], strict=True):
        assert ours == pytest.approx(theirs)


@settings(max_examples=40)
@given(CLASSES)
def test_classes_agree_with_torchmetrics(drawn: tuple[int, list[tuple[int, int]]]) -> None:
    classes, pairs = drawn
    truth, predictions = torch.tensor(pairs).T
    expected = classification.multiclass_accuracy(predictions, truth, classes, average="micro").item()
    assert metrics("multiclass", predictions.numpy(), truth.numpy(), classes)["accuracy"] == pytest.approx(expected)


@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=2, max_size=50))
def test_numbers_agree_with_scikit_learn(pairs: list[tuple[float, float]]) -> None:
    truth, predictions = np.array(pairs).T
    computed = metrics("regression", predictions, truth)
    assert computed["mae"] == pytest.approx(sk.mean_absolute_error(truth, predictions))
    assert computed["rmse"] == pytest.approx(sk.root_mean_squared_error(truth, predictions))
    if np.ptp(truth) > 1e-3:
        assert computed["r2"] == pytest.approx(sk.r2_score(truth, predictions), rel=1e-6, abs=1e-9)


def test_r2_is_accurate_far_from_zero() -> None:
    truth = 1e6 + np.linspace(0, 1, 50)
    predictions = truth + 0.01
    assert metrics("regression", predictions, truth)["r2"] == pytest.approx(sk.r2_score(truth, predictions), abs=1e-9)


def test_r2_agrees_with_torchmetrics() -> None:
    rng = np.random.default_rng(0)
    truth = rng.standard_normal(50)
    predictions = truth + 0.3 * rng.standard_normal(50)
    expected = regression.r2_score(torch.tensor(predictions), torch.tensor(truth)).item()
    assert metrics("regression", predictions, truth)["r2"] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("prediction", "r2"), [(3.0, 1.0), (4.0, 0.0)])
def test_r2_of_constant_targets_agrees_with_scikit_learn(prediction: float, r2: float) -> None:
    truth, predictions = np.full(5, 3.0), np.full(5, prediction)
    assert metrics("regression", predictions, truth)["r2"] == r2 == sk.r2_score(truth, predictions)


def test_many_epochs_at_once_equal_single_epochs() -> None:
    rng = np.random.default_rng(0)
    epochs = [(rng.integers(0, 3, 20), rng.integers(0, 3, 20)) for _ in range(5)]
    together = summarise("multiclass", np.stack([tally("multiclass", p, t, 3) for p, t in epochs]))
    for number, (predictions, truth) in enumerate(epochs):
        alone = metrics("multiclass", predictions, truth, 3)
        assert {name: column[number] for name, column in together.items()} == alone


def test_every_computed_metric_has_an_entry() -> None:
    one = np.ones((1, 2, 2), dtype=np.int64)
    assert set(summarise("binary", one)) | set(summarise("regression", np.ones((1, 4)))) == set(METRICS)
    assert all(entry.advice for entry in METRICS.values())
