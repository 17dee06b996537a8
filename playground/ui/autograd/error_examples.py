"""The part The errors: what fails, why, and the lines that work."""

import streamlit as st

from playground.autograd.error_examples import ERROR_EXAMPLES, ErrorExample, ErrorExampleResult
from playground.autograd.tasks import run_error_example
from playground.ui.autograd.state import CHOICES
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import call_worker


def draw_errors_part() -> None:
    """Draw the answer to: what does that message mean?"""
    heading("What does that message mean?")
    frequent = sum(example.frequent for example in ERROR_EXAMPLES.values())
    st.caption(
        f"Most people meet the first {frequent}. The lines run on this server, and the messages are torch's own."
    )
    titles = {name: example.title for name, example in ERROR_EXAMPLES.items()}
    example = ERROR_EXAMPLES[choice_buttons(CHOICES, "error_example", titles, wrap=True)]
    result = _run(example.name)
    failing, working = st.columns(2, gap="large")
    with failing:
        _draw_failing(example, result)
    with working:
        _draw_fix(example, result)


@st.cache_data(max_entries=len(ERROR_EXAMPLES), show_spinner=False)
def _run(name: str) -> ErrorExampleResult:
    return call_worker(run_error_example, name)


def _draw_failing(example: ErrorExample, result: ErrorExampleResult) -> None:
    st.markdown("**With the error**")
    st.code(example.source, language="python", line_numbers=True, wrap_lines=True)
    st.error(f"Line {result.failed_line}: {result.error}", icon=":material/error:")
    st.markdown(example.cause)


def _draw_fix(example: ErrorExample, result: ErrorExampleResult) -> None:
    st.markdown("**Fixed**")
    st.code(example.fix, language="python", line_numbers=True, wrap_lines=True)
    st.success(f"`answer` is `{result.answer}`", icon=":material/check:")
    st.markdown(example.fix_explanation)
