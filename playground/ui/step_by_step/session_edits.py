"""The edits of a session: what it has done to the lines of its script, stored as plain values."""

import json

import streamlit as st

from playground.experiment import Experiment
from playground.script.edits import Edit
from playground.script.program import ScriptError
from playground.step_by_step.scripts import edited_script

_EDITS, _PROBLEM = "walk_edits", "walk_edit_problem"


def edits_of(experiment: Experiment) -> tuple[Edit, ...]:
    """The edits of this experiment's script; another experiment begins with the right loop."""
    stored = st.session_state.get(_EDITS, {})
    if stored.get("script") != _script_key(experiment):
        return ()
    return tuple(Edit(kind, line) for kind, line in stored["edits"])


def add_edit(experiment: Experiment, edit: Edit) -> None:
    """Store one more edit; where it cannot be made, ``edit_problem`` says why."""
    edits = (*edits_of(experiment), edit)
    try:
        edited_script(experiment, edits)
    except ScriptError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    _store(experiment, edits)


def clear_edits(experiment: Experiment) -> None:
    """Go back to the right loop."""
    _store(experiment, ())


def edit_problem() -> str:
    """Why the last edit could not be made; reading it clears it."""
    return str(st.session_state.pop(_PROBLEM, ""))


def _store(experiment: Experiment, edits: tuple[Edit, ...]) -> None:
    st.session_state[_EDITS] = {
        "script": _script_key(experiment),
        "edits": [(edit.kind, edit.line) for edit in edits],
    }


def _script_key(experiment: Experiment) -> str:
    # The size of the batch changes no line of the loops.
    return json.dumps({**experiment.to_dict(), "batch_size": None})
