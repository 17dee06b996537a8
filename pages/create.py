"""Create & inspect: make a tensor in any way there is, and see all that torch knows of it."""

import streamlit as st

from playground.lessons.tensors import CREATE as EXERCISES
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.ui.shared.page import head, next_pages
from playground.ui.shared.site import CREATE, OPERATIONS, SHAPES
from playground.ui.shared.style import heading
from playground.ui.tensors import create, guesses, shared
from playground.ui.tensors.tensor_builder import draw_tensor_builder

head(CREATE)
guesses.draw_guess_bar("create", create.new_puzzle)
create.presets()
controls, picture, facts = st.columns([3, 5, 4], gap="medium")
with controls:
    heading("Which tensor?")
    creation = draw_tensor_builder("create", "it", list(CREATION_FUNCTIONS), create.START)
inspected = create.made(creation, picture, facts) if creation else None
if creation and inspected:
    create.against_range(creation)
    create.twice(creation)
    create.gradients(creation, inspected)
create.dtypes()
shared.exercises(EXERCISES, inspected)
next_pages((OPERATIONS, "let two tensors meet"), (SHAPES, "give a tensor another shape"))
