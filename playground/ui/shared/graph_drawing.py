"""A Graphviz drawing that lies on wide screens and stands on narrow ones, with its words."""

from collections.abc import Callable

import streamlit as st


def drawing(dot: Callable[..., str], alternative: str, key: str) -> None:
    """Draw it in both directions; the style sheet shows the one that fits the screen.

    Args:
        dot: makes the source for the direction ``LR`` or ``TB``.
        alternative: the drawing in words.
        key: of its container.
    """
    with st.container(key=f"{key}_wide"):
        st.graphviz_chart(dot(direction="LR"), width="content", alt=alternative)
    with st.container(key=f"{key}_narrow"):
        st.graphviz_chart(dot(direction="TB"), width="content", alt=alternative)
