"""What a person chooses on Step by step: whose loop is walked through, the size of its batches, and the batch."""

import streamlit as st

from playground import limits
from playground.experiment import Experiment, ExperimentError
from playground.fields import Field
from playground.mistakes.catalog import MISTAKES
from playground.mistakes.mistake import Mistake
from playground.page_schema import PageSchema
from playground.script.budget import with_readable_batches
from playground.ui.shared import session
from playground.ui.shared.experiment_summary import describe_experiment, render_experiment_line
from playground.ui.shared.page_state import PageState

OWN_LOOP, FEW_SAMPLES = "own", "few"
SCHEMA = PageSchema(
    "step-by-step",
    (
        Field("subject", "choice", OWN_LOOP, label="Walk through", choices=(OWN_LOOP, *MISTAKES), effect="none"),
        Field(
            "samples",
            "choice",
            FEW_SAMPLES,
            label="Samples per batch",
            help="Small batches are easy to read. batch_size is the only number of the script that differs from Train & "
            "test.",
            choices=(FEW_SAMPLES, "2", "4", "8", "16"),
            effect="none",
        ),
        Field("batch", "int", 0, low=0, high=limits.MAX_WALK_STEPS, effect="none"),
    ),
)
CHOICES = PageState(SCHEMA)
_SUBJECTS = {
    OWN_LOOP: "the loop of your experiment",
    **{name: f"mistake: {entry.plain_title}" for name, entry in MISTAKES.items()},
}


def chosen_mistake() -> Mistake | None:
    """The mistake whose loop is walked through; None for the session's own experiment."""
    return MISTAKES.get(str(CHOICES["subject"]))


def chosen_experiment() -> tuple[Experiment, str]:
    """The session's experiment with batches that are small enough to read, and why the chosen size is not possible."""
    experiment, samples = session.experiment(), str(CHOICES["samples"])
    if samples == FEW_SAMPLES:
        return with_readable_batches(experiment), ""
    try:
        return with_readable_batches(experiment, int(samples)), ""
    except ExperimentError as error:
        return with_readable_batches(experiment), str(error)


def render_choices() -> None:
    """Draw the choices, and a line about the experiment."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="walk_choices"):
        with st.container(width=330):
            CHOICES.control("subject", labels=_SUBJECTS)
        if mistake := chosen_mistake():
            st.caption(f"The mistake's own experiment: {describe_experiment(mistake.experiment)}", width="content")
            return
        with st.container(width=150):
            CHOICES.control("samples", labels={FEW_SAMPLES: "few samples"})
        experiment, problem = chosen_experiment()
        render_experiment_line(experiment)
    if problem:
        st.warning(problem, icon=":material/block:")
