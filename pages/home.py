"""Home: what the playground is, a recording of a run, and where to start."""

import streamlit as st

from playground.ui.home.recording import is_recorded, render_recording
from playground.ui.home.sections import render_audiences, render_page_list, render_start_button, render_versions

TICK_SECONDS = 0.5
waiting = not is_recorded()


@st.fragment(run_every=TICK_SECONDS if waiting else None)
def recording() -> None:
    """Draw the recording as soon as a worker has finished it."""
    render_recording()
    if waiting and is_recorded():
        st.rerun()


introduction, picture = st.columns([6, 5], gap="large", vertical_alignment="center")
with introduction:
    st.title("PyTorch Playground")
    st.markdown(
        "Learn PyTorch, show it to a room, or try an idea of your own, **by clicking**. Everything that moves here is real "
        "PyTorch, and each page shows the code that made it, ready to download."
    )
    render_start_button()
    render_audiences()
with picture:
    recording()
render_page_list()
render_versions()
