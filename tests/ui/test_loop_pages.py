"""Step by step, Mistakes and Predict: every part opens for every kind of data, and every control there can be turned."""

import io

import pytest
import torch
from streamlit.testing.v1 import AppTest

from playground import Experiment, Layer
from playground.mistakes.catalog import MISTAKES
from tests.ui.pages import ENTRY, assert_well, pick, press, turn_all, words

SECTIONS = ["One sample", "Rules of inference", "Threshold", "Wrong ones", "Save and load"]
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


def uploaded(app: AppTest, name: str, content: bytes) -> str:
    app.file_uploader(key="weights_file").upload(name, content, "application/octet-stream").run()
    assert_well(app)
    return words(app)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("kind", EXPERIMENTS)
def test_every_section_of_predict_opens_and_turns(kind: str, section: str) -> None:
    app = pick(opened("predict", EXPERIMENTS[kind]), "predict_section", section)
    assert_well(app)
    turn_all(app)


def test_what_makes_no_sense_for_a_task_is_said() -> None:
    app = pick(opened("predict", EXPERIMENTS["a line"]), "predict_section", "Threshold")
    assert "threshold" in words(app).lower()
    assert not app.selectbox


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


def test_weights_are_taken_or_refused_in_a_sentence() -> None:
    app = pick(opened("predict", Experiment()), "predict_section", "Save and load")
    buffer = io.BytesIO()
    torch.save(torch.nn.Linear(3, 3).state_dict(), buffer)
    assert "other.pt was not loaded." in uploaded(app, "other.pt", buffer.getvalue())
    assert "notes.txt was not loaded." in uploaded(app, "notes.txt", b"hello")
    app = pick(app, "predict_section", "One sample")
    assert_well(app)
