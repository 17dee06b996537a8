"""The chart that compares the losses of two loops: the right one and a changed one."""

import math
from typing import Literal

from playground.arrays import evenly_spaced
from playground.formatting import number_or_none, rounded
from playground.protocol.loss_comparison import ComparedCurve, ComparisonPanel, LossComparisonData
from playground.sandbox.script_result import ScriptResult

MOST_POINTS = 200
LOG_RATIO = 20.0
"""The axis is logarithmic where the maximum of the changed loop is more than this many times that of the right loop."""


def compare_losses(right: ScriptResult, changed: ScriptResult, changed_name: str) -> LossComparisonData:
    """One panel for the training loss and one for the test loss, each with both loops.

    Args:
        right, changed: the results of the two scripts.
        changed_name: the name of the changed loop in the legend.
    """
    return {
        "panels": [_panel("train", right, changed), _panel("test", right, changed)],
        "description": _describe(right, changed),
        "changed_name": changed_name,
    }


def _panel(split: Literal["train", "test"], right: ScriptResult, changed: ScriptResult) -> ComparisonPanel:
    columns = [result.history.get(f"{split}_loss", []) for result in (right, changed)]
    positive = [[value for value in column if math.isfinite(value) and value > 0] for column in columns]
    both = [value for column in positive for value in column]
    log = bool(positive[0] and positive[1]) and max(positive[1]) > LOG_RATIO * max(positive[0])
    top = 1.08 * max(both) if both else 1.0
    low, high = (math.log10(min(both) / 1.3), math.log10(top)) if log else (0.0, top)
    return {
        "split": split,
        "title": f"{split} loss, powers of ten" if log else f"{split} loss",
        "log": log,
        "range": (rounded(low, 4), rounded(high, 4)),
        "right": _curve(columns[0]),
        "changed": _curve(columns[1]),
    }


def _curve(column: list[float]) -> ComparedCurve:
    """At most ``MOST_POINTS`` of a curve; what is not finite leaves a gap."""
    epochs = evenly_spaced(len(column), MOST_POINTS)
    return {
        "epochs": epochs,
        "losses": [number_or_none(column[epoch], 4) for epoch in epochs],
    }


def _describe(right: ScriptResult, changed: ScriptResult) -> str:
    def last_losses(result: ScriptResult) -> str:
        return f"train loss {result.last():.4g}, test loss {result.last('test_loss'):.4g}"

    return (
        f"Losses over {len(right.history['train_loss'])} epochs. Right loop: {last_losses(right)}. Other loop: "
        f"{last_losses(changed)}."
    )
