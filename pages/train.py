"""Train & test: choose data and network, press play, and watch a real network learn."""

import streamlit as st

from playground.charts.html import render_html
from playground.lessons.train import EXERCISES, RunResults
from playground.ui.shared import session
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.page import next_pages
from playground.ui.shared.site import PREDICT, STEP_BY_STEP
from playground.ui.train.code_panel import code_panel
from playground.ui.train.live_actions import needs_rebuild
from playground.ui.train.live_view import TICK_SECONDS, is_busy, live_view, reserve_slot, restart_cursor
from playground.ui.train.panels import data_panel, learning_panel, network_panel
from playground.ui.train.sharing import read_address, write_address
from playground.ui.train.transport import render_transport

read_address()
run = session.live_run()
experiment = session.experiment()
(run.wait_for_reply if run.playing else run.wait)(TICK_SECONDS)
write_address(run)
st.html(render_html("hidden_title.html.jinja", text="Train and test"))
render_transport(run)
restart_cursor()
was_busy = is_busy(run)


@st.fragment(run_every=TICK_SECONDS if was_busy else None)
def live() -> None:
    """Draw what changes while a run trains."""
    live_view(run)
    if needs_rebuild() or was_busy != is_busy(run):
        st.rerun()


data, rest = st.columns([2.4, 9.6], gap="medium")
with data, st.container(key="data_panel"):
    data_panel(experiment)
with rest:
    network_panel(experiment)
    session.show_change_notes()
    reserve_slot("head")
    network, result = st.columns([5.6, 4.4], gap="medium")
    with network:
        live()
        learning_panel(experiment)
    with result:
        reserve_slot("result")
exercise_panel(EXERCISES, RunResults(run.experiment, run.history.since(0)))
next_pages(
    (STEP_BY_STEP, "walk through this training loop, line by line"), (PREDICT, "use the trained model on new samples")
)
code_panel(run.experiment)
