"""Mistakes: what goes wrong, seen beside the right loop."""

import streamlit as st

from playground.ui.glass.mistake_parts import chooser, quiz, shown
from playground.ui.page import head, next_pages
from playground.ui.site import MISTAKES, PREDICT, STEP_BY_STEP
from playground.ui.style import ask

head(MISTAKES)
ask("What does this mistake look like?")
entry = chooser()
shown(entry)
st.divider()
ask("Here is a curve: what is wrong?")
quiz()
next_pages((STEP_BY_STEP, "see what every line of the right loop changes"), (PREDICT, "ask the model that came out"))
