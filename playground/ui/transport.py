"""The transport: reset, play and pause, a step, an epoch, a new seed, and how many epochs to run."""

import random

import streamlit as st

from playground import limits
from playground.execution.live import LiveRun
from playground.ui import session
from playground.ui.panels import field


def transport(run: LiveRun) -> None:
    """The buttons in their fixed order."""
    with st.container(key="transport"):
        cells = st.columns([1.1, 1.4, 1.1, 1.2, 1.4, 1.9, 5.9], vertical_alignment="center", gap="xsmall")
    reset, play, step, epoch, seed, epochs, _ = cells
    reset.button(
        "Reset",
        icon=":material/replay:",
        key="reset",
        width="stretch",
        help="Back to the same untrained model: the same weights, the same order of samples.",
        on_click=run.reset,
    )
    _play_button(play, run)
    step.button(
        "Step",
        icon=":material/skip_next:",
        key="step",
        width="stretch",
        disabled=bool(run.ended),
        help="Train on one more batch.",
        on_click=run.advance_step,
    )
    epoch.button(
        "Epoch",
        icon=":material/fast_forward:",
        key="epoch",
        width="stretch",
        disabled=bool(run.ended),
        help="Train to the end of this epoch: once over all training samples.",
        on_click=run.advance_epoch,
    )
    seed.button(
        "New seed",
        icon=":material/casino:",
        key="new_seed",
        width="stretch",
        help="Start from other random weights. The seed is part of the experiment, so that this start can be repeated too.",
        on_click=lambda: session.change(seed=random.randint(0, limits.MAX_SEED)),
    )
    with epochs:
        field("epochs", run.experiment)


def _play_button(place: "st.delta_generator.DeltaGenerator", run: LiveRun) -> None:
    if run.playing:
        place.button("Pause", icon=":material/pause:", key="play", width="stretch", type="primary", on_click=run.pause)
    else:
        place.button(
            "Play",
            icon=":material/play_arrow:",
            key="play",
            width="stretch",
            type="primary",
            disabled=bool(run.ended),
            on_click=run.play,
        )
