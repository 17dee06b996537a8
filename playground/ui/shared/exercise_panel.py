"""The exercises of a page, at its end: boxes side by side, each with task, answer and hints."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from playground.lessons.exercise import Choice, Exercise, Number
from playground.ui.shared import progress
from playground.ui.shared.style import heading

State = TypeVar("State")
_COLUMNS = 3


def exercise_panel(exercises: Sequence[Exercise[State]], state: State | None) -> None:
    """Draw the exercises of a page.

    Args:
        exercises: those of the page, in order.
        state: what the page shows now; None while it shows nothing that could be checked.
    """
    # The heading is drawn last: drawing the boxes below it decides which exercises are solved.
    top = st.container()
    for start in range(0, len(exercises), _COLUMNS):
        row = exercises[start : start + _COLUMNS]
        for cell, exercise in zip(st.columns(len(row), gap="medium"), row, strict=True):
            with cell, st.container(border=True, key=f"exercise_{_key(exercise)}_box"):
                _exercise(exercise, state)
    done = sum(exercise.name in progress.solved() for exercise in exercises)
    with top:
        heading(f"Try it yourself: {done} of {len(exercises)} solved")


def _key(exercise: Exercise[State]) -> str:
    return exercise.name.replace(".", "_")


def _exercise(exercise: Exercise[State], state: State | None) -> None:
    if state is None:
        st.caption("This exercise can be tried as soon as the page shows a result.")
        return
    if reason := exercise.unavailable(state):
        st.caption(reason)
        return
    st.markdown(exercise.task_for(state))
    right = _answer(exercise, state) if exercise.answer else _achieved(exercise, state)
    if right or (right is None and exercise.name in progress.solved()):
        progress.note_solved(exercise.name)
        st.success(exercise.explanation_for(state), icon=":material/check_circle:")
        return
    if right is False:
        st.warning("Not yet.", icon=":material/close:")
    _hints(exercise)


def _achieved(exercise: Exercise[State], state: State) -> bool | None:
    """Whether what the page shows solves the exercise; None while it does not, which is not an error."""
    return True if exercise.achieved and exercise.achieved(state) else None


def _answer(exercise: Exercise[State], state: State) -> bool | None:
    """Whether the answer that is given is right; None while none is given."""
    key, answer = f"exercise_{_key(exercise)}", exercise.answer
    if isinstance(answer, Number):
        given = st.number_input(
            "Your answer",
            value=None,
            key=key,
            format="%g",
            step=answer.step,
            width=220,
            placeholder="a number",
            persist_state="session",
        )
        return None if given is None else answer.accepts(float(given), state)
    if isinstance(answer, Choice):
        picked = st.pills(
            "Your answer",
            answer.options,
            selection_mode="multi" if answer.several else "single",
            key=key,
            persist_state="session",
        )
        chosen = frozenset([picked] if isinstance(picked, str) else picked or ())
        return answer.accepts(chosen, state) if chosen else None
    return None


def _hints(exercise: Exercise[State]) -> None:
    """The hints that a person has opened, and a button for the next."""
    key = f"exercise_{_key(exercise)}_hints"
    shown = min(int(st.session_state.get(f"{key}_shown", 0)), len(exercise.hints))
    for hint in exercise.hints[:shown]:
        st.caption(f":material/lightbulb: {hint}")
    if shown < len(exercise.hints):

        def show_next() -> None:
            st.session_state[f"{key}_shown"] = shown + 1

        st.button(
            "A hint" if shown == 0 else "Another hint",
            key=key,
            type="tertiary",
            icon=":material/lightbulb:",
            on_click=show_next,
        )
