"""Train & test: choose, press play, and watch a real network learn."""

import streamlit as st

from playground.ui.shared import session
from playground.ui.shared.page import next_pages
from playground.ui.shared.site import PREDICT, STEP_BY_STEP
from playground.ui.train import events
from playground.ui.train.challenges import challenges
from playground.ui.train.code_panel import code_panel
from playground.ui.train.live_view import TICK_SECONDS, live_view, moving, slot, start_afresh
from playground.ui.train.panels import data_panel, learning_panel, network_panel
from playground.ui.train.sharing import read_address, write_address
from playground.ui.train.transport import transport

read_address()
run = session.live_run()
experiment = session.experiment()
(run.wait_for_news if run.playing else run.wait)(TICK_SECONDS)
write_address(run)
st.html('<h1 class="pg-hidden">Train and test</h1>')
transport(run)
start_afresh()
was_moving = moving(run)


@st.fragment(run_every=TICK_SECONDS if was_moving else None)
def live() -> None:
    """What moves while a run does."""
    live_view(run)
    if events.structure_changed() or was_moving != moving(run):
        st.rerun()


data, rest = st.columns([2.4, 9.6], gap="medium")
with data, st.container(key="data_panel"):
    data_panel(experiment)
with rest:
    network_panel(experiment)
    session.show_change_notes()
    slot("head")
    network, result = st.columns([5.6, 4.4], gap="medium")
    with network:
        live()
        learning_panel(experiment)
    with result:
        slot("result")
challenges(run)
next_pages((STEP_BY_STEP, "walk through this very loop, line by line"), (PREDICT, "ask the model that came out"))
code_panel(run.experiment)
