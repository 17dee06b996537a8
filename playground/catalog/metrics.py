"""Metrics in two stages: ``tally`` counts within an epoch, ``summarise`` computes the metrics of many epochs from counts."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.arrays import Array, Columns
from playground.catalog.datasets import Task
from playground.catalog.entry import Entry


@dataclass(frozen=True, kw_only=True)
class Metric(Entry):
    """A number that measures how good predictions are.

    Attributes:
        tasks: for which it is defined.
        best: whether high or low values are good.
    """

    tasks: tuple[Task, ...]
    best: Literal["high", "low"] = "high"


_CLASSES: tuple[Task, ...] = ("binary", "multiclass")
_NUMBERS: tuple[Task, ...] = ("regression",)

METRICS: dict[str, Metric] = {
    entry.name: entry
    for entry in (
        Metric(name="accuracy", tasks=_CLASSES, advice="The share of samples whose class is predicted correctly."),
        Metric(
            name="precision",
            tasks=_CLASSES,
            advice="Of the samples predicted as a class, the share that belong to it: class 1 of two, or the mean over all.",
        ),
        Metric(
            name="recall",
            tasks=_CLASSES,
            advice="Of the samples of a class, the share that are predicted as it: class 1 of two, or the mean over all.",
        ),
        Metric(
            name="f1",
            label="F1",
            tasks=_CLASSES,
            advice="The harmonic mean of precision and recall: high only when both are high.",
        ),
        Metric(
            name="mae",
            label="MAE",
            tasks=_NUMBERS,
            best="low",
            advice="The mean size of an error, in the unit of the target.",
        ),
        Metric(
            name="rmse",
            label="RMSE",
            tasks=_NUMBERS,
            best="low",
            advice="The root of the mean squared error, in the unit of the target; large errors count more.",
        ),
        Metric(
            name="r2",
            label="R²",
            tasks=_NUMBERS,
            advice="1 is perfect, 0 is no better than always predicting the mean, below 0 is worse.",
        ),
    )
}


def main_metric(task: Task) -> str:
    """The metric that is shown first: accuracy for classes, R² for numbers."""
    return "r2" if task == "regression" else "accuracy"


def tally(task: Task, predictions: Array, truth: Array, classes: int) -> Array:
    """Count what the metrics of one epoch need.

    Args:
        task: what is predicted.
        predictions, truth: ``[N]``, numbers or class numbers.
        classes: the number of classes; not used for a regression.

    Returns:
        The confusion matrix int64 ``[classes, classes]`` with true classes as rows; or for a regression the float64
        vector N, Σ|error|, Σ error², Σ (truth - mean)².
    """
    if task == "regression":
        errors = predictions - truth
        deviations = truth - truth.mean()
        return np.array([len(truth), np.abs(errors).sum(), errors @ errors, deviations @ deviations])
    return np.bincount(truth * classes + predictions, minlength=classes * classes).reshape(classes, classes)


def summarise(task: Task, tallies: Array) -> Columns:
    """Metrics float64 ``[E]`` by name, from the tallies ``[E, …]`` of E epochs.

    Precision, recall and F1 are those of class 1 for two classes and the plain mean over all classes for more; where
    a denominator is 0, the metric is 0. R² of constant targets is 1 if they are predicted exactly and else 0.
    """
    return _regression_metrics(tallies) if task == "regression" else _classification_metrics(tallies)


def _regression_metrics(tallies: Array) -> Columns:
    count, absolute, squared, spread = tallies.T
    with np.errstate(divide="ignore", invalid="ignore"):
        r2 = np.where(spread > 0, 1 - squared / spread, (squared == 0).astype(np.float64))
    return {"mae": absolute / count, "rmse": np.sqrt(squared / count), "r2": r2}


def _classification_metrics(confusion: Array) -> Columns:
    right = np.diagonal(confusion, axis1=1, axis2=2)
    precision, recall, f1 = per_class(confusion)
    two = confusion.shape[1] == 2
    return {
        "accuracy": _share(right.sum(axis=1), confusion.sum(axis=(1, 2))),
        "precision": precision[:, 1] if two else precision.mean(axis=1),
        "recall": recall[:, 1] if two else recall.mean(axis=1),
        "f1": f1[:, 1] if two else f1.mean(axis=1),
    }


def per_class(confusion: Array) -> tuple[Array, Array, Array]:
    """Precision, recall and F1 of every class, float64 ``[…, C]``, from confusion matrices ``[…, C, C]``."""
    right = np.diagonal(confusion, axis1=-2, axis2=-1)
    predicted, true = confusion.sum(axis=-2), confusion.sum(axis=-1)
    return _share(right, predicted), _share(right, true), _share(2 * right, predicted + true)


def _share(count: Array, total: Array) -> Array:
    return np.divide(count, total, out=np.zeros(np.shape(count), dtype=np.float64), where=total > 0)
