"""How every page begins and ends: its title and question, and where to go from there."""

from html import escape

import streamlit as st

from playground.ui.shared.site import SitePage
from playground.ui.shared.style import heading


def head(page: SitePage, introduction: str = "") -> None:
    """The title of a page, the question that it answers, and what there is to know first."""
    st.html(f'<div class="pg-head"><h1>{escape(page.title)}</h1><p>{escape(page.asks)}</p></div>')
    if introduction:
        st.markdown(introduction)


def next_pages(*links: tuple[SitePage, str]) -> None:
    """Where to go from here."""
    heading("What comes next")
    for page, why in links:
        st.page_link(page.path, label=f"**{page.title}** · {why}", icon=":material/arrow_forward:")
