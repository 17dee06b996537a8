"""Create & inspect: make a tensor with any of torch's functions, and see the facts that torch gives about it."""

import streamlit as st

from playground.lessons.create import CREATE_EXERCISES
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CREATE, OPERATIONS, SHAPES
from playground.ui.shared.style import heading
from playground.ui.tensors import create, guesses
from playground.ui.tensors.tensor_builder import draw_tensor_builder

page_head(CREATE)
guesses.draw_guess_bar("create", create.set_puzzle)
create.draw_presets()
controls, picture, facts = st.columns([3, 5, 4], gap="medium")
with controls:
    heading("Which tensor?")
    creation = draw_tensor_builder("create", "it", list(CREATION_FUNCTIONS), create.START)
answer = create.draw_creation(creation, picture, facts) if creation else None
if creation and answer:
    create.draw_comparisons(creation, answer)
create.draw_dtypes()
exercise_panel(CREATE_EXERCISES, answer)
next_pages((OPERATIONS, "combine two tensors"), (SHAPES, "give a tensor another shape"))
