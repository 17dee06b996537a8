"""One mistake: its lines, its curves, the symptom, the reason, and the fix."""

import streamlit as st

from playground.fields import Field
from playground.mistakes.catalog import MISTAKES
from playground.mistakes.mistake import Mistake
from playground.mistakes.scripts import scripts_of
from playground.mistakes.tasks import MistakeRun
from playground.page_schema import PageSchema
from playground.ui.mistakes.runs import run_mistake
from playground.ui.shared.experiment_summary import describe_experiment
from playground.ui.shared.loss_comparison import render_difference, render_loss_comparison, render_warning
from playground.ui.shared.page_state import PageState
from playground.ui.shared.site import STEP_BY_STEP
from playground.ui.shared.worker_calls import NoAnswerError, show_error
from playground.ui.step_by_step.choices import CHOICES as WALK_CHOICES

SCHEMA = PageSchema(
    "mistakes", (Field("mistake", "choice", next(iter(MISTAKES)), choices=tuple(MISTAKES), effect="none"),)
)
CHOICES = PageState(SCHEMA)
_KEY, _OPEN_WALK = "mistake", "open_walk"


def choose_mistake() -> Mistake:
    """Draw the titles of all mistakes; returns the chosen one."""
    st.session_state[_KEY] = CHOICES["mistake"]
    st.pills(
        "Which mistake?",
        list(MISTAKES),
        format_func=lambda name: MISTAKES[name].title,
        key=_KEY,
        label_visibility="collapsed",
        on_change=_store_choice,
    )
    return MISTAKES[str(CHOICES["mistake"])]


def _store_choice() -> None:
    if name := st.session_state[_KEY]:
        CHOICES.set(mistake=name)


def render_mistake(entry: Mistake) -> MistakeRun | None:
    """Draw the lines that differ, both curves, the symptom, the reason and the fix; returns the run, if there is one."""
    try:
        run = run_mistake(entry.name)
    except NoAnswerError as error:
        show_error(error)
        return None
    lines, curves = st.columns([4.6, 5.4], gap="large")
    with lines:
        st.markdown("**The lines that differ**")
        render_difference(*scripts_of(entry))
        st.caption(f"− is in the right script, + in the wrong one. On {describe_experiment(entry.experiment)}.")
        render_warning(run.wrong)
        st.button(
            "Walk through this loop line by line",
            icon=":material/footprint:",
            key="walk_mistake",
            on_click=_choose_walk,
            args=(entry.name,),
        )
    with curves:
        render_loss_comparison(run.right, run.wrong, "with the mistake", "mistake_curves")
        st.markdown(f"**What you see.** {run.symptom}")
        st.markdown(f"**Why.** {entry.why}")
        st.markdown(f"**What to do.** {entry.fix}")
    if st.session_state.pop(_OPEN_WALK, False):
        st.switch_page(STEP_BY_STEP.path)
    return run


def _choose_walk(name: str) -> None:
    WALK_CHOICES.set(subject=name)
    st.session_state[_OPEN_WALK] = True
