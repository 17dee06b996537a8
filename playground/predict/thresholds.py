"""What a threshold decides: the confusion matrix and its rates at every threshold, the ROC and precision-recall curves."""

from dataclasses import dataclass

import numpy as np

from playground.arrays import Array

STEPS = 101
"""Thresholds from 0 to 1 at which everything is counted."""


@dataclass(frozen=True)
class ThresholdMetrics:
    """One class, the positive one, against all others at rising thresholds.

    Attributes:
        thresholds: float64 ``[T]``; a sample is predicted positive when its probability reaches the threshold.
        true_positives, false_positives, false_negatives, true_negatives: counts, int64 ``[T]``.
        precision, recall, false_positive_rate, f1: float64 ``[T]``; 0 where there is nothing to divide by.
        roc: false and true positive rates of the whole curve, float64 ``[2, R]``.
        precision_recall: recall and precision of the whole curve, float64 ``[2, P]``.
        auc: area under the ROC curve; NaN when there is no positive or no negative sample.
        average_precision: the mean precision over the steps of recall; 0 when there is no positive sample.
    """

    thresholds: Array
    true_positives: Array
    false_positives: Array
    false_negatives: Array
    true_negatives: Array
    precision: Array
    recall: Array
    false_positive_rate: Array
    f1: Array
    roc: Array
    precision_recall: Array
    auc: float
    average_precision: float


def threshold_metrics(positive: Array, probabilities: Array) -> ThresholdMetrics:
    """Count at every threshold.

    Args:
        positive: whether each sample is of the positive class, bool ``[N]``.
        probabilities: the probability that the model gives to that class, float64 ``[N]``.
    """
    from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score, roc_curve

    thresholds = np.linspace(0, 1, STEPS)
    predicted = probabilities[None, :] >= thresholds[:, None]
    true_positives, false_positives = (predicted & positive).sum(axis=1), (predicted & ~positive).sum(axis=1)
    false_negatives, true_negatives = positive.sum() - true_positives, (~positive).sum() - false_positives
    both = bool(positive.any() and not positive.all())
    if both:
        false_rates, true_rates, _ = roc_curve(positive, probabilities)
        precision, recall, _ = precision_recall_curve(positive, probabilities)
    else:
        false_rates = true_rates = precision = recall = np.array([])
    return ThresholdMetrics(
        thresholds,
        true_positives,
        false_positives,
        false_negatives,
        true_negatives,
        precision=_ratio(true_positives, true_positives + false_positives),
        recall=_ratio(true_positives, true_positives + false_negatives),
        false_positive_rate=_ratio(false_positives, false_positives + true_negatives),
        f1=_ratio(2 * true_positives, 2 * true_positives + false_positives + false_negatives),
        roc=np.stack([false_rates, true_rates]),
        precision_recall=np.stack([recall, precision]),
        auc=float(roc_auc_score(positive, probabilities)) if both else float("nan"),
        average_precision=float(average_precision_score(positive, probabilities)) if both else 0.0,
    )


def _ratio(part: Array, total: Array) -> Array:
    return np.divide(part, total, out=np.zeros(len(part)), where=total > 0)
