"""The one Experiment of a browser session, its run, and what there is to say about the last change."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from playground.experiment import Experiment, ExperimentError
from playground.experiment.changes import apply_changes
from playground.ui.shared.server import executor
from playground.workers.live_run import LiveRun

_EXPERIMENT, _RUN, _PINNED = "experiment_json", "live_run", "pinned_run"
_NOTES, _PROBLEM = "change_notes", "change_problem"


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
    refuse("")
    try:
        chosen, notes = apply_changes(experiment(), **changes)
    except ExperimentError as error:
        refuse(str(error))
        return
    set_experiment(chosen)
    st.session_state[_NOTES] = notes


def change_live(**changes: Any) -> None:
    """Change the learning rate or the number of epochs of the run as it goes."""
    refuse("")
    try:
        chosen = experiment().replace(**changes)
    except ExperimentError as error:
        refuse(str(error))
        return
    run = live_run()
    if run.present.step and "epochs" in changes and chosen.scheduler_entry.total_steps:
        # The schedule was planned for the whole run, so that another length is another run.
        set_experiment(chosen)
        st.session_state[_NOTES] = [f"The run starts anew: {chosen.scheduler} is planned for its whole length."]
        return
    st.session_state[_EXPERIMENT] = chosen.to_json()
    if "learning_rate" in changes:
        run.set_learning_rate(chosen.learning_rate)
    if "epochs" in changes:
        run.set_epochs(chosen.epochs)


def go_on(how: Callable[[LiveRun], None]) -> None:
    """Play or step from what is shown; from a moment of the past, with the rate that was in force then."""
    run = live_run()
    if run.past:
        st.session_state[_EXPERIMENT] = run.past.afresh().to_json()
    how(run)


def set_weight(layer: int, unit: int, source: int | None, value: float) -> None:
    """Give a weight of the run (or, with no source, a bias) another value."""
    go_on(lambda run: run.set_weight(layer, unit, source, value))


def reset() -> None:
    """Back to the untrained model of what is chosen, which takes over the rate that is in force."""
    run = live_run()
    st.session_state[_EXPERIMENT] = run.shown.afresh().to_json()
    run.reset()


def live_run() -> LiveRun:
    """The run of this session, made when it is first asked for."""
    if _RUN not in st.session_state:
        _put(LiveRun(experiment(), executor()))
    return _watched()


def _put(run: LiveRun) -> None:
    """Make a run that of the session; what was watched before is let go."""
    st.session_state[_RUN] = run
    _watched.clear()


@st.cache_resource(scope="session", show_spinner=False, on_release=LiveRun.leave)
def _watched() -> LiveRun:
    # The session state survives a dropped connection, and this does not: so that a run whose page is gone is told.
    run: LiveRun = st.session_state[_RUN]
    return run


def pin() -> None:
    """Keep the present run to compare with, and begin another of the same experiment."""
    run: LiveRun = st.session_state[_RUN]
    unpin()
    run.pause()
    st.session_state[_PINNED] = run
    _put(LiveRun(run.shown.afresh(), executor(), run.view))


def unpin() -> None:
    """Let go of the run that was kept."""
    pinned = st.session_state.pop(_PINNED, None)
    if pinned:
        pinned.close()


def pinned() -> LiveRun | None:
    """The run that is kept to compare with, if one is."""
    kept: LiveRun | None = st.session_state.get(_PINNED)
    return kept


def leave_run() -> None:
    """The session looks at something else: a run that plays stops soon, and waits."""
    if _RUN in st.session_state:
        run: LiveRun = st.session_state[_RUN]
        run.leave()


def refuse(reason: str) -> None:
    """Say why something was not done; an empty reason takes back what was said."""
    st.session_state[_NOTES] = []
    st.session_state[_PROBLEM] = reason


def show_change_notes() -> None:
    """What moved along with the last change, or why it was refused."""
    if notes := st.session_state.get(_NOTES):
        st.info(" ".join(notes), icon=":material/sync:")
    if problem := st.session_state.get(_PROBLEM):
        st.warning(problem, icon=":material/block:")
