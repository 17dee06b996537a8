"""Step by step: the two loops, one line at a time."""

import streamlit as st

from playground.ui.glass.walk_exercises import walk_exercises
from playground.ui.glass.walk_parts import choices, consequence
from playground.ui.glass.walking import problem, walk
from playground.ui.page import head, next_pages
from playground.ui.site import MISTAKES, PREDICT, STEP_BY_STEP

head(STEP_BY_STEP)
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
