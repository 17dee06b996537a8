"""What the tensor pages share: code with its output, torch's facts about a tensor, and its errors."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from playground.charts.html import render_html
from playground.lessons.tensors import Exercise
from playground.sandbox.execution import Failure
from playground.tensors.clinic.explanations import explain_failure
from playground.tensors.shown_code import ShownCode
from playground.tensors.tensor_facts import FactAnswer
from playground.ui.shared.components import component
from playground.ui.shared.style import heading
from playground.ui.tensors.state import escape_markdown

T = TypeVar("T")
LONG_OUTPUT = 16
"""Lines above which an output scrolls within its own box."""
operation_picture = component("tensors/operation")
_SOLVED = "lab_solved"


def draw_code(code: ShownCode | str, printed: str, warnings: Sequence[str] = (), *, beside: bool = False) -> None:
    """The code that was run, and its output below it or beside it.

    Args:
        code: what was run.
        printed: its output.
        warnings: torch's warnings.
        beside: put the output beside the code.
    """
    left, right = st.columns([7.6, 4.4], gap="medium") if beside else (st.container(), st.container())
    left.code(code if isinstance(code, str) else code.source, language="python")
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


def exercises(tasks: Sequence[Exercise[T]], state: T | None) -> None:
    """The exercises of a page, each with a mark once what the page holds has solved it."""
    heading("Try it yourself")
    solved: set[str] = st.session_state.setdefault(_SOLVED, set())
    solved.update(task.name for task in tasks if state is not None and task.solved(state))
    for cell, task in zip(st.columns(len(tasks)), tasks, strict=True):
        done = task.name in solved
        with cell.container(border=True, key=f"exercise_{task.name}"):
            mark = ":material/check_circle: **Solved.**" if done else ":material/radio_button_unchecked: Not yet."
            st.markdown(mark)
            st.markdown(task.task)
            with st.popover("Hint", key=f"hint_{task.name}"):
                st.markdown(task.hint)
