"""Predict under Streamlit's test driver: every section opens for every kind of data, and every control can be used."""

import io

import pytest
import torch
from streamlit.testing.v1 import AppTest

from playground.predict.choices import SECTIONS
from tests.ui.experiments import EXPERIMENTS, open_with
from tests.ui.pages import assert_well, pick, press, turn_all, words


def opened(kind: str, section: str) -> AppTest:
    return pick(open_with("predict", EXPERIMENTS[kind]), "predict_section", section)


def uploaded(app: AppTest, name: str, content: bytes) -> str:
    app.file_uploader(key="weights_file").upload(name, content, "application/octet-stream").run()
    assert_well(app)
    return words(app)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("kind", EXPERIMENTS)
def test_every_section_opens_and_every_control_can_be_used(kind: str, section: str) -> None:
    turn_all(opened(kind, section))


def test_a_regression_has_no_threshold_and_the_page_says_so() -> None:
    app = opened("a line", "threshold")
    assert "A threshold decides between classes, and the target of" in words(app)
    assert not app.selectbox


@pytest.mark.parametrize("source", ["test_set", "typed", "drawn"])
def test_a_sample_of_another_source_can_be_chosen(source: str) -> None:
    app = pick(opened("images", "one_sample"), "predict_source", source)
    assert app.button_group(key="predict_source").value == source
    assert "probabilities = logits.softmax(dim=1)" in app.code[0].value


def test_what_is_typed_wrong_is_explained() -> None:
    app = pick(opened("two classes", "one_sample"), "predict_source", "typed")
    app = pick(app, "typed_features", "0, zero")
    assert "cannot be read as numbers" in words(app)
    app = pick(app, "typed_features", "0, 0, 0")
    assert "A sample of this data has 2 numbers, and 3 were typed" in words(app)
    app = pick(app, "typed_features", "1, 1e7")
    assert "at most 1,000,000" in words(app)
    app = pick(app, "typed_features", "1, 1")
    assert "were typed" not in words(app)
    assert "sample = [[1.0, 1.0]]" in app.code[0].value


def test_choices_stay_while_another_section_is_open() -> None:
    app = pick(opened("two classes", "inference_rules"), "predict_eval_mode", False)
    app = pick(app, "predict_section", "threshold")
    app = pick(app, "predict_positive_class", app.selectbox(key="predict_positive_class").options[0])
    app = pick(app, "predict_section", "inference_rules")
    assert not app.toggle(key="predict_eval_mode").value
    app = pick(app, "predict_section", "threshold")
    assert app.selectbox(key="predict_positive_class").index == 0


def test_an_exercise_is_solved_by_what_the_page_shows() -> None:
    app = opened("two classes", "one_sample")
    assert "0 of 4 solved" in "".join(each.proto.body for each in app.get("html"))
    app = pick(app, "exercise_predict_logit_sign", "p becomes −p")
    assert "Not yet." in words(app)
    app = pick(app, "exercise_predict_logit_sign", "p becomes 1 − p")
    assert "sigmoid(−z) = 1 − sigmoid(z)" in words(app)
    app = press(app, "exercise_predict_undecided_sample_hints")
    assert "Two probabilities are nearly equal" in words(app)


def test_weights_are_loaded_or_refused_in_a_sentence() -> None:
    app = opened("two classes", "save_and_load")
    buffer = io.BytesIO()
    torch.save(torch.nn.Linear(3, 3).state_dict(), buffer)
    assert "other.pt was not loaded." in uploaded(app, "other.pt", buffer.getvalue())
    assert "notes.txt was not loaded." in uploaded(app, "notes.txt", b"hello")
    pick(app, "predict_section", "one_sample")
