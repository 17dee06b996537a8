"""The transport: reset, play and pause, a step, an epoch, a new seed, how far and how fast; pinning and sharing."""

import random

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


def transport(run: LiveRun) -> None:
    """The buttons in their fixed order."""
    over = bool(run.shown.ended)
    with st.container(key="transport", horizontal=True, vertical_alignment="center", gap="xsmall"):
        _button("reset", "Reset", "replay", "Back to the same untrained model: the same weights, the same order.", "R")
        _play_button(run, over)
        _button("step", "Step", "skip_next", "Train on one more batch.", "→", over)
        _button("epoch", "Epoch", "fast_forward", "Train to the end of this epoch.", "Shift →", over)
        st.button(
            "New seed",
            icon=":material/casino:",
            key="new_seed",
            help="Start from other random weights. The seed is part of the experiment: this start can be repeated too.",
            on_click=lambda: session.change(seed=random.randint(0, limits.MAX_SEED)),
        )
        with st.container(width=235):
            field("epochs", run.experiment)
        with st.container(width=225):
            _speed(run)
        _pin_button()
        sharing(run)


_DEEDS = {
    "reset": session.reset,
    "step": lambda: session.go_on(LiveRun.advance_step),
    "epoch": lambda: session.go_on(LiveRun.advance_epoch),
}


def _button(name: str, label: str, icon: str, help: str, key: str, disabled: bool = False) -> None:
    words = f"{help} Key: {key}"
    icon = f":material/{icon}:"
    st.button(label, icon=icon, key=name, disabled=disabled, help=words, on_click=_DEEDS[name])


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
            on_click=lambda: session.go_on(LiveRun.play),
        )


def _speed(run: LiveRun) -> None:
    names = list(SPEEDS)
    st.session_state["pace"] = next(name for name, pace in SPEEDS.items() if pace == run.pace.limit)
    st.selectbox(
        "speed",
        names,
        key="pace",
        help="Slow motion shows single steps. It changes nothing of what is computed.",
        on_change=lambda: run.set_pace(SPEEDS[st.session_state["pace"]]),
    )


def _pin_button() -> None:
    if session.pinned():
        st.button(
            "Unpin",
            icon=":material/keep_off:",
            key="unpin",
            help="Let go of the run that is kept to compare with.",
            on_click=session.unpin,
        )
    else:
        st.button(
            "Pin",
            icon=":material/keep:",
            key="pin",
            help="Keep this run to compare with, and begin another beside it.",
            on_click=session.pin,
        )
