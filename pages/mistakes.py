"""Mistakes: what goes wrong, seen beside the right loop."""

import streamlit as st

from playground.ui.glass.mistake_parts import chooser, quiz, shown
from playground.ui.glass.summary import next_pages
from playground.ui.site import PREDICT, STEP_BY_STEP
from playground.ui.style import ask

st.html('<h1 class="pg-hidden">Mistakes</h1>')
ask("What does this mistake look like?")
entry = chooser()
shown(entry)
st.divider()
ask("Here is a curve: what is wrong?")
quiz()
next_pages(STEP_BY_STEP, PREDICT)
