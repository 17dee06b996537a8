"""Step by step: the two loops, one line at a time."""

import streamlit as st

from playground.ui.glass.summary import next_pages
from playground.ui.glass.walk_exercises import walk_exercises
from playground.ui.glass.walk_parts import choices, consequence
from playground.ui.glass.walking import problem, walk
from playground.ui.site import MISTAKES, PREDICT

st.html('<h1 class="pg-hidden">Step by step</h1>')
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
next_pages(MISTAKES, PREDICT)
