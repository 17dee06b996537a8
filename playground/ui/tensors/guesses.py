"""“Predict the shape”: ask before telling, and count what was right in this session."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from playground.fields import FieldError
from playground.tensors.guesses import ERROR, Shape, Verdict, judge_guess
from playground.ui.tensors import state

_SCORE, _LAST, _OPEN = "predict_score", "predict_last", "predict_open"


def guess_score() -> dict[str, int]:
    """Right guesses, all guesses, and the right ones in a row up to now."""
    found: dict[str, int] = st.session_state.setdefault(_SCORE, {"right": 0, "asked": 0, "streak": 0})
    return found


def count_guess(right: bool) -> None:
    """Count a guess."""
    held = guess_score()
    st.session_state[_SCORE] = {
        "right": held["right"] + right,
        "asked": held["asked"] + 1,
        "streak": held["streak"] + 1 if right else 0,
    }


def draw_guess_bar(
    slot: str, new_puzzle: Callable[[], None] | None = None, label: str = "Ask me first: predict the shape"
) -> bool:
    """The switch with the score beside it, and a button for a puzzle.

    Args:
        slot: of the page.
        new_puzzle: sets up something to guess at.
        label: of the switch.

    Returns:
        Whether the page asks before it tells.
    """
    with st.container(horizontal=True, vertical_alignment="center", key=f"{slot}_predict_bar"):
        asks = st.toggle(label, key=f"{slot}_predict", persist_state="session")
        if new_puzzle:
            st.button(
                "Set me a puzzle",
                icon=":material/casino:",
                key=f"{slot}_puzzle",
                on_click=_set_puzzle,
                args=(slot, new_puzzle),
            )
        held = guess_score()
        if held["asked"]:
            row = f" · {held['streak']} in a row" if held["streak"] > 1 else ""
            st.markdown(f"Predictions: **{held['right']} of {held['asked']}** right{row}")
    return bool(asks)


def _set_puzzle(slot: str, new_puzzle: Callable[[], None]) -> None:
    st.session_state[f"{slot}_predict"] = True
    new_puzzle()


def guesses_first(slot: str) -> bool:
    """Whether the page asks before it tells."""
    return bool(st.session_state.get(f"{slot}_predict", False))


def question_is_open(slot: str) -> bool:
    """Whether a question of the page waits for its answer, so that nothing may give it away."""
    return guesses_first(slot) and bool(st.session_state.get(f"{_OPEN}_{slot}", False))


def draw_shape_question(slot: str, setup: Any, question: str, shape: Shape | None) -> bool:
    """Ask for the shape of what is set up, unless it was asked already.

    Args:
        slot: of the page.
        setup: what is asked about; anything that two equal set-ups share.
        question: to put.
        shape: the answer, or ``None`` when torch refuses.

    Returns:
        Whether the page may show what came out.
    """
    st.session_state[f"{_OPEN}_{slot}"] = False
    if not guesses_first(slot):
        return True
    last = st.session_state.get(f"{_LAST}_{slot}")
    if last and last["setup"] == repr(setup):
        show_verdict(Verdict(last["right"], last["message"]))
        return True
    st.session_state[f"{_OPEN}_{slot}"] = True
    _ask(slot, repr(setup), question, shape)
    return False


def show_verdict(verdict: Verdict) -> None:
    """Say how a guess was."""
    if verdict.right:
        st.success(state.escape_markdown(verdict.message), icon=":material/check:")
    else:
        st.info(state.escape_markdown(verdict.message), icon=":material/lightbulb:")


def _ask(slot: str, setup: str, question: str, shape: Shape | None) -> None:
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
            st.button("Torch will refuse", key=f"{slot}_refuses", on_click=lambda: check(ERROR))
        state.show_problem(f"{slot}_guess")
