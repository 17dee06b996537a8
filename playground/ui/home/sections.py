"""The sections of Home."""

import platform
from importlib.metadata import version

import streamlit as st

from playground.home.showcase import SHOWCASE
from playground.ui.shared import session
from playground.ui.shared.server import known_devices
from playground.ui.shared.site import SECTIONS, TRAIN
from playground.ui.shared.style import heading


def render_start_button() -> None:
    """Draw the button that opens Train & test with the experiment of the recording."""
    if st.button("Train this network yourself", icon=":material/play_arrow:", type="primary", key="open_showcase"):
        session.set_experiment(SHOWCASE)
        st.switch_page(TRAIN.path)
    st.caption("You can't break anything: every change can be undone, and the same seed gives the same run.")


def render_audiences() -> None:
    """Say whom the playground is for, and where each begins."""
    st.markdown(
        "- **Learning?** Go through the pages below in their order; each answers one question, and ends with exercises.\n"
        "- **Teaching?** The address of Train & test is the whole experiment: send it, and everyone sees the same numbers.\n"
        "- **Trying something?** Choose, press play, pin the run, change one thing, and download the script."
    )


def render_page_list() -> None:
    """List the pages by section, in a good order to read them, each with the question that it answers."""
    heading("All pages")
    sections = {name: [page for page in pages if not page.default] for name, pages in SECTIONS.items()}
    with st.container(key="page_list"):
        cells = st.columns(len(sections), gap="medium")
    for cell, (name, pages) in zip(cells, sections.items(), strict=True):
        with cell:
            st.caption(name)
            for page in pages:
                st.page_link(page.path, label=f"**{page.title}**  \n{page.question}", width="stretch")


def render_versions() -> None:
    """Say which versions and devices this server has."""
    heading("Versions on this server")
    versions = f"Python {platform.python_version()} · PyTorch {version('torch')} · Streamlit {version('streamlit')}"
    st.caption(f"{versions} · {_describe_devices()}")


def _describe_devices() -> str:
    devices = known_devices()
    if devices is None:
        return "looking for devices …"
    return (
        f"accelerator: {devices['accelerator']}"
        if devices["accelerator"]
        else "device: CPU (this server has no GPU or other accelerator, and no page needs one)"
    )
