"""How every page begins and ends: its title and question, and links to the next pages."""

import streamlit as st

from playground.charts.html import render_html
from playground.ui.shared.site import SitePage
from playground.ui.shared.style import heading


def page_head(page: SitePage, introduction: str = "") -> None:
    """Draw the title of a page, the question that it answers, and an introduction."""
    st.html(render_html("page_head.html.jinja", title=page.title, question=page.question))
    if introduction:
        st.markdown(introduction)


def next_pages(*links: tuple[SitePage, str]) -> None:
    """Draw the links to the next pages, each with a reason to go there."""
    heading("What comes next")
    for page, reason in links:
        st.page_link(page.path, label=f"**{page.title}** · {reason}", icon=":material/arrow_forward:")
