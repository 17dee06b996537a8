"""Home: what this is, and where to start."""

import streamlit as st

st.title("PyTorch Playground")
