"""The transport: reset, play and pause, step, epoch, new seed, number of epochs, speed; pinning and sharing."""

import random
from collections.abc import Callable

import streamlit as st

from playground import limits
from playground.ui.shared import session
from playground.ui.train.panels import field
from playground.ui.train.sharing import sharing
from playground.workers.live_run import LiveRun

SPEEDS: dict[str, float | None] = {
    "full": None,
    "100 steps/s": 100.0,
    "20 steps/s": 20.0,
    "5 steps/s": 5.0,
    "1 step/s": 1.0,
}


def render_transport(run: LiveRun) -> None:
    """Draw the controls of the run in their fixed order."""
    over = bool(run.shown.ended)
    with st.container(key="transport", horizontal=True, vertical_alignment="center", gap="xsmall"):
        _button(
            "reset", "Reset", "replay", "Back to the same untrained model: same weights, same batches.", "R", run.reset
        )
        _play_button(run, over)
        _button("step", "Step", "skip_next", "Train on one more batch.", "→", run.advance_step, over)
        _button("epoch", "Epoch", "fast_forward", "Train to the end of this epoch.", "Shift →", run.advance_epoch, over)
        st.button(
            "New seed",
            icon=":material/casino:",
            key="new_seed",
            help="Start from other random weights. The seed is part of the experiment, so this start can be repeated too.",
            on_click=lambda: session.change(seed=random.randint(0, limits.MAX_SEED)),
        )
        with st.container(width=235):
            field("epochs", run.experiment)
        with st.container(width=225):
            _speed(run)
        _pin_button()
        sharing(run)


def _button(
    name: str, label: str, icon: str, help: str, key: str, action: Callable[[], None], disabled: bool = False
) -> None:
    icon, help = f":material/{icon}:", f"{help} Key: {key}"
    st.button(label, icon=icon, key=name, disabled=disabled, help=help, on_click=action)


def _play_button(run: LiveRun, over: bool) -> None:
    if run.playing:
        st.button("Pause", icon=":material/pause:", key="play", type="primary", on_click=run.pause, help="Key: space")
    else:
        st.button(
            "Play",
            icon=":material/play_arrow:",
            key="play",
            type="primary",
            disabled=over,
            help="Train until it is done or you pause. Key: space",
            on_click=run.play,
        )


def _speed(run: LiveRun) -> None:
    names = list(SPEEDS)
    st.session_state["speed"] = next(name for name, limit in SPEEDS.items() if limit == run.throttle.limit)
    st.selectbox(
        "speed",
        names,
        key="speed",
        help="A low speed shows single steps. It does not change the results.",
        on_change=lambda: run.set_speed_limit(SPEEDS[st.session_state["speed"]]),
    )


def _pin_button() -> None:
    name, icon, help, action = (
        ("Unpin", "keep_off", "Close the run that is pinned to compare with.", session.unpin)
        if session.pinned_run()
        else ("Pin", "keep", "Pin this run to compare with, and start another one.", session.pin)
    )
    st.button(name, icon=f":material/{icon}:", key=name.lower(), help=help, on_click=action)
