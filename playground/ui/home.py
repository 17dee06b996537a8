"""The parts of Home."""

import platform
from importlib.metadata import version

import streamlit as st

from playground.showcase import SHOWCASE
from playground.ui import session
from playground.ui.server import devices_here
from playground.ui.site import SECTIONS, TRAIN
from playground.ui.style import ask


def open_showcase() -> None:
    """The button that opens Train & test on the experiment of the living picture."""
    if st.button("Train this network yourself", icon=":material/play_arrow:", type="primary", key="open_showcase"):
        session.set_experiment(SHOWCASE)
        st.switch_page(TRAIN.path)
    st.caption("You can't break it: every change can be taken back, and the same seed gives the same run.")


def path() -> None:
    """The pages in the order in which they make sense, each with the question that it answers."""
    ask("The way through")
    steps = [page for pages in SECTIONS.values() for page in pages if not page.default]
    for row in range(0, len(steps), 3):
        for cell, page in zip(st.columns(3), steps[row : row + 3], strict=False):
            with cell, st.container(border=True):
                st.page_link(page.path, label=f"**{page.title}**")
                st.caption(page.asks)


def about_here() -> None:
    """What this server runs on."""
    ask("What runs here")
    here = f"Python {platform.python_version()} · PyTorch {version('torch')} · Streamlit {version('streamlit')}"
    st.caption(f"{here} · {_device_words()}")


def _device_words() -> str:
    found = devices_here()
    if found is None:
        return "looking for devices …"
    return (
        f"accelerator: {found['accelerator']}"
        if found["accelerator"]
        else "device: CPU (no GPU or other accelerator is here, and nothing on these pages needs one)"
    )
