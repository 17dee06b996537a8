"""What a threshold decides: counts and shares at every one of them, and the ROC and precision-recall curves."""

from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
STEPS = 101
"""Thresholds from 0 to 1 for which everything is counted."""


@dataclass(frozen=True)
class Thresholds:
    """One class against the rest, at rising thresholds.

    Attributes:
        at: the thresholds, float64 ``[T]``; a sample is called positive when its probability reaches it.
        found, false_alarms, missed, passed: true positives, false positives, false negatives, true negatives, int64 ``[T]``.
        precision, recall, false_rate, f1: shares, float64 ``[T]``; 0 where there is nothing to divide by.
        roc: false and true positive rates of the whole curve, float64 ``[2, R]``.
        precision_recall: recall and precision of the whole curve, float64 ``[2, P]``.
        auc: area under the ROC curve; NaN when one of the two kinds is missing.
        average_precision: the mean precision over the steps of recall; 0 when there is nothing to find.
    """

    at: Array
    found: Array
    false_alarms: Array
    missed: Array
    passed: Array
    precision: Array
    recall: Array
    false_rate: Array
    f1: Array
    roc: Array
    precision_recall: Array
    auc: float
    average_precision: float


def thresholds(positive: Array, chances: Array) -> Thresholds:
    """Count at every threshold.

    Args:
        positive: whether each sample is of the class, bool ``[N]``.
        chances: the probability that the model gives to it, float64 ``[N]``.
    """
    from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score, roc_curve

    at = np.linspace(0, 1, STEPS)
    called = chances[None, :] >= at[:, None]
    found, false_alarms = (called & positive).sum(axis=1), (called & ~positive).sum(axis=1)
    missed, passed = positive.sum() - found, (~positive).sum() - false_alarms
    both = bool(positive.any() and not positive.all())
    if both:
        false_rate, true_rate, _ = roc_curve(positive, chances)
        precision, recall, _ = precision_recall_curve(positive, chances)
    else:
        false_rate = true_rate = precision = recall = np.array([])
    return Thresholds(
        at,
        found,
        false_alarms,
        missed,
        passed,
        precision=_share(found, found + false_alarms),
        recall=_share(found, found + missed),
        false_rate=_share(false_alarms, false_alarms + passed),
        f1=_share(2 * found, 2 * found + false_alarms + missed),
        roc=np.stack([false_rate, true_rate]),
        precision_recall=np.stack([recall, precision]),
        auc=float(roc_auc_score(positive, chances)) if both else float("nan"),
        average_precision=float(average_precision_score(positive, chances)) if both else 0.0,
    )


def _share(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
