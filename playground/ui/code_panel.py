"""The script of the present experiment, to read and to take home."""

import streamlit as st

from playground.experiment import Experiment
from playground.export.script import script


def code_panel(experiment: Experiment) -> None:
    """The whole plain PyTorch file with its downloads."""
    st.markdown("##### The script of this run")
    st.caption(
        "Plain PyTorch, complete. Run by itself it prints the same losses, digit for digit, on a machine with the same "
        "version of torch and the same kind of processor."
    )
    source = script(experiment)
    as_python, as_json, _ = st.columns([2, 2, 6])
    as_python.download_button(
        "Download the script",
        source,
        "run.py",
        "text/x-python",
        key="download_script",
        icon=":material/download:",
        width="stretch",
    )
    as_json.download_button(
        "Download the experiment",
        experiment.to_json(),
        "experiment.json",
        "application/json",
        key="download_json",
        icon=":material/download:",
        width="stretch",
    )
    st.code(source, language="python", line_numbers=True, height=520)
