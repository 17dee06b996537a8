"""The Experiment of a browser session, its runs, and the notes about the last change."""

from typing import Any

import streamlit as st

from playground.experiment import Experiment, ExperimentError
from playground.experiment.changes import apply_changes
from playground.ui.shared.server import executor
from playground.workers.live_run import LiveRun

_EXPERIMENT, _RUN, _PINNED = "experiment_json", "live_run", "pinned_run"
_NOTES, _PROBLEM = "change_notes", "change_problem"


def experiment() -> Experiment:
    """The experiment that is chosen now: the settings of the session's run, which begins as soon as a page needs it."""
    if run := _run():
        return run.settings
    # Text, not an object: an instance saved before an edit of the code would not be one of the new class.
    text = st.session_state.get(_EXPERIMENT)
    return Experiment.from_json(text) if text else Experiment()


def set_experiment(chosen: Experiment) -> None:
    """Choose an experiment; its run restarts unless the experiment is the same."""
    run = _run()
    if run is None:
        st.session_state[_EXPERIMENT] = chosen.to_json()
    elif chosen != run.settings:
        run.reset(chosen)


def change(**changes: Any) -> None:
    """Change values of the experiment, and those that must change with them; values that do not fit are refused."""
    show_problem("")
    try:
        chosen, notes = apply_changes(experiment(), **changes)
    except ExperimentError as error:
        show_problem(str(error))
        return
    set_experiment(chosen)
    st.session_state[_NOTES] = notes


def change_live(**changes: Any) -> None:
    """Change the learning rate or the number of epochs of the run while it trains."""
    show_problem("")
    run = live_run()
    try:
        chosen = run.settings.replace(**changes)
    except ExperimentError as error:
        show_problem(str(error))
        return
    if run.present.step and "epochs" in changes and chosen.scheduler_entry.total_steps:
        # The schedule was planned for the whole run, so that another length is another run.
        set_experiment(chosen)
        st.session_state[_NOTES] = [f"The run restarts: {chosen.scheduler} plans the learning rate for all its epochs."]
        return
    if "learning_rate" in changes:
        run.set_learning_rate(chosen.learning_rate)
    if "epochs" in changes:
        run.set_epochs(chosen.epochs)


def live_run() -> LiveRun:
    """The run of this session; it begins when it is first needed."""
    if _run() is None:
        _set_run(LiveRun(experiment(), executor()))
        st.session_state.pop(_EXPERIMENT, None)
    return _leased_run()


def _run() -> LiveRun | None:
    run: LiveRun | None = st.session_state.get(_RUN)
    return run


def _set_run(run: LiveRun) -> None:
    st.session_state[_RUN] = run
    _leased_run.clear()


@st.cache_resource(scope="session", show_spinner=False, on_release=LiveRun.shorten_lease)
def _leased_run() -> LiveRun:
    # The session state survives a dropped connection, and this cache does not: its release shortens the lease of the run.
    run: LiveRun = st.session_state[_RUN]
    return run


def pin() -> None:
    """Pin the present run to compare with, and begin another of the same experiment."""
    run = live_run()
    unpin()
    run.pause()
    st.session_state[_PINNED] = run
    _set_run(LiveRun(run.fresh_experiment(), executor(), run.projection))


def unpin() -> None:
    """Close the pinned run."""
    run = st.session_state.pop(_PINNED, None)
    if run:
        run.close()


def pinned_run() -> LiveRun | None:
    """The run that is pinned to compare with; None where none is."""
    run: LiveRun | None = st.session_state.get(_PINNED)
    return run


def leave_run() -> None:
    """Let a playing run stop soon, because the session has opened another page."""
    if run := _run():
        run.shorten_lease()


def show_problem(reason: str) -> None:
    """Let the page show why something was not done; an empty reason removes the message."""
    st.session_state[_NOTES] = []
    st.session_state[_PROBLEM] = reason


def show_change_notes() -> None:
    """Show what else changed with the last change, or why it was refused."""
    if notes := st.session_state.get(_NOTES):
        st.info(" ".join(notes), icon=":material/sync:")
    if problem := st.session_state.get(_PROBLEM):
        st.warning(problem, icon=":material/block:")
