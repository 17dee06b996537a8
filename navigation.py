"""The frame of every page: page config, style sheets, and the navigation between the pages."""

import streamlit as st

from playground.ui.shared import session
from playground.ui.shared.site import SECTIONS, TRAIN
from playground.ui.shared.style import apply_styles

st.set_page_config(page_title="PyTorch Playground", page_icon="🔥", layout="wide")
apply_styles()
pages = {
    section: [st.Page(page.path, title=page.title, url_path=page.address, default=page.default) for page in pages]
    for section, pages in SECTIONS.items()
}
page = st.navigation(pages, position="top")
if page.url_path != TRAIN.address:
    session.leave_run()
page.run()
