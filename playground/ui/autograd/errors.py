"""The errors of autograd, live: what fails, why, and the lines that work."""

import streamlit as st

from playground.autograd.errors import ERRORS, ErrorCase
from playground.sandbox.shown_code import run
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import titled


def errors_panel() -> None:
    """What does that message mean?"""
    heading("What does that message mean?")
    classic = [name for name, case in ERRORS.items() if case.classic]
    st.caption(
        f"The first {len(classic)} are the ones that everybody meets. All of them run here, and the messages are torch's own."
    )
    name = st.pills(
        "Case",
        list(ERRORS),
        key="error_case",
        default=classic[0],
        required=True,
        format_func=titled({name: case.title for name, case in ERRORS.items()}),
    )
    case = ERRORS[name or classic[0]]
    left, right = st.columns(2, gap="large")
    with left:
        _fails(case)
    with right:
        _works(case)


def _fails(case: ErrorCase) -> None:
    outcome = run(case.source)
    st.markdown("**As it was written**")
    st.code(case.source, language="python", line_numbers=True, wrap_lines=True)
    st.error(f"Line {outcome.failed_line}: {outcome.error}", icon=":material/error:")
    st.markdown(case.why)


def _works(case: ErrorCase) -> None:
    outcome = run(case.repair)
    st.markdown("**Repaired**")
    st.code(case.repair, language="python", line_numbers=True, wrap_lines=True)
    st.success(f"`answer` is `{outcome.names.get('answer')}`", icon=":material/check:")
    st.markdown(case.repaired)
