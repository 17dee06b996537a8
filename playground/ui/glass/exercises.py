"""Exercises that check themselves."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

RIGHT, NOT_YET = ":material/check_circle:", ":material/radio_button_unchecked:"


def cells(count: int) -> list[DeltaGenerator]:
    """Boxes side by side, one for each exercise of a page."""
    return [cell.container(border=True) for cell in st.columns(count, gap="medium")]


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
    if chosen == answer:
        st.success(right, icon=RIGHT)
    elif chosen is not None:
        st.warning(hint, icon=NOT_YET)


def number(key: str, question: str, answer: float, within: float, right: str, hint: str) -> None:
    """A number, right when it is that near to the answer."""
    given = st.number_input(question, value=None, format="%g", key=key, persist_state="session", step=0.001)
    if given is None:
        return
    if abs(given - answer) <= within:
        st.success(right, icon=RIGHT)
    else:
        st.warning(hint, icon=NOT_YET)


def deed(question: str, done: bool, right: str, hint: str = "") -> None:
    """Something to bring about on this page; it is seen when it is done."""
    st.markdown(question)
    if done:
        st.success(right, icon=RIGHT)
    elif hint:
        st.caption(hint)
