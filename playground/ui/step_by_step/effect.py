"""What an edit of the loop leads to: its curves next to those of the right loop."""

import streamlit as st

from playground.mistakes.mistake import Mistake
from playground.sandbox.script_result import ScriptResult
from playground.script.budget import affordable_epochs
from playground.step_by_step import tasks
from playground.step_by_step.effect import describe_effect
from playground.step_by_step.scripts import edited_script, shortened_script
from playground.ui.shared.loss_comparison import render_difference, render_loss_comparison, render_warning
from playground.ui.shared.site import MISTAKES
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import NoAnswerError, call_worker, show_error
from playground.ui.step_by_step.choices import chosen_experiment, chosen_mistake
from playground.ui.step_by_step.session_edits import edits_of

MOST_EPOCHS = 40
"""Epochs over which an edited loop is compared with the right one."""


@st.cache_data(show_spinner="Both loops run …", max_entries=100)
def _run_both(right: str, changed: str) -> tuple[ScriptResult, ScriptResult]:
    return call_worker(tasks.run_both, right, changed)


def render_effect() -> bool:
    """Draw what an edited loop does: the lines that differ, and its curves next to the right loop's.

    Returns:
        Whether the loop changed no weight, although no error stopped it.
    """
    if mistake := chosen_mistake():
        _render_mistake(mistake)
        return False
    heading("What happens if a line is missing?")
    experiment, _ = chosen_experiment()
    edits = edits_of(experiment)
    if not edits:
        st.caption(
            "Leave a line out or move it, with the buttons next to it: the loop then really runs without it, and its "
            "curve is drawn here next to the right loop's, from the same seed."
        )
        return False
    epochs = affordable_epochs(experiment, MOST_EPOCHS)
    try:
        right, changed = _run_both(
            shortened_script(experiment, (), epochs), shortened_script(experiment, edits, epochs)
        )
    except NoAnswerError as error:
        show_error(error)
        return False
    lines, curves = st.columns([4.6, 5.4], gap="large")
    with lines:
        render_difference(edited_script(experiment, ()), edited_script(experiment, edits))
        render_warning(changed)
    with curves:
        render_loss_comparison(right, changed, "your loop", "your_curves")
        st.markdown(f"**What you see.** {describe_effect(right, changed)}")
    return not changed.error and not changed.weights_moved


def _render_mistake(mistake: Mistake) -> None:
    title = f"{mistake.title[0].upper()}{mistake.title[1:]}"
    st.info(f"**{title}.** {mistake.why} **What to do.** {mistake.fix}", icon=":material/info:")
    st.page_link(MISTAKES.path, label="See its curves next to the right loop's")
