"""Mistakes: what goes wrong, seen beside the right loop."""

import streamlit as st

from playground.ui.mistakes.parts import chooser, quiz, shown
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import MISTAKES, PREDICT, STEP_BY_STEP
from playground.ui.shared.style import heading

page_head(MISTAKES)
heading("What does this mistake look like?")
entry = chooser()
shown(entry)
st.divider()
heading("Here is a curve: what is wrong?")
quiz()
next_pages((STEP_BY_STEP, "see what every line of the right loop changes"), (PREDICT, "ask the model that came out"))
