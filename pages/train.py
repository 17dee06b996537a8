"""Train & test: choose, press play, and watch a real network learn."""

import streamlit as st

from playground.ui import session
from playground.ui.code_panel import code_panel
from playground.ui.live_view import TICK_SECONDS, live_view, start_afresh
from playground.ui.panels import data_panel, learning_panel, network_panel
from playground.ui.transport import transport

run = session.live_run()
experiment = session.experiment()
run.wait(timeout=TICK_SECONDS)
st.html('<h1 class="pg-hidden">Train and test</h1>')
transport(run)
start_afresh()
was_playing = run.playing


@st.fragment(run_every=TICK_SECONDS if run.playing or not run.ready else None)
def live() -> None:
    """What moves while the run does."""
    live_view(run)
    if (was_playing and not run.playing) or (run.ready and not was_ready):
        st.rerun()


was_ready = run.ready
data, network, result = st.columns([2.6, 2.9, 6.5], gap="medium")
with data:
    data_panel(experiment)
with network:
    network_panel(experiment)
    learning_panel(experiment)
with result:
    st.markdown("##### How well?")
    for sentence in session.notes():
        st.info(sentence, icon=":material/sync:")
    if session.problem():
        st.warning(session.problem(), icon=":material/block:")
    live()
code_panel(run.experiment)
