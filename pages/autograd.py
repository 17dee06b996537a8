"""Autograd: graph and gradients of an expression, descent by hand, Jacobian products, and the errors."""

import streamlit as st

from playground.ui.autograd.descent import descent_panel
from playground.ui.autograd.errors import errors_panel
from playground.ui.autograd.exercises import QUESTIONS
from playground.ui.autograd.graph import graph_panel
from playground.ui.autograd.products import products_panel
from playground.ui.shared.check_yourself import exercises
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import AUTOGRAD, NUMPY_GPU, TRAIN
from playground.ui.shared.widgets import part_chooser

PANELS = {
    "Graph": graph_panel,
    "Descent by hand": descent_panel,
    "Several outputs": products_panel,
    "The errors": errors_panel,
}

with st.container(key="page_body"):
    page_head(
        AUTOGRAD,
        "A gradient says how much the result moves when an input moves a little. torch records every operation on "
        "tensors that require one, and `backward()` walks that record from the result to the inputs.",
    )
    PANELS[part_chooser(PANELS)]()
    exercises(*QUESTIONS)
    next_pages((TRAIN, "gradients move a whole network"), (NUMPY_GPU, "where tensors live"))
