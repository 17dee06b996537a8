"""A Graphviz drawing that runs from left to right on wide screens and from top to bottom on narrow ones."""

from collections.abc import Callable

import streamlit as st


def draw_graph(build_dot: Callable[..., str], alternative: str, key: str) -> None:
    """Draw a graph in both directions; the style sheet shows the one that fits the screen.

    Args:
        build_dot: returns the source for the direction ``LR`` or ``TB``.
        alternative: the drawing in words.
        key: of its container.
    """
    with st.container(key=f"{key}_wide"):
        st.graphviz_chart(build_dot(direction="LR"), width="content", alt=alternative)
    with st.container(key=f"{key}_narrow"):
        st.graphviz_chart(build_dot(direction="TB"), width="content", alt=alternative)
