"""What a session has chosen on Autograd: the choices of the page, and the position of the walk through the graph."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from playground.autograd.choices import AUTOGRAD_CHOICES
from playground.autograd.expression import Expression, ExpressionError
from playground.autograd.graph_snapshot import GraphSnapshot
from playground.autograd.graph_walk import GraphWalk, from_json, to_json
from playground.autograd.ready_made import READY_MADE
from playground.autograd.tasks import take_snapshot
from playground.ui.shared.page_state import PageState
from playground.ui.shared.worker_calls import NoAnswerError, call_worker, show_error

CHOICES = PageState(AUTOGRAD_CHOICES)
_WALK, _LAST_SHOWN, _PROBLEM = "autograd_walk", "autograd_last_shown_walk", "autograd_problem"


def read_walk() -> GraphWalk:
    """The walk of the session; at first the complete forward pass of the first ready-made expression."""
    saved = st.session_state.get(_WALK)
    return from_json(saved) if saved else walk_of_ready_made(str(CHOICES["ready_made"]))


def walk_of_ready_made(name: str) -> GraphWalk:
    """The walk through a ready-made expression, at the end of its forward pass."""
    return GraphWalk(READY_MADE[name].expression, from_ones=name in ("eye", "vector")).at_result()


def save_walk(changed: GraphWalk) -> None:
    """Save a walk in the session; ``show_snapshot`` then shows it."""
    # Text, not objects: an object that outlives an edit of the code would have a class that is gone.
    st.session_state[_WALK] = to_json(changed)


def take_step(step: Callable[[GraphWalk], GraphWalk]) -> None:
    """Take a step of the walk."""
    save_walk(step(read_walk()))


def change_expression(change: Callable[[Expression], Expression]) -> None:
    """Change the expression, and compute its forward pass again."""
    before = read_walk()
    try:
        save_walk(replace(before, expression=change(before.expression)).at_result())
    except ExpressionError as error:
        st.session_state[_PROBLEM] = str(error)


def change_settings(**settings: Any) -> None:
    """Change settings of the walk; the calls that were made under the old ones are removed."""
    save_walk(replace(read_walk(), **settings).at_result())


def show_snapshot() -> GraphSnapshot:
    """The graph at the position of the walk.

    Where that cannot be computed, such as after an operation on shapes that do not fit, the reason is shown, and the last
    walk that could be shown replaces it.

    Raises:
        NoAnswerError: there is no such walk either.
    """
    if problem := st.session_state.pop(_PROBLEM, None):
        st.warning(problem, icon=":material/block:")
    text, before = to_json(read_walk()), st.session_state.get(_LAST_SHOWN)
    try:
        snapshot = _take_snapshot(text)
    except NoAnswerError as error:
        if before in (None, text):
            raise
        show_error(error)
        snapshot = _take_snapshot(before)
    st.session_state[_WALK] = st.session_state[_LAST_SHOWN] = to_json(snapshot.walk)
    return snapshot


@st.cache_data(max_entries=100, show_spinner=False)
def _take_snapshot(walk: str) -> GraphSnapshot:
    return call_worker(take_snapshot, from_json(walk))
