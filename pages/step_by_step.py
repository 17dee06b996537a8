"""Step by step: the two loops, one line at a time."""

import streamlit as st

from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import MISTAKES, PREDICT, STEP_BY_STEP
from playground.ui.step_by_step.exercises import walk_exercises
from playground.ui.step_by_step.parts import choices, consequence
from playground.ui.step_by_step.walking import problem, walk

page_head(STEP_BY_STEP)
choices()
if words := problem():
    st.warning(words, icon=":material/block:")


@st.fragment
def walking() -> None:
    """What moves while a person walks."""
    walk()


walking()
learned_nothing = consequence()
walk_exercises(learned_nothing)
next_pages((MISTAKES, "see what each mistake does to the curves"), (PREDICT, "ask the model that came out"))
