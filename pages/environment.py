"""Install & environment: how to get PyTorch, and what this playground runs on."""

import streamlit as st

from playground.ui.check_yourself import exercises
from playground.ui.environment import QUESTIONS, draw_environment
from playground.ui.site import NUMPY_GPU

with st.container(key="page_body"):
    st.title("Install & environment")
    st.markdown(
        "PyTorch on your own machine in one line, for the system and the card you have; and what this page itself runs "
        "on."
    )
    draw_environment()
    exercises(*QUESTIONS)
    st.page_link(NUMPY_GPU.path, label="Next: NumPy & GPU, what a device is for", icon=":material/arrow_forward:")
