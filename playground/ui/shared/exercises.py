"""How an exercise looks on any page: boxes side by side, and what is said of an answer."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def cells(count: int) -> list[DeltaGenerator]:
    """Boxes side by side, one for each exercise of a page."""
    return [cell.container(border=True) for cell in st.columns(count, gap="medium")]


def tell(right: bool, praise: str, hint: str) -> None:
    """Say that an answer is right and what there is to know about it, or where to look."""
    if right:
        st.success(praise, icon=":material/check_circle:")
    else:
        st.warning(hint, icon=":material/lightbulb:")
