"""Step by step and Mistakes: every part opens for every kind of data, and every control there can be turned."""

import pytest
from streamlit.testing.v1 import AppTest

from playground import Experiment, Layer
from playground.mistakes.catalog import MISTAKES
from tests.ui.pages import ENTRY, assert_well, pick, press, words

EXPERIMENTS = {
    "two classes": Experiment(),
    "a line": Experiment(dataset="line", model="line", loss="L1Loss", optimizer="SGD", epochs=20),
    "three classes": Experiment(
        dataset="iris", standardise=True, loss="CrossEntropyLoss", layers=(Layer(8, "ReLU", dropout=0.5),), epochs=5
    ),
    "a table of numbers": Experiment(dataset="diabetes", standardise=True, loss="MSELoss", epochs=3),
    "images": Experiment(dataset="digits", loss="CrossEntropyLoss", layers=(Layer(16, "ReLU"),), epochs=3),
}


def opened(page: str, experiment: Experiment) -> AppTest:
    app = AppTest.from_file(str(ENTRY), default_timeout=120).run()
    app.session_state["experiment_json"] = experiment.to_json()
    app.switch_page(f"pages/{page}.py").run()
    assert_well(app)
    return app


@pytest.mark.parametrize("kind", EXPERIMENTS)
def test_the_walk_opens_for_every_kind_of_data(kind: str) -> None:
    app = opened("step_by_step", EXPERIMENTS[kind])
    assert EXPERIMENTS[kind].loss in words(app)
    assert not app.warning


@pytest.mark.parametrize("name", MISTAKES)
def test_every_mistake_opens_and_its_loop_can_be_walked(name: str) -> None:
    app = pick(opened("mistakes", Experiment()), "mistake", name)
    assert MISTAKES[name].why in words(app)
    press(app, "walk_mistake")
    assert_well(app)
    assert app.selectbox(key="walk_subject").value == name
    assert MISTAKES[name].cure in words(app)
