"""A view that receives all points in order has the complete curve; one that missed some detects it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import Experiment, train
from playground.charts.run_curves import (
    CHARTS,
    POINTS_A_TICK,
    POINTS_AT_START,
    Cursor,
    column_names,
    complete_curves,
    new_points,
    panels,
)
from playground.experiment.changes import apply_changes
from playground.protocol.train import CurvePoints
from playground.training.history import History
from tests.variants import BASE

COLUMNS = column_names(BASE, "loss")


def rows(first: int, count: int) -> dict[str, np.ndarray]:
    epochs = np.arange(first, first + count, dtype=np.float64)
    return {"epoch": epochs, **dict.fromkeys(COLUMNS, 1 / (1 + epochs))}


class View:
    """What the script in the browser does with the numbers of the points."""

    def __init__(self) -> None:
        self.epochs: list[int] = []
        self.rows = 0

    def receive(self, points: CurvePoints) -> bool:
        if points["fresh"]:
            self.epochs = []
        elif points["first"] != self.rows:
            return False
        self.epochs += points["epochs"]
        self.rows = points["next"]
        return True


@settings(max_examples=60)
@given(pieces=st.lists(st.integers(0, 900), min_size=1, max_size=10))
def test_every_message_is_bounded_and_all_of_them_follow_the_run(pieces: list[int]) -> None:
    history, cursor, view = History(), Cursor(), View()
    for piece in pieces:
        history.append(rows(len(history), piece))
        points, cursor = new_points(BASE, history, 3, "loss", cursor)
        assert len(points["epochs"]) <= (POINTS_AT_START if points["fresh"] else POINTS_A_TICK)
        assert all(len(values) == len(points["epochs"]) for values in points["values"].values())
        assert view.receive(points)
    assert view.epochs == sorted(set(view.epochs))
    if len(history):
        assert view.epochs[-1] == len(history) - 1


def test_a_missed_message_is_detected_and_complete_curves_replace_it() -> None:
    history, view = History(), View()
    cursor = Cursor()
    for _ in range(3):
        history.append(rows(len(history), 5))
        points, cursor = new_points(BASE, history, 0, "loss", cursor)
    assert not view.receive(points)
    points, _ = new_points(BASE, history, 0, "loss", Cursor())
    assert view.receive(points)
    assert view.epochs == list(range(15))


@pytest.mark.parametrize(("generation", "chart"), [(1, "loss"), (0, "norms")])
def test_another_generation_or_chart_gets_complete_curves(generation: int, chart: str) -> None:
    history = History()
    history.append({name: np.asarray(column) for name, column in train(BASE).history.items()})
    _, cursor = new_points(BASE, history, 0, "loss", Cursor())
    points, _ = new_points(BASE, history, generation, chart, cursor)
    assert points["fresh"]
    assert points["panels"] == panels(BASE, chart)


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("dataset", ["circles", "diabetes"])
def test_every_chart_draws_columns_that_the_history_has(chart: str, dataset: str) -> None:
    experiment, _ = apply_changes(BASE.replace(validation_fraction=0.2), dataset=dataset)
    assert set(column_names(experiment, chart)) <= set(train(experiment).history.columns)


def test_values_that_are_not_finite_become_none() -> None:
    history = History()
    history.append({**rows(0, 2), COLUMNS[0]: np.array([np.nan, np.inf])})
    points, _ = new_points(BASE, history, 0, "loss", Cursor())
    assert points["values"][COLUMNS[0]] == [None, None]


def test_a_long_run_is_thinned_to_few_points_with_its_first_and_newest() -> None:
    history = History()
    history.append(rows(0, 100_000))
    points = complete_curves(BASE, history, "loss")
    assert len(points["epochs"]) == POINTS_AT_START
    assert (points["epochs"][0], points["epochs"][-1]) == (0, 99_999)


def test_before_the_first_epoch_there_is_nothing_to_draw() -> None:
    assert complete_curves(Experiment(), History(), "loss") == {"epochs": [], "values": {}}
