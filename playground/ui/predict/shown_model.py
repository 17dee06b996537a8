"""Which model predicts: that of the session's run, one trained for this page, or one with weights from a file."""

from dataclasses import dataclass

import streamlit as st

from playground.experiment import Experiment
from playground.predict import tasks
from playground.predict.results import TestSetPredictions
from playground.ui.shared import session
from playground.ui.shared.experiment_summary import describe_experiment
from playground.ui.shared.site import TRAIN
from playground.ui.shared.worker_calls import call_worker

_UPLOADED = "predict_uploaded"


@dataclass(frozen=True)
class ShownModel:
    """A model that can predict.

    Attributes:
        blob: the state of its run.
        source: where it comes from, in a sentence.
    """

    blob: bytes
    source: str


@dataclass(frozen=True)
class _Uploaded:
    """Weights from a file.

    Attributes:
        blob: the run with these weights.
        name: of the file.
        experiment: of the run, as JSON.
    """

    blob: bytes
    name: str
    experiment: str


def shown_model() -> ShownModel:
    """The model of this session.

    Raises:
        NoAnswerError: no worker could train one.
    """
    if uploaded := _uploaded():
        return ShownModel(uploaded.blob, f"The weights come from {uploaded.name}.")
    status = session.live_run().shown
    if status.step:
        return ShownModel(status.blob, f"This is the model of your run at step {status.step:,}.")
    blob = _train_model(session.experiment().to_json())
    return ShownModel(
        blob, f"Your run on {TRAIN.title} has not begun, so a model of the same experiment was trained here."
    )


@st.cache_resource(show_spinner="A model is trained …", max_entries=50)
def _train_model(experiment_json: str) -> bytes:
    return call_worker(tasks.train_model, Experiment.from_json(experiment_json))


@st.cache_resource(show_spinner="The model predicts all test samples …", max_entries=50)
def test_set_predictions(blob: bytes) -> TestSetPredictions:
    """The model's predictions for all test samples."""
    return call_worker(tasks.predict_test_set, blob)


def _uploaded() -> _Uploaded | None:
    """The weights from a file, as long as they are those of the present experiment."""
    uploaded: _Uploaded | None = st.session_state.get(_UPLOADED)
    return uploaded if uploaded and uploaded.experiment == session.experiment().to_json() else None


def use_uploaded(blob: bytes, name: str) -> None:
    """Predict with these weights from now on."""
    st.session_state[_UPLOADED] = _Uploaded(blob, name, session.experiment().to_json())


def forget_uploaded() -> None:
    """Predict with the session's own model again."""
    st.session_state.pop(_UPLOADED, None)


def render_model_line(model: ShownModel, predictions: TestSetPredictions) -> None:
    """Draw a line about the model: its experiment, its score and its source."""
    experiment = predictions.experiment
    score = (
        f"test R² {predictions.score:.3f}".replace("-", "−")
        if experiment.task == "regression"
        else f"test accuracy {predictions.score:.1%}"
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="experiment_line"):
        st.caption(
            f"{describe_experiment(experiment)} · {predictions.epoch} epochs · **{score}**. {model.source}",
            width="content",
        )
        st.page_link(TRAIN.path, label=f"Train it on {TRAIN.title}")
        if _uploaded():
            st.button("Back to your own model", key="forget_uploaded", on_click=forget_uploaded)
