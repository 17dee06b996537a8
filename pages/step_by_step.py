"""Step by step: the two loops, one line at a time."""

import streamlit as st

from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import MISTAKES, PREDICT, STEP_BY_STEP
from playground.ui.step_by_step.choices import render_choices
from playground.ui.step_by_step.effect import render_effect
from playground.ui.step_by_step.exercises import render_exercises
from playground.ui.step_by_step.session_edits import edit_problem
from playground.ui.step_by_step.walk import render_walk

page_head(STEP_BY_STEP)
render_choices()
if problem := edit_problem():
    st.warning(problem, icon=":material/block:")


@st.fragment
def walk() -> None:
    """What changes at every step of the walk."""
    render_walk()


walk()
learned_nothing = render_effect()
render_exercises(learned_nothing)
next_pages((MISTAKES, "see what each mistake does to the curves"), (PREDICT, "predict with the trained model"))
