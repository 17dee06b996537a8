"""The live view: one component on the page that draws a run as it goes."""

from typing import Any

import streamlit as st

from playground.execution.live import LiveRun
from playground.figures import stream
from playground.figures.stream import Cursor
from playground.ui.components import component

TICK_SECONDS = 0.4
_CURSOR = "live_cursor"

_component = component("live")


def start_afresh() -> None:
    """Let the next message tell everything: for the body of a page, whose view may be a new one."""
    st.session_state[_CURSOR] = Cursor()


def live_view(run: LiveRun, key: str = "live") -> None:
    """Draw the run's newest state; call it in a fragment that runs again while the run plays."""
    run.touch()
    result = _component(key=key, data=message(run), on_missed_change=lambda: None)
    if result.missed:
        # The view saw a gap in the numbers of the points: its next message starts from the beginning.
        start_afresh()
        st.rerun(scope="fragment")


def message(run: LiveRun) -> dict[str, Any]:
    """What the component is told now; moves the session's cursor on."""
    cursor: Cursor = st.session_state.get(_CURSOR, Cursor())
    experiment, fresh = run.experiment, cursor.generation != run.generation
    curves, after = stream.curves(experiment, run.history, run.generation, cursor)
    scene, picture = run.scene, run.picture
    told: dict[str, Any] = {
        "generation": run.generation,
        "curves": curves,
        "state": _state(run),
        "read": stream.read_outs(experiment, run.history, picture),
    }
    if scene is None or picture is None:
        return told
    if fresh:
        told["style"] = stream.style(experiment)
        told["setting"] = stream.setting(experiment, scene)
    told["picture"] = stream.pictured(experiment, scene, picture)
    st.session_state[_CURSOR] = after
    return told


def _state(run: LiveRun) -> dict[str, Any]:
    return {
        "epoch": run.epoch,
        "epochs": run.experiment.epochs,
        "step": run.step,
        "speed": round(run.steps_per_second),
        "left": run.seconds_left,
        "playing": run.playing,
        "ready": run.ready,
        "message": run.error or run.ended,
        "bad": bool(run.error) or run.failed,
    }
