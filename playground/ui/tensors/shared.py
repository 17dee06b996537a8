"""What the pages of the tensor lab share: code with its output, torch's answers and errors, exercises."""

from collections.abc import Sequence
from html import escape
from typing import TypeVar

import streamlit as st

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


def draw_code(program: ShownCode, printed: str, warned: Sequence[str] = (), *, beside: bool = False) -> None:
    """The code that was run, and what it printed: below it, or beside it."""
    code, output = st.columns([7.6, 4.4], gap="medium") if beside else (st.container(), st.container())
    code.code(program.source, language="python")
    with output:
        if printed:
            st.caption("It prints:")
            st.code(printed, language=None, height=340 if printed.count("\n") > LONG_OUTPUT else "content")
        for warning in warned:
            st.warning(f"Torch warns: {escape_markdown(warning)}", icon=":material/warning:")


def draw_failure(failure: Failure, more: str = "") -> None:
    """What torch said instead of a result, word for word, and what that means."""
    st.html(
        '<div class="pg-failure" role="status"><p class="pg-failure-head">Torch refuses at</p>'
        f"<pre>{escape(failure.line)}</pre>"
        f'<p class="pg-torch-says">{escape(str(failure))}</p>'
        f'<p class="pg-meaning">{escape(explain_failure(failure))}{" " + escape(more) if more else ""}</p></div>'
    )


def draw_facts(title: str, answers: Sequence[FactAnswer]) -> None:
    """Expressions with what torch answered."""
    rows = "".join(map(_fact_row, answers))
    st.html(f'<table class="pg-facts"><caption>{escape(title)}</caption><tbody>{rows}</tbody></table>')


def _fact_row(answer: FactAnswer) -> str:
    # A long expression may break after its points.
    expression = escape(answer.expression).replace(".", ".<wbr>")
    refused = ' class="pg-refused"' if answer.refused else ""
    return (
        f'<tr><th scope="row"><code>{expression}</code></th>'
        f"<td{refused}>{escape(answer.text)}<small>{escape(answer.meaning)}</small></td></tr>"
    )


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
