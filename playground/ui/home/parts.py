"""The parts of Home."""

import platform
from importlib.metadata import version

import streamlit as st

from playground.home.showcase import SHOWCASE
from playground.ui.shared import session
from playground.ui.shared.server import known_devices
from playground.ui.shared.site import SECTIONS, TRAIN
from playground.ui.shared.style import heading


def open_showcase() -> None:
    """The button that opens Train & test on the experiment of the living picture."""
    if st.button("Train this network yourself", icon=":material/play_arrow:", type="primary", key="open_showcase"):
        session.set_experiment(SHOWCASE)
        st.switch_page(TRAIN.path)
    st.caption("You can't break it: every change can be taken back, and the same seed gives the same run.")


def ways_in() -> None:
    """Whom it is for, and where each begins."""
    st.markdown(
        "- **Learning?** Go through the pages below in their order; each answers one question, and ends with exercises.\n"
        "- **Teaching?** The address of Train & test is the whole experiment: send it, and everyone sees the same numbers.\n"
        "- **Trying something?** Choose, press play, pin the run, change one thing, and take the script home."
    )


def path() -> None:
    """The pages by section, in the order in which they make sense, each with the question that it answers."""
    heading("The way through")
    sections = {name: [page for page in pages if not page.default] for name, pages in SECTIONS.items()}
    with st.container(key="way_through"):
        cells = st.columns(len(sections), gap="medium")
    for cell, (name, pages) in zip(cells, sections.items(), strict=True):
        with cell:
            st.caption(name)
            for page in pages:
                st.page_link(page.path, label=f"**{page.title}**  \n{page.question}", width="stretch")


def about_here() -> None:
    """What this server runs on."""
    heading("What runs here")
    here = f"Python {platform.python_version()} · PyTorch {version('torch')} · Streamlit {version('streamlit')}"
    st.caption(f"{here} · {_device_words()}")


def _device_words() -> str:
    found = known_devices()
    if found is None:
        return "looking for devices …"
    return (
        f"accelerator: {found['accelerator']}"
        if found["accelerator"]
        else "device: CPU (no GPU or other accelerator is here, and nothing on these pages needs one)"
    )
