"""The runs of the mistakes, shared by all sessions of a server."""

import streamlit as st

from playground.mistakes import tasks
from playground.mistakes.catalog import MISTAKES
from playground.mistakes.tasks import MistakeRun
from playground.ui.shared.worker_calls import call_worker


@st.cache_data(show_spinner="Both loops run …", max_entries=len(MISTAKES))
def run_mistake(name: str) -> MistakeRun:
    """Both loops of a mistake, run by a worker; they give the same bits for everybody, so one run serves all sessions.

    Raises:
        NoAnswerError: no worker answered.
    """
    return call_worker(tasks.run_mistake, name)
