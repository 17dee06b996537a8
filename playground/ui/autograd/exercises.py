"""The exercises at the end of Autograd, with the answers that a worker computes."""

import streamlit as st

from playground.autograd.exercise_answers import AutogradAnswers
from playground.autograd.tasks import compute_answers
from playground.lessons.autograd import EXERCISES
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.worker_calls import call_worker, errors_shown


def draw_exercises() -> None:
    """Draw the exercises of the page."""
    with errors_shown():
        exercise_panel(EXERCISES, _answers())


@st.cache_data(show_spinner=False)
def _answers() -> AutogradAnswers:
    return call_worker(compute_answers)
