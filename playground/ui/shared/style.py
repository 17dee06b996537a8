"""The style sheets that all pages share, and the heading of a section."""

import streamlit as st

from playground.charts.html import render_html
from playground.ui.shared.server import WEB


def apply_styles() -> None:
    """Apply the style sheets to the page that is being built."""
    for sheet in ("style.css", "loops.css"):
        st.html(WEB / "shared" / sheet)


def heading(text: str) -> None:
    """Draw the small heading of a section of a page."""
    st.html(render_html("heading.html.jinja", text=text))
