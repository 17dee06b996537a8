"""Predict: every section opens for every kind of data, and every control there can be turned."""

import io

import pytest
import torch
from streamlit.testing.v1 import AppTest

from playground import Experiment
from tests.ui.experiments import EXPERIMENTS, open_with
from tests.ui.pages import assert_well, pick, turn_all, words

SECTIONS = ["One sample", "Rules of inference", "Threshold", "Wrong ones", "Save and load"]


def uploaded(app: AppTest, name: str, content: bytes) -> str:
    app.file_uploader(key="weights_file").upload(name, content, "application/octet-stream").run()
    assert_well(app)
    return words(app)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("kind", EXPERIMENTS)
def test_every_section_of_predict_opens_and_turns(kind: str, section: str) -> None:
    app = pick(open_with("predict", EXPERIMENTS[kind]), "predict_section", section)
    assert_well(app)
    turn_all(app)


def test_what_makes_no_sense_for_a_task_is_said() -> None:
    app = pick(open_with("predict", EXPERIMENTS["a line"]), "predict_section", "Threshold")
    assert "threshold" in words(app).lower()
    assert not app.selectbox


def test_weights_are_taken_or_refused_in_a_sentence() -> None:
    app = pick(open_with("predict", Experiment()), "predict_section", "Save and load")
    buffer = io.BytesIO()
    torch.save(torch.nn.Linear(3, 3).state_dict(), buffer)
    assert "other.pt was not loaded." in uploaded(app, "other.pt", buffer.getvalue())
    assert "notes.txt was not loaded." in uploaded(app, "notes.txt", b"hello")
    app = pick(app, "predict_section", "One sample")
    assert_well(app)
