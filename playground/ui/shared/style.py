"""The style sheets that all pages share, and the heading of a section."""

from functools import cache

import streamlit as st

from playground.charts.html import render_html
from playground.charts.palette import palette_css
from playground.ui.shared.server import WEB

SHEETS = (
    "shared/page",
    "shared/code",
    "shared/components",
    "shared/cells",
    "shared/tensors",
    "shared/graphs",
    "shared/loss_comparison",
    "home/home",
    "tensors/tensors",
    "train/train",
    "train/network",
    "step_by_step/step_by_step",
    "predict/predict",
)
"""The style sheets in ``playground/web``, in the order in which their rules hold."""


def apply_styles() -> None:
    """Apply the palette and the style sheets to the page that is being built."""
    st.html(f"<style>{_styles()}</style>")


@cache
def _styles() -> str:
    return "\n".join([palette_css(), *((WEB / f"{sheet}.css").read_text() for sheet in SHEETS)])


def heading(text: str) -> None:
    """Draw the small heading of a section of a page."""
    st.html(render_html("heading.html.jinja", text=text))
