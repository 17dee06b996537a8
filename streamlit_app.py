"""The server: run it with ``streamlit run streamlit_app.py``. What a browser sees begins in ``navigation.py``."""

import streamlit as st

from playground.ui.shared.server import lifespan, routes

app = st.App("navigation.py", routes=routes(), lifespan=lifespan)
