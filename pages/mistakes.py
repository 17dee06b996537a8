"""Mistakes: what goes wrong, next to the right loop."""

import streamlit as st

from playground.lessons.mistakes import EXERCISES
from playground.ui.mistakes.one_mistake import choose_mistake, render_mistake
from playground.ui.mistakes.quiz import render_quiz
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import MISTAKES, PREDICT, STEP_BY_STEP
from playground.ui.shared.style import heading

page_head(MISTAKES)
heading("What does this mistake look like?")
run = render_mistake(choose_mistake())
st.divider()
heading("Here is a curve: what is wrong?")
render_quiz()
exercise_panel(EXERCISES, run)
next_pages((STEP_BY_STEP, "see what every line of the right loop changes"), (PREDICT, "predict with the trained model"))
