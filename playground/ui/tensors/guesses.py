"""“Ask me first”: the page asks for a guess before it shows a result, and counts the right guesses of the session."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from playground.fields import FieldError
from playground.tensors.guesses import ERROR, Shape, Verdict, judge_guess
from playground.ui.tensors import state

_SCORE, _LAST, _OPEN = "guess_score", "guess_last", "guess_open"


def guess_score() -> dict[str, int]:
    """The right guesses, all guesses (``total``), and the right ones in a row at the end (``streak``)."""
    score: dict[str, int] = st.session_state.setdefault(_SCORE, {"right": 0, "total": 0, "streak": 0})
    return score


def count_guess(right: bool) -> None:
    """Count a guess."""
    score = guess_score()
    st.session_state[_SCORE] = {
        "right": score["right"] + right,
        "total": score["total"] + 1,
        "streak": score["streak"] + 1 if right else 0,
    }


def draw_guess_bar(
    slot: str, new_puzzle: Callable[[], None] | None = None, label: str = "Ask me first: guess the shape"
) -> bool:
    """Draw the switch “Ask me first”, a button for a puzzle, and the score.

    Args:
        slot: of the page.
        new_puzzle: sets up a puzzle; None where the page has none.
        label: of the switch.

    Returns:
        Whether the page asks for a guess first.
    """
    with st.container(horizontal=True, vertical_alignment="center", key=f"{slot}_predict_bar"):
        is_on = st.toggle(label, key=f"{slot}_predict", persist_state="session")
        if new_puzzle:
            st.button(
                "Give me a puzzle",
                icon=":material/casino:",
                key=f"{slot}_puzzle",
                on_click=_set_puzzle,
                args=(slot, new_puzzle),
            )
        score = guess_score()
        if score["total"]:
            streak = f" · {score['streak']} in a row" if score["streak"] > 1 else ""
            st.markdown(f"Guesses: **{score['right']} of {score['total']}** right{streak}")
    return bool(is_on)


def _set_puzzle(slot: str, new_puzzle: Callable[[], None]) -> None:
    st.session_state[f"{slot}_predict"] = True
    new_puzzle()


def guesses_first(slot: str) -> bool:
    """Whether the page asks for a guess first."""
    return bool(st.session_state.get(f"{slot}_predict", False))


def question_is_open(slot: str) -> bool:
    """Whether a question of the page is not answered yet, so that the page must not show the answer."""
    return guesses_first(slot) and bool(st.session_state.get(f"{_OPEN}_{slot}", False))


def draw_shape_question(slot: str, setup: Any, question: str, shape: Shape | None) -> bool:
    """Ask for the shape of a result, unless it was guessed already.

    Args:
        slot: of the page.
        setup: what the question is about; a new question is asked when its ``repr`` changes.
        question: the text of the question.
        shape: the right answer; None when torch raises an error.

    Returns:
        Whether the page may show the result.
    """
    st.session_state[f"{_OPEN}_{slot}"] = False
    if not guesses_first(slot):
        return True
    last = st.session_state.get(f"{_LAST}_{slot}")
    if last and last["setup"] == repr(setup):
        show_verdict(Verdict(last["right"], last["message"]))
        return True
    st.session_state[f"{_OPEN}_{slot}"] = True
    _draw_question(slot, repr(setup), question, shape)
    return False


def show_verdict(verdict: Verdict) -> None:
    """Show whether a guess was right."""
    if verdict.right:
        st.success(state.escape_markdown(verdict.message), icon=":material/check:")
    else:
        st.info(state.escape_markdown(verdict.message), icon=":material/lightbulb:")


def _draw_question(slot: str, setup: str, question: str, shape: Shape | None) -> None:
    guess_key = f"{slot}_guess"

    def check(guess: str) -> None:
        try:
            verdict = judge_guess(guess, shape)
        except FieldError as error:
            state.set_problem(f"{slot}_guess", str(error))
            return
        state.write_slot(f"{slot}_guess")
        count_guess(verdict.right)
        st.session_state[f"{_LAST}_{slot}"] = {"setup": setup, "right": verdict.right, "message": verdict.message}
        st.session_state.pop(guess_key, None)

    with st.container(border=True, key=f"{slot}_question"):
        st.markdown(f"**{state.escape_markdown(question)}**")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                "Its shape",
                key=guess_key,
                max_chars=80,
                placeholder="such as 2, 3",
                help="Sizes with commas between them; leave it empty for a single number.",
                width=240,
            )
            st.button("Check", key=f"{slot}_check", type="primary", on_click=lambda: check(st.session_state[guess_key]))
            st.button("Torch raises an error", key=f"{slot}_refuses", on_click=lambda: check(ERROR))
        state.show_problem(f"{slot}_guess")
