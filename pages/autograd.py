"""Autograd: graph and gradients of an expression, descent by hand, Jacobian products, and the errors."""

import streamlit as st

from playground.ui.autograd.descent import draw_descent_part
from playground.ui.autograd.error_examples import draw_errors_part
from playground.ui.autograd.exercises import draw_exercises
from playground.ui.autograd.graph import draw_graph_part
from playground.ui.autograd.jacobian import draw_jacobian_part
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import AUTOGRAD, NUMPY_GPU, TRAIN
from playground.ui.shared.widgets import part_chooser
from playground.ui.shared.worker_calls import errors_shown

PARTS = {
    "Graph": draw_graph_part,
    "Descent by hand": draw_descent_part,
    "Several outputs": draw_jacobian_part,
    "The errors": draw_errors_part,
}

with st.container(key="page_body"):
    page_head(
        AUTOGRAD,
        "A gradient says how much the result changes when an input changes a little. torch records every operation on "
        "tensors that require a gradient, and `backward()` goes through that record from the result to the inputs.",
    )
    with errors_shown():
        PARTS[part_chooser(PARTS)]()
    draw_exercises()
    next_pages((TRAIN, "gradients train a whole network"), (NUMPY_GPU, "where tensors are stored"))
