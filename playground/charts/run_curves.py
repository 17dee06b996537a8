"""What the curves of a run are told at each tick: new points only, numbered, and bounded whatever the length of the run."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.catalog.metrics import METRICS, main_metric
from playground.charts.encoding import evenly, floats
from playground.experiment import Experiment
from playground.experiment.architecture import linear_widths
from playground.protocol.train import CurveLines, CurvePanel, CurvePoints
from playground.training.history import History

Array = np.ndarray[Any, Any]
Columns = dict[str, Array]

POINTS_AT_START = 600
"""Points of each curve that a view gets when it starts, however long the run."""
POINTS_A_TICK = 40
"""Points of each curve that a tick adds at most."""
CHARTS = ("loss", "rate", "norms", "spreads")


@dataclass(frozen=True)
class Cursor:
    """How far a view has been told: rows of the history, of which generation of the run, for which chart."""

    generation: int = -1
    chart: str = ""
    row: int = 0


def curves(
    experiment: Experiment, history: History, generation: int, chart: str, cursor: Cursor
) -> tuple[CurvePoints, Cursor]:
    """The new points of the curves of a chart, and the cursor after them.

    ``first`` is the row at which they begin, so a view that has seen fewer rows knows that it missed some; ``fresh`` says
    that they are the whole curve.
    """
    fresh = (cursor.generation, cursor.chart) != (generation, chart)
    rows = history.thinned(POINTS_AT_START) if fresh else _thin(history.since(cursor.row), POINTS_A_TICK)
    message: CurvePoints = {
        "fresh": fresh,
        "first": 0 if fresh else cursor.row,
        "next": len(history),
        "epochs": rows["epoch"].astype(int).tolist() if rows else [],
        "values": {name: floats(rows[name], 5) for name in names(experiment, chart)} if rows else {},
    }
    if fresh:
        message["chart"], message["panels"] = chart, panels(experiment, chart)
    return message, Cursor(generation, chart, len(history))


def whole(experiment: Experiment, history: History, chart: str) -> CurveLines:
    """The curves of another run, to lay under the present one's."""
    rows = history.thinned(POINTS_AT_START)
    return {
        "epochs": rows["epoch"].astype(int).tolist() if rows else [],
        "values": {name: floats(rows[name], 5) for name in names(experiment, chart)} if rows else {},
    }


def names(experiment: Experiment, chart: str) -> list[str]:
    """The columns of the history that a chart draws."""
    return [name for panel in panels(experiment, chart) for name in panel["names"]]


def panels(experiment: Experiment, chart: str) -> list[CurvePanel]:
    """The axes of a chart from top to bottom, each with its title, its columns and what kind of scale it has."""
    parts = ["train", "validation", "test"] if experiment.validation_fraction else ["train", "test"]
    if chart == "rate":
        return [{"title": "learning rate", "names": ["learning_rate"], "scale": "positive"}]
    if chart == "norms":
        layers = range(1, len(linear_widths(experiment)) + 1)
        return [
            {"title": f"|{what}| by layer", "names": [f"{what}_norm_{layer}" for layer in layers], "scale": "log"}
            for what in ("weight", "gradient")
        ]
    if chart == "spreads":
        return []
    metric = main_metric(experiment.task)
    return [
        {"title": "loss", "names": [f"{part}_loss" for part in parts], "scale": "positive"},
        {
            "title": METRICS[metric].title,
            "names": [f"{part}_{metric}" for part in parts],
            "scale": "number" if experiment.task == "regression" else "share",
        },
    ]


def _thin(rows: Columns, points: int) -> Columns:
    count = len(rows["epoch"]) if rows else 0
    return {name: column[evenly(count, points)] for name, column in rows.items()} if count > points else rows
