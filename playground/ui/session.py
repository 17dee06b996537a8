"""The one Experiment of a browser session, its run, and what there is to say about the last change."""

from typing import Any

import streamlit as st

from playground.changes import changed
from playground.execution.live import LiveRun
from playground.experiment import Experiment, ExperimentError
from playground.ui.server import executor

_EXPERIMENT, _RUN, _NOTES, _PROBLEM = "experiment_json", "live_run", "change_notes", "change_problem"


def experiment() -> Experiment:
    """What is chosen now."""
    # Text, not an object: a class kept over an edit of the code would no longer be the class it was.
    text = st.session_state.get(_EXPERIMENT)
    return Experiment.from_json(text) if text else Experiment()


def set_experiment(chosen: Experiment) -> None:
    """Choose an Experiment; its run starts anew unless it is the same."""
    if chosen != experiment() and _RUN in st.session_state:
        run: LiveRun = st.session_state[_RUN]
        run.reset(chosen)
    st.session_state[_EXPERIMENT] = chosen.to_json()


def change(**changes: Any) -> None:
    """Change what is chosen, and whatever must move along; a change that does not fit is refused with the reason."""
    st.session_state[_NOTES] = []
    st.session_state.pop(_PROBLEM, None)
    try:
        chosen, notes = changed(experiment(), **changes)
    except ExperimentError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    set_experiment(chosen)
    st.session_state[_NOTES] = notes


def change_live(**changes: Any) -> None:
    """Change the learning rate or the number of epochs of the run as it goes."""
    st.session_state[_NOTES] = []
    st.session_state.pop(_PROBLEM, None)
    try:
        chosen = experiment().replace(**changes)
    except ExperimentError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    run = live_run()
    if run.step and "epochs" in changes and chosen.scheduler_entry.total_steps:
        # The schedule was planned for the whole run, so that another length is another run.
        set_experiment(chosen)
        st.session_state[_NOTES] = [f"The run starts anew: {chosen.scheduler} is planned for its whole length."]
        return
    st.session_state[_EXPERIMENT] = chosen.to_json()
    if "learning_rate" in changes:
        run.set_learning_rate(chosen.learning_rate)
    if "epochs" in changes:
        run.set_epochs(chosen.epochs)


def live_run() -> LiveRun:
    """The run of this session, made when it is first asked for."""
    if _RUN not in st.session_state:
        st.session_state[_RUN] = LiveRun(experiment(), executor())
    return _watched()


@st.cache_resource(scope="session", show_spinner=False, on_release=LiveRun.leave)
def _watched() -> LiveRun:
    # The session state survives a dropped connection, and this does not: so that a run whose page is gone is told.
    run: LiveRun = st.session_state[_RUN]
    return run


def leave_run() -> None:
    """The session looks at something else: a run that plays stops soon, and waits."""
    if _RUN in st.session_state:
        run: LiveRun = st.session_state[_RUN]
        run.leave()


def say() -> None:
    """What moved along with the last change, or why it was refused."""
    if notes := st.session_state.get(_NOTES):
        st.info(" ".join(notes), icon=":material/sync:")
    if problem := st.session_state.get(_PROBLEM):
        st.warning(problem, icon=":material/block:")
