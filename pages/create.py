"""Create & inspect: make a tensor in any way there is, and see all that torch knows of it."""

import streamlit as st

from playground.lessons.tensors import CREATE as EXERCISES
from playground.tensors.create.ways import WAYS
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CREATE, OPERATIONS, SHAPES
from playground.ui.shared.style import heading
from playground.ui.tensors import create, predicting, shared
from playground.ui.tensors.tensor_builder import builder

page_head(CREATE)
predicting.switch("create", create.new_puzzle)
create.presets()
controls, picture, facts = st.columns([3, 5, 4], gap="medium")
with controls:
    heading("Which tensor?")
    creation = builder("create", "it", list(WAYS), create.START)
inspected = create.made(creation, picture, facts) if creation else None
if creation and inspected:
    create.against_range(creation)
    create.twice(creation)
    create.gradients(creation, inspected)
create.dtypes()
shared.exercises(EXERCISES, inspected)
next_pages((OPERATIONS, "let two tensors meet"), (SHAPES, "give a tensor another shape"))
