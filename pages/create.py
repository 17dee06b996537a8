"""Create & inspect: make a tensor in any way there is, and see all that torch knows of it."""

import streamlit as st

from playground.tensors.exercises import CREATE as EXERCISES
from playground.tensors.ways import WAYS
from playground.ui.page import head, next_pages
from playground.ui.site import CREATE, OPERATIONS, SHAPES
from playground.ui.style import ask
from playground.ui.tensors import create_parts, lab_page, predicting
from playground.ui.tensors.tensor_builder import builder

head(CREATE)
predicting.switch("create", create_parts.new_puzzle)
create_parts.presets()
controls, picture, facts = st.columns([3, 5, 4], gap="medium")
with controls:
    ask("Which tensor?")
    creation = builder("create", "it", list(WAYS), create_parts.START)
inspected = create_parts.made(creation, picture, facts) if creation else None
if creation and inspected:
    create_parts.against_range(creation)
    create_parts.twice(creation)
    create_parts.gradients(creation, inspected)
create_parts.dtypes()
lab_page.exercises(EXERCISES, inspected)
next_pages((OPERATIONS, "let two tensors meet"), (SHAPES, "give a tensor another shape"))
