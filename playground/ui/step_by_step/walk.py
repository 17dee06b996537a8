"""The walk through the script: the component that shows one batch of it line by line, and what a person does there."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from playground.experiment import Experiment
from playground.mistakes.scripts import readable_wrong_script
from playground.protocol.step_by_step import WalkData, WalkedBatch
from playground.script.budget import affordable_steps
from playground.script.edits import Edit
from playground.script.program import ParsedScript, ScriptError
from playground.step_by_step import tasks
from playground.step_by_step.script_message import script_message
from playground.step_by_step.scripts import edited_script
from playground.ui.shared.components import component
from playground.ui.shared.worker_calls import NoAnswerError, call_worker, show_error
from playground.ui.step_by_step.choices import CHOICES, chosen_experiment, chosen_mistake
from playground.ui.step_by_step.session_edits import add_edit, clear_edits, edits_of

_KEY, _EDITED = "walk", "walk_edited"
_component = component("step_by_step/walk", WalkData)


def render_walk() -> None:
    """Draw the walk; call it in a fragment."""
    try:
        data = _walk_data()
    except (NoAnswerError, ScriptError) as error:
        show_error(error)
        return
    _component(key=_KEY, data=data, on_action_change=_handle_action)
    if st.session_state.pop(_EDITED, False):
        st.rerun()


def walked_script() -> tuple[Experiment, ParsedScript]:
    """The experiment and the script that are walked through."""
    if mistake := chosen_mistake():
        return readable_wrong_script(mistake)
    experiment, _ = chosen_experiment()
    return experiment, edited_script(experiment, edits_of(experiment))


@st.cache_data(max_entries=300, show_spinner=False)
def walk_batch(text: str, number: int) -> WalkedBatch:
    """One batch of a script, executed by a worker.

    Raises:
        NoAnswerError: no worker answered.
    """
    return call_worker(tasks.walk_batch, text, number)


def _walk_data() -> WalkData:
    experiment, script = walked_script()
    number = min(int(str(CHOICES["batch"])), affordable_steps(experiment) - 1)
    own = chosen_mistake() is None
    edited = own and bool(edits_of(experiment))
    return {
        "script": script_message(experiment, script, edited=edited, editable=own),
        "batch": walk_batch(script.text, number),
    }


def _handle_action() -> None:
    action = st.session_state[_KEY].action
    if not isinstance(action, Mapping):
        return
    try:
        _HANDLERS[str(action.get("action"))](action)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        # A malformed message comes from no button of the page.
        return


def _show_batch(action: Mapping[str, Any]) -> None:
    CHOICES.set(batch=max(0, int(action["number"])))


def _edit_line(action: Mapping[str, Any]) -> None:
    experiment, _ = chosen_experiment()
    st.session_state[_EDITED] = True
    add_edit(experiment, Edit(action["kind"], int(action["line"])))


def _restore(_: Mapping[str, Any]) -> None:
    experiment = chosen_experiment()[0]
    st.session_state[_EDITED] = True
    clear_edits(experiment)


_HANDLERS = {"batch": _show_batch, "edit": _edit_line, "restore": _restore}
