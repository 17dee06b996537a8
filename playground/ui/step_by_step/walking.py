"""The walk through the script on its page: which script, which batch of it, and what a person does to its lines."""

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from playground.experiment import Experiment, ExperimentError
from playground.mistakes.catalog import MISTAKES
from playground.script.budget import readable, steps_in_reach
from playground.script.edits import Deed, Edit
from playground.script.program import ProgramError
from playground.step_by_step import tasks
from playground.step_by_step.source import source
from playground.ui.shared import session
from playground.ui.shared.components import component
from playground.ui.shared.worker_calls import NoAnswerError, call_worker, show_error

_KEY, _EDITS, _PART, _CHANGED, _PROBLEM = "walk", "walk_edits", "walk_part", "walk_changed", "walk_problem"
BATCHES: dict[str, int | None] = {"few samples": None, "2": 2, "4": 4, "8": 8, "16": 16}

Plain = tuple[tuple[Deed, int], ...]

_component = component("step_by_step/walk")


def walked() -> Experiment:
    """The session's experiment on a batch small enough to read; the wanted size gives way where it does not fit."""
    experiment = session.experiment()
    wanted = st.session_state.get("walk_batch", "few samples")
    try:
        return readable(experiment, BATCHES.get(wanted))
    except ExperimentError as error:
        st.session_state[_PROBLEM] = str(error)
        return readable(experiment)


def edits_of(experiment: Experiment) -> tuple[Edit, ...]:
    """What was done to the lines of this experiment's script; another experiment begins with the right loop."""
    kept = st.session_state.get(_EDITS, {})
    if kept.get("of") != _script_key(experiment):
        return ()
    return from_plain(kept["edits"])


def set_edits(experiment: Experiment, edits: tuple[Edit, ...]) -> None:
    """Remember what was done to the lines, as plain values."""
    st.session_state[_EDITS] = {
        "of": _script_key(experiment),
        "edits": plain(edits),
    }


def _script_key(experiment: Experiment) -> str:
    # The size of the batch changes no line of the loops.
    return json.dumps({**experiment.to_dict(), "batch_size": None})


def plain(edits: tuple[Edit, ...]) -> Plain:
    """Edits as values by which answers can be kept."""
    return tuple((edit.deed, edit.line) for edit in edits)


def from_plain(edits: Plain) -> tuple[Edit, ...]:
    """The way back."""
    return tuple(Edit(deed, line) for deed, line in edits)


@st.cache_data(max_entries=300, show_spinner=False)
def _part(experiment_json: str, edits: Plain, number: int) -> dict[str, Any]:
    return call_worker(tasks.part, Experiment.from_json(experiment_json), from_plain(edits), number)


@st.cache_data(max_entries=300, show_spinner=False)
def _part_of_mistake(name: str, number: int) -> dict[str, Any]:
    return call_worker(tasks.part_of_mistake, name, number)


def first_part() -> dict[str, Any]:
    """The first batch of what is walked through.

    Raises:
        AskError, ProgramError: it cannot be had.
    """
    if subject():
        return _part_of_mistake(subject(), 0)
    experiment = walked()
    return _part(experiment.to_json(), plain(edits_of(experiment)), 0)


def subject() -> str:
    """The mistake whose loop is walked through; empty for the session's own experiment."""
    name = st.session_state.get("walk_subject", "")
    return name if name in MISTAKES else ""


def walk() -> None:
    """Draw the walk; call it in a fragment of its own."""
    try:
        told = _told_of_mistake(subject()) if subject() else _told()
    except (NoAnswerError, ProgramError) as error:
        show_error(error)
        return
    _component(key=_KEY, data=told, on_did_change=_did)
    if st.session_state.pop(_CHANGED, False):
        st.rerun()


def _told() -> dict[str, Any]:
    experiment = walked()
    edits = edits_of(experiment)
    program = tasks.program_of(experiment, edits)
    part = _part(experiment.to_json(), plain(edits), _wanted(experiment))
    return {"source": source(experiment, program, changed=bool(edits), editable=True), "part": part}


def _told_of_mistake(name: str) -> dict[str, Any]:
    experiment, program = tasks.readable_mistake(name)
    part = _part_of_mistake(name, _wanted(experiment))
    return {"source": source(experiment, program, changed=False, editable=False), "part": part}


def _wanted(experiment: Experiment) -> int:
    return max(0, min(int(st.session_state.get(_PART, 0)), steps_in_reach(experiment) - 1))


def problem() -> str:
    """Why the last wish was not fulfilled; said once."""
    return str(st.session_state.pop(_PROBLEM, ""))


def _did() -> None:
    did = st.session_state[_KEY].did
    if not isinstance(did, Mapping):
        return
    try:
        _DEEDS[str(did.get("do"))](did)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        # What is not well formed no hand of ours has sent.
        return


def _want_part(did: Mapping[str, Any]) -> None:
    st.session_state[_PART] = int(did["number"])


def _edit(did: Mapping[str, Any]) -> None:
    experiment = walked()
    edits = (*edits_of(experiment), Edit(did["deed"], int(did["line"])))
    st.session_state[_CHANGED] = True
    try:
        tasks.program_of(experiment, edits)
    except ProgramError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    set_edits(experiment, edits)


def _right(_: Mapping[str, Any]) -> None:
    st.session_state[_CHANGED] = True
    set_edits(walked(), ())


_DEEDS = {"part": _want_part, "edit": _edit, "right": _right}
