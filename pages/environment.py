"""Install & environment: how to get PyTorch, and what this playground runs on."""

import streamlit as st

from playground.ui.environment.panels import QUESTIONS, draw_environment
from playground.ui.shared.check_yourself import exercises
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CREATE, ENVIRONMENT, NUMPY_GPU

with st.container(key="page_body"):
    page_head(
        ENVIRONMENT,
        "PyTorch on your own machine in one line, for the system and the card you have; and what this page itself runs "
        "on.",
    )
    draw_environment()
    exercises(*QUESTIONS)
    next_pages((CREATE, "the first tensor"), (NUMPY_GPU, "what a device is for"))
