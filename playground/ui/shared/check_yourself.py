"""Exercises that check themselves: a question, an answer, and what is right about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from playground.ui.shared.exercises import tell
from playground.ui.shared.style import heading


@dataclass(frozen=True)
class NumberQuestion:
    """A question whose answer is a number.

    Attributes:
        key: of its widgets.
        asks: the question.
        answer: computes the right number, so that it can never be out of date.
        why: what to know, told with the right answer.
        hint: told with a wrong one.
        tolerance: relative.
    """

    key: str
    asks: str
    answer: Callable[[], float]
    why: str
    hint: str
    tolerance: float = 1e-3


@dataclass(frozen=True)
class ChoiceQuestion:
    """A question with several right answers among some.

    Attributes:
        answer: computes the right ones.
    """

    key: str
    asks: str
    choices: Sequence[str]
    answer: Callable[[], set[str]]
    why: str
    hint: str


def exercises(*questions: NumberQuestion | ChoiceQuestion) -> None:
    """The exercises of a page, at its end."""
    st.divider()
    heading("Try it yourself")
    for number, question in enumerate(questions, 1):
        with st.container(border=True):
            st.markdown(f"**{number}.** {question.asks}")
            if isinstance(question, NumberQuestion):
                _number(question)
            else:
                _choice(question)


def _number(question: NumberQuestion) -> None:
    given = st.number_input(
        "Your answer",
        value=None,
        key=f"exercise_{question.key}",
        format="%g",
        step=1.0,
        width=220,
        placeholder="a number",
    )
    if given is None:
        return
    right = question.answer()
    close = abs(given - right) <= question.tolerance * max(abs(right), 1e-9)
    tell(close, f"Right. {question.why}", f"Not yet. {question.hint}")


def _choice(question: ChoiceQuestion) -> None:
    given = st.pills("Your answer", list(question.choices), selection_mode="multi", key=f"exercise_{question.key}")
    if given:
        tell(set(given) == question.answer(), f"Right. {question.why}", f"Not yet. {question.hint}")
