"""Which model the Predict page asks: the session's run, one trained for the purpose, or weights from a file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from playground.experiment import Experiment
from playground.predict import tasks
from playground.ui.shared import session
from playground.ui.shared.experiment_summary import summary
from playground.ui.shared.site import TRAIN
from playground.ui.shared.worker_calls import call_worker

if TYPE_CHECKING:
    from playground.predict.test_set import Survey

_UPLOADED = "predict_uploaded"


@dataclass(frozen=True)
class Shown:
    """A model that can be asked.

    Attributes:
        blob: the state of its run.
        words: where it comes from, in a sentence.
    """

    blob: bytes
    words: str


def shown_model() -> Shown:
    """The model of this session.

    Raises:
        AskError: no worker could train one.
    """
    if uploaded := _uploaded():
        return Shown(uploaded["blob"], f"The weights come from {uploaded['name']}.")
    own = own_model()
    if own:
        return own
    blob = _trained(session.experiment().to_json())
    return Shown(blob, f"Your run on {TRAIN.title} has not begun, so a model of the same experiment was trained here.")


def own_model() -> Shown | None:
    """The model of the session's run; None before its first step."""
    moment = session.live_run().shown
    if not moment.step:
        return None
    return Shown(moment.blob, f"This is the model of your run at step {moment.step:,}.")


@st.cache_resource(show_spinner="A model is trained …", max_entries=50)
def _trained(experiment_json: str) -> bytes:
    return call_worker(tasks.trained, Experiment.from_json(experiment_json))


@st.cache_resource(show_spinner="The model is asked about all test samples …", max_entries=50)
def survey_of(blob: bytes) -> "Survey":
    """The model's answers to all test samples."""
    return call_worker(tasks.survey, blob)


def _uploaded() -> dict[str, Any] | None:
    """The weights from a file, as long as they are those of the present experiment."""
    kept: dict[str, Any] | None = st.session_state.get(_UPLOADED)
    return kept if kept and kept["experiment"] == session.experiment().to_json() else None


def use_uploaded(blob: bytes, name: str) -> None:
    """From now on, ask the model with these weights."""
    st.session_state[_UPLOADED] = {"blob": blob, "name": name, "experiment": session.experiment().to_json()}


def forget_uploaded() -> None:
    """Ask the session's own model again."""
    st.session_state.pop(_UPLOADED, None)


def model_line(shown: Shown, found: "Survey") -> None:
    """Which model this is, and how good."""
    experiment = found.experiment
    score = (
        f"test R² {found.accuracy:.3f}".replace("-", "−")
        if experiment.task == "regression"
        else f"{found.accuracy:.1%} of the test samples right"
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="experiment_line"):
        st.caption(f"{summary(experiment)} · {found.epoch} epochs · **{score}**. {shown.words}", width="content")
        st.page_link(TRAIN.path, label=f"Train it on {TRAIN.title}")
        if _uploaded():
            st.button("Back to your own model", key="forget_uploaded", on_click=forget_uploaded)
