"""Train & test: choose, press play, and watch a real network learn."""

import streamlit as st

from playground.ui import session
from playground.ui.code_panel import code_panel
from playground.ui.live_view import TICK_SECONDS, live_view, start_afresh
from playground.ui.panels import data_panel, learning_panel, network_panel
from playground.ui.transport import transport

run = session.live_run()
experiment = session.experiment()
if not run.playing:
    run.wait(timeout=TICK_SECONDS)
st.html('<h1 class="pg-hidden">Train and test</h1>')
transport(run)
start_afresh()
moving = run.busy


@st.fragment(run_every=TICK_SECONDS if moving else None)
def live() -> None:
    """What moves while the run does."""
    live_view(run)
    if moving and not run.busy:
        st.rerun()


data, rest = st.columns([2.4, 9.6], gap="medium")
with data:
    data_panel(experiment)
with rest:
    network_panel(experiment)
    session.say()
    live()
    learning_panel(experiment)
code_panel(run.experiment)
