"""Mistakes: every mistake opens, its loop can be walked through, and the exercises check themselves."""

import pytest

from playground import Experiment
from playground.mistakes.catalog import MISTAKES
from tests.ui.experiments import open_with
from tests.ui.pages import assert_well, pick, press, words


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_opens_and_its_loop_can_be_walked(name: str) -> None:
    app = pick(open_with("mistakes", Experiment()), "mistake", name)
    assert MISTAKES[name].why in words(app)
    press(app, "walk_mistake")
    assert_well(app)
    assert app.selectbox(key="step-by-step_subject").value == name
    assert MISTAKES[name].fix in words(app)


def test_opening_a_mistake_solves_an_exercise() -> None:
    app = open_with("mistakes", Experiment())
    assert "memory fills up" not in words(app)
    assert "memory fills up" in words(pick(app, "mistake", "no_inference_mode"))


def test_a_number_is_checked() -> None:
    app = pick(open_with("mistakes", Experiment()), "exercise_mistakes_lowest_loss", 1.461)
    assert "log(1 + 9/e)" in words(app)
