"""The walk of a browser session: which expression, how far, under which switches."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from playground.autograd.evaluate import forward
from playground.autograd.expression import Expression, ExpressionError, from_dict, to_dict
from playground.autograd.ready_made import READY_MADE
from playground.autograd.walk import Walk

FIRST = "square"
_WALK, _PROBLEM = "autograd_walk", "autograd_problem"


def walk() -> Walk:
    """Where the session stands; at first the forward pass of the first ready-made expression."""
    kept = st.session_state.get(_WALK)
    if not kept:
        return of_ready_made(FIRST)
    # Plain data, not objects: a class kept over an edit of the code would no longer be the class it was.
    return Walk(**{**kept, "expression": from_dict(kept["expression"]), "actions": tuple(kept["actions"])})


def of_ready_made(name: str) -> Walk:
    """The walk through a ready-made expression, at the end of its forward pass."""
    expression = READY_MADE[name].expression
    return Walk(expression, weighted=name in ("eye", "vector")).forward_all()


def keep(now: Walk) -> None:
    """Stand there from now on."""
    st.session_state[_WALK] = {**vars(now), "expression": to_dict(now.expression)}


def go(step: Callable[[Walk], Walk]) -> None:
    """Take a step of the walk."""
    keep(step(walk()))


def change(make: Callable[[Expression], Expression]) -> None:
    """Change the expression, and begin its walk anew; a change that does not work is refused with the reason."""
    before = walk()
    try:
        expression = make(before.expression)
        forward(expression)
    except ExpressionError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    keep(replace(before, expression=expression).started().forward_all())


def switch(**switches: Any) -> None:
    """Change a switch; what is done already is undone, for it was done under the other one."""
    keep(replace(walk(), actions=(), back=0, **switches).forward_all())


def say() -> None:
    """Why the last change was refused, if it was."""
    if problem := st.session_state.pop(_PROBLEM, None):
        st.warning(problem, icon=":material/block:")
