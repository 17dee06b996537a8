"""The exercises of Train & test: they watch the run and tick themselves off."""

import streamlit as st

from playground.lessons.train import CHALLENGES
from playground.ui.shared.exercises import cells
from playground.ui.shared.style import heading
from playground.workers.live_run import LiveRun

_MET = "challenges_met"


def challenges(run: LiveRun) -> None:
    """What to achieve, and what this session has achieved."""
    met: set[str] = st.session_state.setdefault(_MET, set())
    met |= {each.name for each in CHALLENGES if each.met(run.experiment, run.history.since(0))}
    heading(f"Can you do this? {len(met)} of {len(CHALLENGES)}")
    for cell, challenge in zip(cells(len(CHALLENGES)), CHALLENGES, strict=True):
        with cell:
            st.markdown(challenge.asks)
            if challenge.name in met:
                st.success(f"Done. {challenge.lesson}", icon=":material/check_circle:")
            else:
                st.caption(f"A hint: {challenge.hint}")
