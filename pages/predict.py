"""Predict."""

import streamlit as st

st.caption("soon")
