"""Which exercises a session has solved: the one place where that is saved."""

import streamlit as st

_KEY = "solved_exercises"


def solved() -> frozenset[str]:
    """The names of the exercises that were solved in this session."""
    return frozenset(st.session_state.get(_KEY, ()))


def note_solved(name: str) -> None:
    """Save that an exercise was solved."""
    st.session_state[_KEY] = sorted(solved() | {name})
