"""What the live view is told at each tick: new points of the curves, the present picture, the read-outs.

A message is bounded whatever the length of the run. Points are numbered, so that a view that missed some can ask for a
fresh start.
"""

import base64
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.catalog.metrics import METRICS, main_metric
from playground.experiment import Experiment
from playground.figures.palette import CLASSES, NEGATIVE, PARTS, POSITIVE, ZERO
from playground.training.history import History

Array = np.ndarray[Any, Any]
Columns = dict[str, Array]

POINTS_AT_START = 600
"""Points of each curve that a view gets when it starts, however long the run."""
POINTS_A_TICK = 40
"""Points of each curve that a tick adds at most."""
SAMPLES_DRAWN = 400
"""Samples of each part that are drawn at most; more would hide each other."""


@dataclass(frozen=True)
class Cursor:
    """How far a view has been told: rows of the history, of which generation of the run."""

    generation: int = -1
    row: int = 0


def curves(experiment: Experiment, history: History, generation: int, cursor: Cursor) -> tuple[dict[str, Any], Cursor]:
    """The new points of the loss and metric curves, and the cursor after them.

    ``first`` is the row at which they begin, so a view that has seen fewer rows knows that it missed some; ``fresh`` says
    that they are the whole curve.
    """
    fresh = cursor.generation != generation
    rows = history.thinned(POINTS_AT_START) if fresh else _thin(history.since(cursor.row), POINTS_A_TICK)
    names = curve_names(experiment)
    message = {
        "fresh": fresh,
        "first": 0 if fresh else cursor.row,
        "next": len(history),
        "epochs": rows["epoch"].astype(int).tolist() if rows else [],
        "values": {name: _rounded(rows[name]) for name in names} if rows else {},
    }
    return message, Cursor(generation, len(history))


def curve_names(experiment: Experiment) -> list[str]:
    """The columns of the history that are drawn: the losses, then the main metric, of every part."""
    parts = ["train", "validation", "test"] if experiment.validation_fraction else ["train", "test"]
    return [f"{part}_{name}" for name in ("loss", main_metric(experiment.task)) for part in parts]


def _thin(rows: Columns, points: int) -> Columns:
    """At most that many rows, evenly spaced, the newest among them."""
    count = len(rows["epoch"]) if rows else 0
    if count <= points:
        return rows
    kept = np.linspace(0, count - 1, points).round().astype(int)
    return {name: column[kept] for name, column in rows.items()}


def _rounded(column: Array) -> list[float | None]:
    # Five digits draw the same curve at a third of the bytes; JSON has no NaN.
    return [float(f"{value:.5g}") if np.isfinite(value) else None for value in column]


def style(experiment: Experiment) -> dict[str, Any]:
    """Names and colours, told once."""
    metric = METRICS[main_metric(experiment.task)]
    return {
        "task": experiment.task,
        "inputs": experiment.inputs,
        "loss": experiment.loss,
        "metric": metric.title,
        "metricIsShare": experiment.task != "regression",
        "names": curve_names(experiment),
        "features": list(experiment.dataset_entry.features[:2]),
        "target": experiment.dataset_entry.target,
        "classes": list(experiment.class_names),
        "colours": {"parts": PARTS, "classes": list(CLASSES), "negative": NEGATIVE, "zero": ZERO, "positive": POSITIVE},
    }


def setting(experiment: Experiment, scene: Columns) -> dict[str, Any]:
    """The samples and bounds of the picture, told once a run."""
    told: dict[str, Any] = {}
    for part in ("train", "test"):
        x, y = scene[f"{part}_x"], scene[f"{part}_y"]
        rows = _drawn(len(y))
        told[part] = {"y": _short(y[rows])}
        if experiment.inputs <= 2:
            told[part]["x"] = [_short(column) for column in x[rows].T]
    if "low" in scene:
        told["low"], told["high"] = _short(scene["low"]), _short(scene["high"])
    if experiment.task == "regression":
        told["range"] = target_range(scene)
    return told


def target_range(scene: Columns) -> list[float]:
    """The bounds of the targets, a little widened: the fixed scale of everything that shows them."""
    targets = np.concatenate([scene["train_y"], scene["test_y"]])
    low, high = float(targets.min()), float(targets.max())
    margin = 0.1 * ((high - low) or 1.0)
    return [float(f"{low - margin:.4g}"), float(f"{high + margin:.4g}")]


def _drawn(count: int) -> Array:
    return np.linspace(0, count - 1, min(count, SAMPLES_DRAWN)).round().astype(int)


def _short(column: Array) -> list[float]:
    return [float(f"{value:.4g}") for value in column]


def pictured(experiment: Experiment, scene: Columns, picture: Columns) -> dict[str, Any]:
    """The present model's answers in as few bytes as a picture needs."""
    told: dict[str, Any] = {}
    if "grid" in picture:
        told["grid"] = _grid(experiment, scene, picture["grid"])
    if "curve_x" in picture:
        told["curve"] = [_short(picture["curve_x"]), _short(np.nan_to_num(picture["curve_y"]))]
    if "train_confusion" in picture:
        told["confusion"] = {part: picture[f"{part}_confusion"].tolist() for part in ("train", "test")}
    elif experiment.inputs > 2:
        told["predictions"] = {
            part: _short(np.nan_to_num(picture[f"{part}_predictions"][_drawn(len(picture[f"{part}_predictions"]))]))
            for part in ("train", "test")
        }
    return told


def _grid(experiment: Experiment, scene: Columns, grid: Array) -> dict[str, Any]:
    if grid.ndim == 3:
        return {
            "side": grid.shape[-1],
            "class": _bytes(grid.argmax(axis=0)),
            "share": _bytes(255 * np.nan_to_num(grid.max(axis=0))),
        }
    low, high = target_range(scene) if experiment.task == "regression" else (0.0, 1.0)
    return {"side": grid.shape[-1], "value": _bytes(255 * (np.nan_to_num(grid) - low) / (high - low))}


def _bytes(values: Array) -> str:
    return base64.b64encode(np.clip(np.round(values), 0, 255).astype(np.uint8).tobytes()).decode()


def read_outs(experiment: Experiment, history: History, picture: Columns | None) -> dict[str, float | None]:
    """The newest losses and main metric of train and test; before the first epoch, those of the untrained model."""
    last = history.last()
    if not last and picture is not None:
        last = {name: float(picture[name]) for name in ("train_loss", "test_loss")}
    names = [f"{part}_{name}" for part in ("train", "test") for name in ("loss", main_metric(experiment.task))]
    return {name: _finite(last.get(name)) for name in names}


def _finite(value: float | None) -> float | None:
    return float(f"{value:.6g}") if value is not None and np.isfinite(value) else None
