"""Install & environment: how to get PyTorch, and what this playground runs on."""

import streamlit as st

from playground.environment.versions import torch_release
from playground.lessons.environment import EXERCISES
from playground.ui.environment.environment import (
    draw_installation_panel,
    draw_outdated_advice_panel,
    draw_versions_panel,
)
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CREATE, ENVIRONMENT, NUMPY_GPU

with st.container(key="page_body"):
    page_head(
        ENVIRONMENT,
        "Install PyTorch on your own machine with one line, for your system and your GPU; and see what this page itself "
        "runs on.",
    )
    draw_installation_panel()
    draw_versions_panel()
    draw_outdated_advice_panel()
    exercise_panel(EXERCISES, torch_release())
    next_pages((CREATE, "the first tensor"), (NUMPY_GPU, "what a device is for"))
