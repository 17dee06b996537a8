"""The exercises of the page NumPy & GPU, whose answers a worker computes once."""

import streamlit as st

from playground.lessons.numpy_gpu import EXERCISES, NumpyGpuAnswers, compute_answers
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.worker_calls import call_worker, errors_shown


def draw_exercises() -> None:
    """Draw the exercises; without the worker's answers each shows that it cannot be tried yet."""
    answers = None
    with errors_shown():
        answers = _answers()
    exercise_panel(EXERCISES, answers)


@st.cache_data(show_spinner=False)
def _answers() -> NumpyGpuAnswers:
    return call_worker(compute_answers)
