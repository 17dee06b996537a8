"""What stands around the walk on its page: whose loop it is, how large its batches are, and what a changed loop leads to."""

from typing import TYPE_CHECKING

import streamlit as st

from playground.charts.loss_comparison import verdict
from playground.experiment import Experiment
from playground.mistakes.catalog import MISTAKES
from playground.script.budget import epochs_in_reach
from playground.step_by_step import tasks
from playground.ui.shared.experiment_summary import experiment_line, summary
from playground.ui.shared.side_by_side import lines_that_differ, side_by_side
from playground.ui.shared.site import MISTAKES as MISTAKES_PAGE
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import NoAnswerError, call_worker, show_error
from playground.ui.step_by_step.walking import BATCHES, Plain, edits_of, from_plain, plain, subject, walked

if TYPE_CHECKING:
    from playground.sandbox.script_run import Outcome

MOST_EPOCHS = 40
"""Epochs over which a changed loop is compared with the right one."""


def choices() -> None:
    """Whose loop, on how many samples a batch."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="walk_choices"):
        with st.container(width=330):
            st.selectbox(
                "Walk through",
                ["", *MISTAKES],
                format_func=lambda name: f"mistake: {MISTAKES[name].title}" if name else "the loop of your experiment",
                key="walk_subject",
                persist_state="session",
            )
        with st.container(width=150):
            st.selectbox(
                "Samples a batch",
                list(BATCHES),
                key="walk_batch",
                persist_state="session",
                disabled=bool(subject()),
                help="Small batches can be read. batch_size is the one number of the script that differs from Train & "
                "test.",
            )
        if subject():
            st.caption(f"The mistake's own experiment: {summary(MISTAKES[subject()].experiment)}", width="content")
        else:
            experiment_line(walked())


@st.cache_resource(show_spinner="Both loops run …", max_entries=100)
def _ran(experiment_json: str, edits: Plain, epochs: int) -> "tuple[Outcome, Outcome]":
    return call_worker(tasks.beside, Experiment.from_json(experiment_json), from_plain(edits), epochs)


def consequence() -> bool:
    """What becomes of the loop when lines are left out or moved: its curves beside the right loop's.

    Returns:
        Whether it learned nothing at all, though no error stopped it.
    """
    if subject():
        _consequence_of_mistake()
        return False
    heading("What becomes of a loop without a line?")
    experiment = walked()
    edits = edits_of(experiment)
    if not edits:
        st.caption(
            "Leave a line out or move it, with the buttons beside it: the loop then really runs without it, and its "
            "curve is drawn here beside the right loop's, from the same seed."
        )
        return False
    try:
        right, wrong = _ran(experiment.to_json(), plain(edits), epochs_in_reach(experiment, MOST_EPOCHS))
    except NoAnswerError as error:
        show_error(error)
        return False
    lines, curves = st.columns([4.6, 5.4], gap="large")
    with lines:
        lines_that_differ(tasks.program_of(experiment, ()), tasks.program_of(experiment, edits))
        for words in wrong.warned[:1]:
            st.caption(f"torch warns, and goes on: “{words}”")
    with curves:
        side_by_side(right, wrong, "your loop", "your_curves")
        st.markdown(f"**What you see.** {verdict(right, wrong)}")
    return not wrong.error and not wrong.moved


def _consequence_of_mistake() -> None:
    entry = MISTAKES[subject()]
    st.info(
        f"**{entry.title[0].upper()}{entry.title[1:]}.** {entry.why} **What to do.** {entry.cure}",
        icon=":material/info:",
    )
    st.page_link(MISTAKES_PAGE.path, label="See its curves beside the right loop's")
