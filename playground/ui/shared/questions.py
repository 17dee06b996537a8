"""Exercises that check themselves."""

from collections.abc import Sequence

import streamlit as st

from playground.ui.shared.exercises import tell


def choose(key: str, question: str, options: Sequence[str], answer: str, right: str, hint: str) -> None:
    """One answer out of several.

    Args:
        key: of the widget.
        question, options: what is asked.
        answer: the right option.
        right: said when it is chosen.
        hint: said when another is.
    """
    chosen = st.radio(question, list(options), index=None, key=key, persist_state="session")
    if chosen is not None:
        tell(chosen == answer, right, hint)


def number(key: str, question: str, answer: float, within: float, right: str, hint: str) -> None:
    """A number, right when it is that near to the answer."""
    given = st.number_input(question, value=None, format="%g", key=key, persist_state="session", step=0.001)
    if given is not None:
        tell(abs(given - answer) <= within, right, hint)


def deed(question: str, done: bool, right: str, hint: str = "") -> None:
    """Something to bring about on this page; it is seen when it is done."""
    st.markdown(question)
    if done:
        tell(done, right, hint)
    elif hint:
        st.caption(hint)
