"""The style sheets that all pages share."""

from html import escape

import streamlit as st

from playground.ui.shared.server import WEB


def use_style() -> None:
    """Apply them to the page that is being built."""
    for sheet in ("style.css", "loops.css"):
        st.html(WEB / "shared" / sheet)


def heading(question: str) -> None:
    """The heading of a part of a page: a question, small and quiet."""
    st.html(f'<h2 class="pg-ask">{escape(question)}</h2>')
