"""Sharing an experiment: its address, its JSON, its history, and opening one from JSON."""

import streamlit as st

from playground import limits
from playground.experiment import Experiment, ExperimentError
from playground.experiment.link import from_query, to_query
from playground.ui.shared import session
from playground.workers.live_run import LiveRun

_WRITTEN = "address_written"
ICON = ":material/download:"


def read_address() -> None:
    """Choose the experiment of the address, unless the page itself wrote that address."""
    query = dict(st.query_params)
    if not query or query == st.session_state.get(_WRITTEN):
        return
    experiment, messages = from_query(query)
    st.session_state[_WRITTEN] = query
    session.set_experiment(experiment)
    session.show_problem(" ".join(messages))


def write_address(run: LiveRun) -> None:
    """Write the experiment of the run into the address, with its live changes."""
    query = to_query(run.experiment)
    if query != dict(st.query_params):
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN] = query


def sharing(run: LiveRun) -> None:
    """Draw the popover with the downloads and the upload."""
    with st.popover("Share", icon=":material/share:", key="share"):
        st.markdown(
            "**The address of this page is the experiment.** Copy it: whoever opens it sees the same experiment and gets "
            "the same numbers."
        )
        st.download_button(
            "Experiment as JSON",
            run.experiment.to_json(),
            "experiment.json",
            "application/json",
            key="download_json",
            icon=ICON,
            on_click="ignore",
            width="stretch",
        )
        st.download_button(
            "History as CSV, every epoch",
            lambda: run.history.to_frame().to_csv(index=False),
            "history.csv",
            "text/csv",
            key="download_history",
            icon=ICON,
            on_click="ignore",
            width="stretch",
        )
        st.file_uploader(
            "Open an experiment from JSON",
            type="json",
            key="upload_json",
            on_change=_open,
            max_upload_size=1,
            help=f"A file that was downloaded here, of at most {limits.MAX_JSON_BYTES:,} bytes.",
        )


def _open() -> None:
    file = st.session_state["upload_json"]
    if file is None:
        return
    try:
        chosen = Experiment.from_json(file.getvalue().decode("utf-8", errors="replace"))
    except ExperimentError as error:
        session.show_problem(f"{file.name} was not opened. {error}")
        return
    session.show_problem("")
    session.set_experiment(chosen)
