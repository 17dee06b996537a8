"""The transport: reset, play and pause, a step, an epoch, a new seed, and how many epochs to run."""

import random

import streamlit as st

from playground import limits
from playground.execution.live import LiveRun
from playground.ui import session
from playground.ui.panels import field


def transport(run: LiveRun) -> None:
    """The buttons in their fixed order."""
    with st.container(key="transport", horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        st.button(
            "Reset",
            icon=":material/replay:",
            key="reset",
            help="Back to the same untrained model: the same weights, the same order of samples.",
            on_click=run.reset,
        )
        _play_button(run)
        st.button(
            "Step",
            icon=":material/skip_next:",
            key="step",
            disabled=bool(run.ended),
            help="Train on one more batch.",
            on_click=run.advance_step,
        )
        st.button(
            "Epoch",
            icon=":material/fast_forward:",
            key="epoch",
            disabled=bool(run.ended),
            help="Train to the end of this epoch: once over all training samples.",
            on_click=run.advance_epoch,
        )
        st.button(
            "New seed",
            icon=":material/casino:",
            key="new_seed",
            help="Start from other random weights. The seed is part of the experiment: this start can be repeated too.",
            on_click=lambda: session.change(seed=random.randint(0, limits.MAX_SEED)),
        )
        with st.container(width=170):
            field("epochs", run.experiment)


def _play_button(run: LiveRun) -> None:
    if run.playing:
        st.button("Pause", icon=":material/pause:", key="play", type="primary", on_click=run.pause)
    else:
        st.button(
            "Play",
            icon=":material/play_arrow:",
            key="play",
            type="primary",
            disabled=bool(run.ended),
            on_click=run.play,
        )
