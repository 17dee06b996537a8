"""A view that takes in all messages in order knows the curve; one that missed some is told so."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import Experiment, train
from playground.charts.run_curves import CHARTS, POINTS_A_TICK, POINTS_AT_START, Cursor, curves, names, panels, whole
from playground.experiment.changes import apply_changes
from playground.training.history import History
from tests.variants import BASE

COLUMNS = names(BASE, "loss")


def rows(first: int, count: int) -> dict[str, np.ndarray]:
    epochs = np.arange(first, first + count, dtype=np.float64)
    return {"epoch": epochs, **dict.fromkeys(COLUMNS, 1 / (1 + epochs))}


class Listener:
    """What the script in the browser does with the numbers of the points."""

    def __init__(self) -> None:
        self.epochs: list[int] = []
        self.rows = 0

    def hear(self, told: dict[str, Any]) -> bool:
        if told["fresh"]:
            self.epochs = []
        elif told["first"] != self.rows:
            return False
        self.epochs += told["epochs"]
        self.rows = told["next"]
        return True


@settings(max_examples=60)
@given(pieces=st.lists(st.integers(0, 900), min_size=1, max_size=10))
def test_every_message_is_bounded_and_all_of_them_follow_the_run(pieces: list[int]) -> None:
    history, cursor, listener = History(), Cursor(), Listener()
    for piece in pieces:
        history.append(rows(len(history), piece))
        told, cursor = curves(BASE, history, 3, "loss", cursor)
        assert len(told["epochs"]) <= (POINTS_AT_START if told["fresh"] else POINTS_A_TICK)
        assert all(len(values) == len(told["epochs"]) for values in told["values"].values())
        assert listener.hear(told)
    assert listener.epochs == sorted(set(listener.epochs))
    if len(history):
        assert listener.epochs[-1] == len(history) - 1


def test_a_missed_message_is_noticed_and_a_fresh_start_mends_it() -> None:
    history, listener = History(), Listener()
    cursor = Cursor()
    for _ in range(3):
        history.append(rows(len(history), 5))
        told, cursor = curves(BASE, history, 0, "loss", cursor)
    assert not listener.hear(told)
    told, _ = curves(BASE, history, 0, "loss", Cursor())
    assert listener.hear(told)
    assert listener.epochs == list(range(15))


@pytest.mark.parametrize(("generation", "chart"), [(1, "loss"), (0, "norms")])
def test_another_generation_or_chart_begins_anew(generation: int, chart: str) -> None:
    history = History()
    history.append({name: np.asarray(column) for name, column in train(BASE).history.items()})
    _, cursor = curves(BASE, history, 0, "loss", Cursor())
    told, _ = curves(BASE, history, generation, chart, cursor)
    assert told["fresh"]
    assert told["panels"] == panels(BASE, chart)


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("dataset", ["circles", "diabetes"])
def test_every_chart_draws_columns_that_the_history_has(chart: str, dataset: str) -> None:
    experiment, _ = apply_changes(BASE.replace(validation_fraction=0.2), dataset=dataset)
    assert set(names(experiment, chart)) <= set(train(experiment).history.columns)


def test_what_is_not_finite_is_told_as_nothing() -> None:
    history = History()
    history.append({**rows(0, 2), COLUMNS[0]: np.array([np.nan, np.inf])})
    told, _ = curves(BASE, history, 0, "loss", Cursor())
    assert told["values"][COLUMNS[0]] == [None, None]


def test_a_long_run_is_told_in_few_points_from_its_first_to_its_newest() -> None:
    history = History()
    history.append(rows(0, 100_000))
    told = whole(BASE, history, "loss")
    assert len(told["epochs"]) == POINTS_AT_START
    assert (told["epochs"][0], told["epochs"][-1]) == (0, 99_999)


def test_before_the_first_epoch_there_is_nothing_to_draw() -> None:
    assert whole(Experiment(), History(), "loss") == {"epochs": [], "values": {}}
