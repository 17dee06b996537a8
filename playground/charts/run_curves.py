"""The points of a run's curves: at each tick only the new ones, and a bounded number however long the run."""

from dataclasses import dataclass

from playground.arrays import Columns, evenly_spaced
from playground.catalog.metrics import METRICS, main_metric
from playground.charts.encoding import round_numbers
from playground.experiment import Experiment
from playground.experiment.architecture import linear_widths
from playground.protocol.train import CurveLines, CurvePanel, CurvePoints
from playground.training.history import History

POINTS_AT_START = 600
"""Points of each curve that a view gets when it starts, however long the run."""
POINTS_A_TICK = 40
"""Points of each curve that a tick adds at most."""
CHARTS = ("loss", "rate", "norms", "histograms")


@dataclass(frozen=True)
class Cursor:
    """What a view has received.

    Attributes:
        generation: of the run.
        chart: the name of the chart.
        row: how many rows of the history.
    """

    generation: int = -1
    chart: str = ""
    row: int = 0


def new_points(
    experiment: Experiment, history: History, generation: int, chart: str, cursor: Cursor
) -> tuple[CurvePoints, Cursor]:
    """The points of a chart's curves that a view lacks, and the cursor after them.

    ``first`` is the row at which they begin, so that a view with fewer rows knows that it missed some; ``fresh`` is True
    for complete curves.
    """
    fresh = (cursor.generation, cursor.chart) != (generation, chart)
    rows = history.thinned(POINTS_AT_START) if fresh else _thin(history.since(cursor.row), POINTS_A_TICK)
    lines = _lines(experiment, rows, chart)
    points: CurvePoints = {
        "fresh": fresh,
        "first": 0 if fresh else cursor.row,
        "next": len(history),
        "epochs": lines["epochs"],
        "values": lines["values"],
    }
    if fresh:
        points["chart"], points["panels"] = chart, panels(experiment, chart)
    return points, Cursor(generation, chart, len(history))


def complete_curves(experiment: Experiment, history: History, chart: str) -> CurveLines:
    """The complete curves of another run, to draw behind those of the present one."""
    return _lines(experiment, history.thinned(POINTS_AT_START), chart)


def _lines(experiment: Experiment, rows: Columns, chart: str) -> CurveLines:
    return {
        "epochs": rows["epoch"].astype(int).tolist() if rows else [],
        "values": {name: round_numbers(rows[name], 5) for name in column_names(experiment, chart)} if rows else {},
    }


def column_names(experiment: Experiment, chart: str) -> list[str]:
    """The columns of the history that a chart draws."""
    return [name for panel in panels(experiment, chart) for name in panel["names"]]


def panels(experiment: Experiment, chart: str) -> list[CurvePanel]:
    """The axes of a chart from top to bottom, each with its title, its columns and its scale."""
    parts = ["train", "validation", "test"] if experiment.validation_fraction else ["train", "test"]
    if chart == "rate":
        return [{"title": "learning rate", "names": ["learning_rate"], "scale": "positive"}]
    if chart == "norms":
        layers = range(1, len(linear_widths(experiment)) + 1)
        return [
            {"title": f"|{kind}| by layer", "names": [f"{kind}_norm_{layer}" for layer in layers], "scale": "log"}
            for kind in ("weight", "gradient")
        ]
    if chart == "histograms":
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
    return {name: column[evenly_spaced(count, points)] for name, column in rows.items()} if count > points else rows
