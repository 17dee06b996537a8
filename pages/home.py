"""Home: what this is, a living picture, and where to start."""

import streamlit as st

from playground.ui.home.parts import about_here, open_showcase, path, ways_in
from playground.ui.home.recording import developed, living_picture

TICK_SECONDS = 0.5
waiting = not developed()


@st.fragment(run_every=TICK_SECONDS if waiting else None)
def picture() -> None:
    """The film, as soon as a worker has shot it."""
    living_picture()
    if waiting and developed():
        st.rerun()


words, living = st.columns([6, 5], gap="large", vertical_alignment="center")
with words:
    st.title("PyTorch Playground")
    st.markdown(
        "Learn PyTorch, show it to a room, or try an idea of your own, **by clicking**. Everything that moves here is real "
        "PyTorch, and the code that made it stands beside it, ready to take home."
    )
    open_showcase()
    ways_in()
with living:
    picture()
path()
about_here()
