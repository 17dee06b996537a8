"""The recording on Home: a real run, trained once by a worker when the server starts, and shown again and again."""

from concurrent.futures import Future

import streamlit as st

from playground.charts import run_pictures
from playground.home.showcase import FRAMES, SHOWCASE
from playground.home.tasks import RunRecording, record_run
from playground.protocol.home import Recording, RecordingData, RecordingFrame
from playground.training.projection import DEFAULT_PROJECTION
from playground.ui.shared.components import component
from playground.ui.shared.server import executor

_component = component("home/recording", RecordingData)


@st.cache_resource(show_spinner=False)
def _future() -> "Future[RunRecording]":
    return executor().submit(record_run, SHOWCASE, FRAMES)


@st.cache_resource(show_spinner=False)
def _message() -> Recording:
    """The whole recording, in as few bytes as it needs."""
    recording = _future().result()
    frames: list[RecordingFrame] = [
        {
            "grid": run_pictures.picture_data(SHOWCASE, recording.scene, picture, "plane")["grid"],
            "epoch": epoch,
            "accuracy": accuracy,
        }
        for picture, epoch, accuracy in zip(recording.pictures, recording.epochs, recording.accuracies, strict=True)
    ]
    return {
        "style": run_pictures.style(SHOWCASE),
        "setting": run_pictures.setting(SHOWCASE, recording.scene, DEFAULT_PROJECTION),
        "frames": frames,
    }


def is_recorded() -> bool:
    """Whether the recording is finished; the first call lets a worker begin it."""
    return _future().done()


def render_recording() -> None:
    """Draw the recording, or an empty frame of the same size until it is finished."""
    _component(key="recording", data={"recording": _message() if is_recorded() else None})
