"""The quiz: a curve, and the question which mistake it shows."""

import streamlit as st

from playground.mistakes.catalog import MISTAKES
from playground.mistakes.mistake import Mistake
from playground.mistakes.quiz import QuizState, answer_options, start_quiz
from playground.mistakes.tasks import MistakeRun
from playground.ui.mistakes.runs import run_mistake
from playground.ui.shared.experiment_summary import describe_experiment
from playground.ui.shared.loss_comparison import render_loss_comparison
from playground.ui.shared.worker_calls import NoAnswerError, show_error

_QUIZ = "quiz"


def render_quiz() -> None:
    """Draw the present curve of the quiz, its options, and the explanation once one of them is chosen."""
    state: QuizState = st.session_state.setdefault(_QUIZ, start_quiz())
    entry = MISTAKES[state["order"][state["position"]]]
    try:
        run = run_mistake(entry.name)
    except NoAnswerError as error:
        show_error(error)
        return
    st.markdown(
        f"**Curve {state['position'] + 1} of {len(state['order'])}** · {describe_experiment(entry.experiment)} · "
        f"{_score(state)}"
    )
    curves, answers = st.columns([6, 4], gap="large")
    with curves:
        render_loss_comparison(run.right, run.wrong, "something is wrong", "quiz_curves")
    with answers:
        st.markdown("What is wrong with the dashed loop?")
        for place, name in enumerate(answer_options(entry, state["position"])):
            _render_option(place, name, entry, state)
        if state["chosen"]:
            _render_explanation(entry, run, state)


def _score(state: QuizState) -> str:
    return f"{state['right']} of {state['answered']} right so far" if state["answered"] else "no answer yet"


def _render_option(place: int, name: str, entry: Mistake, state: QuizState) -> None:
    chosen = state["chosen"]
    icon = None
    if chosen and name == entry.name:
        icon = ":material/check:"
    elif chosen == name:
        icon = ":material/close:"

    def choose() -> None:
        state["chosen"] = name
        state["answered"] += 1
        state["right"] += name == entry.name

    st.button(
        MISTAKES[name].title,
        key=f"quiz_option_{place}",
        icon=icon,
        width="stretch",
        disabled=bool(chosen),
        on_click=choose,
    )


def _render_explanation(entry: Mistake, run: MistakeRun, state: QuizState) -> None:
    if state["chosen"] == entry.name:
        st.success(f"Right: {entry.title}. {run.symptom}")
    else:
        st.error(f"No: {entry.title}. {run.symptom}")
    st.caption(entry.why)
    last = state["position"] + 1 == len(state["order"])

    def show_next() -> None:
        if last:
            st.session_state[_QUIZ] = start_quiz()
        else:
            state["position"] += 1
            state["chosen"] = ""

    st.button("Start again" if last else "Next curve", key="quiz_next", type="primary", on_click=show_next)
