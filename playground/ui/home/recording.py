"""The living picture on Home: a real run, trained once by a worker when the server starts, and shown again and again."""

from concurrent.futures import Future

import streamlit as st

from playground.charts import run_pictures
from playground.home.showcase import FRAMES, SHOWCASE
from playground.protocol.home import Recording, RecordingData, RecordingFrame
from playground.training.projection import PLAIN
from playground.ui.shared.components import component
from playground.ui.shared.server import executor
from playground.workers.tasks import Film, film

_component = component("home/recording", RecordingData)


@st.cache_resource(show_spinner=False)
def _asked() -> "Future[Film]":
    return executor().submit(film, SHOWCASE, FRAMES)


@st.cache_resource(show_spinner=False)
def _told() -> Recording:
    """The whole film in as few bytes as it needs."""
    shot = _asked().result()
    frames: list[RecordingFrame] = [
        {
            "grid": run_pictures.pictured(SHOWCASE, shot.scene, picture, "plane")["grid"],
            "epoch": epoch,
            "accuracy": accuracy,
        }
        for picture, epoch, accuracy in zip(shot.pictures, shot.epochs, shot.accuracies, strict=True)
    ]
    return {
        "style": run_pictures.style(SHOWCASE),
        "setting": run_pictures.setting(SHOWCASE, shot.scene, PLAIN),
        "frames": frames,
    }


def developed() -> bool:
    """Whether the film is there; asking for it the first time has a worker shoot it."""
    return _asked().done()


def living_picture() -> None:
    """Draw the film, or an empty frame of the same size until it is there."""
    _component(key="film", data={"recording": _told() if developed() else None})
