"""What the tensor pages share: code with its output, torch's facts about a tensor, and its errors."""

from collections.abc import Sequence

import streamlit as st

from playground.charts.html import render_html
from playground.protocol.tensors import TensorPictureData
from playground.sandbox.execution import Failure
from playground.tensors.error_explanations import explain_failure
from playground.tensors.tensor_facts import FactAnswer
from playground.ui.shared.components import component
from playground.ui.tensors.state import escape_markdown

LONG_OUTPUT = 16
"""Lines above which an output scrolls within its own box."""
tensor_picture = component("tensors/tensor_picture", TensorPictureData)


def draw_code(source: str, printed: str, warnings: Sequence[str] = (), *, side_by_side: bool = False) -> None:
    """The code that was run, and its output below it or next to it.

    Args:
        source: what was run.
        printed: its output.
        warnings: torch's warnings.
        side_by_side: put the output next to the code.
    """
    left, right = st.columns([7.6, 4.4], gap="medium") if side_by_side else (st.container(), st.container())
    left.code(source, language="python")
    with right:
        if printed:
            st.caption("It prints:")
            st.code(printed, language=None, height=340 if printed.count("\n") > LONG_OUTPUT else "content")
        for warning in warnings:
            st.warning(f"Torch warns: {escape_markdown(warning)}", icon=":material/warning:")


def draw_failure(failure: Failure, advice: str = "") -> None:
    """Torch's error word for word, what it means, and what to do.

    Args:
        failure: what stopped the code.
        advice: follows what the error means.
    """
    explanation = f"{explain_failure(failure)} {advice}".strip()
    st.html(render_html("failure.html.jinja", failure=failure, explanation=explanation))


def draw_facts(title: str, answers: Sequence[FactAnswer]) -> None:
    """Expressions with torch's answers."""
    st.html(render_html("facts.html.jinja", title=title, answers=answers))
