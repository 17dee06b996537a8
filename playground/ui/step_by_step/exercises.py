"""What to find out on Step by step, checked against the very walk that is shown."""

import streamlit as st

from playground.script.program import ProgramError
from playground.ui.shared import questions
from playground.ui.shared.exercises import cells
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import NoAnswerError
from playground.ui.step_by_step.walking import first_part

STEPS = ("forward", "loss", "zero_grad", "backward", "step")


def walk_exercises(learned_nothing: bool) -> None:
    """Three exercises; ``learned_nothing`` says that the loop on the page moves no weight, though no error stops it."""
    heading("Try it yourself")
    filled, moved, silent = cells(3)
    with filled:
        questions.choose(
            "exercise_grad",
            "Walk on: after which of the five steps is .grad of every parameter filled?",
            STEPS,
            "backward",
            "Right: backward fills .grad, and moves nothing yet.",
            "Not there. Walk to that line and look at what it changed.",
        )
    with moved:
        _first_update()
    with silent:
        questions.deed(
            "Build a loop that runs without an error and learns nothing at all: leave a single line out, or move one.",
            learned_nothing,
            "That is one: no weight moves, and nobody is told. Look at the curves above.",
            "There is more than one. The curve above and this box tell when you have it.",
        )


def _first_update() -> None:
    """By how much the first number of the first parameter moves in the first step."""
    try:
        first = first_part()
    except (NoAnswerError, ProgramError) as error:
        st.caption(str(error))
        return
    updates = {
        key: item for event in first["events"] for key, item in event["changed"].items() if key.startswith("update ")
    }
    if not updates:
        st.caption(
            "In this loop no parameter moves in the first batch: with the right loop, there is something to measure."
        )
        return
    key, item = next(iter(updates.items()))
    name, value = key.removeprefix("update "), item["values"][0][0]
    if isinstance(value, str):
        st.caption("In this loop the first update is no number: with the right loop, there is something to measure.")
        return
    questions.number(
        "exercise_update",
        f"By how much does the first number of {name} move in the first step? Mind the sign.",
        value,
        max(0.02 * abs(value), 1e-9),
        f"Right: {value:g}. The rule beside that line shows where it comes from.",
        "Not yet: walk to optimizer.step() of the first batch and look at the update.",
    )
