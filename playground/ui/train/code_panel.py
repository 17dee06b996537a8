"""The script of the present experiment, to read and to download."""

import streamlit as st

from playground.experiment import Experiment
from playground.script.render import script
from playground.ui.shared.style import heading


def code_panel(experiment: Experiment) -> None:
    """Draw the complete plain PyTorch script with its download."""
    heading("The script of this run")
    st.caption(
        "A complete script in plain PyTorch. It prints the same losses, digit for digit, on a machine with the same version "
        "of torch and the same kind of processor."
    )
    source = script(experiment)
    st.download_button(
        "Download the script",
        source,
        "run.py",
        "text/x-python",
        key="download_script",
        icon=":material/download:",
        on_click="ignore",
    )
    st.code(source, language="python", line_numbers=True, wrap_lines=True)
