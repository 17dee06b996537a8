"""The parts of the Mistakes page: which mistake, its line, its curves, and the quiz."""

import random
from typing import Any

import streamlit as st

from playground.mistakes.catalog import MISTAKES, Mistake
from playground.step_by_step import tasks
from playground.ui.shared.experiment_summary import summary
from playground.ui.shared.side_by_side import lines_that_differ, side_by_side
from playground.ui.shared.site import STEP_BY_STEP
from playground.ui.shared.worker_calls import NoAnswerError, call_worker, show_error

FIRST = next(iter(MISTAKES))
_QUIZ = "quiz"
CHOICES = 4
_LOOKS_LIKE = {"same"}
"""Mistakes whose curves tell nothing are not asked for."""


@st.cache_resource(show_spinner="Both loops run …", max_entries=len(MISTAKES))
def _ran(name: str) -> dict[str, Any]:
    # A mistake gives the same bits whoever asks, so that one run serves the whole class.
    return call_worker(tasks.mistake, name)


def chooser() -> Mistake:
    """All mistakes, one of them open."""
    name = st.pills(
        "Which mistake?",
        list(MISTAKES),
        format_func=lambda name: MISTAKES[name].title,
        default=FIRST,
        key="mistake",
        label_visibility="collapsed",
        persist_state="session",
    )
    return MISTAKES[name or FIRST]


def shown(entry: Mistake) -> None:
    """The line that differs, both curves, the symptom, why, and what to do."""
    try:
        found = _ran(entry.name)
    except NoAnswerError as error:
        show_error(error)
        return
    lines, curves = st.columns([4.6, 5.4], gap="large")
    with lines:
        st.markdown("**The lines that differ**")
        lines_that_differ(*tasks.programs_of(entry))
        st.caption(f"− stands in the right script, + in the wrong one. On {summary(entry.experiment)}.")
        for words in found["wrong"].warned[:1]:
            st.caption(f"torch warns, and goes on: “{words}”")
        st.button(
            "Walk through this loop line by line",
            icon=":material/footprint:",
            key="walk_mistake",
            on_click=_walk,
            args=(entry.name,),
        )
    with curves:
        side_by_side(found["right"], found["wrong"], "with the mistake", "mistake_curves")
        st.markdown(f"**What you see.** {found['symptom']}")
        st.markdown(f"**Why.** {entry.why}")
        st.markdown(f"**What to do.** {entry.cure}")
    if st.session_state.pop("walk_now", False):
        st.switch_page(STEP_BY_STEP.path)


def _walk(name: str) -> None:
    st.session_state["walk_subject"] = name
    st.session_state["walk_now"] = True


def quiz() -> None:
    """Here is a curve: what is wrong?"""
    state = st.session_state.setdefault(_QUIZ, _new_quiz())
    entry = MISTAKES[state["order"][state["at"]]]
    try:
        found = _ran(entry.name)
    except NoAnswerError as error:
        show_error(error)
        return
    st.markdown(f"**Curve {state['at'] + 1} of {len(state['order'])}** · {summary(entry.experiment)} · {_score(state)}")
    curves, answers = st.columns([6, 4], gap="large")
    with curves:
        side_by_side(found["right"], found["wrong"], "something is wrong", "quiz_curves")
    with answers:
        st.markdown("What is wrong with the dashed loop?")
        for place, name in enumerate(_options(entry, state["at"])):
            _answer(place, name, entry, state)
        if state["answered"]:
            _explain(entry, found, state)


def _new_quiz() -> dict[str, Any]:
    names = [entry.name for entry in MISTAKES.values() if entry.look not in _LOOKS_LIKE]
    return {"order": random.sample(names, len(names)), "at": 0, "right": 0, "asked": 0, "answered": ""}


def _score(state: dict[str, Any]) -> str:
    return f"{state['right']} of {state['asked']} right so far" if state["asked"] else "no answer yet"


def _options(entry: Mistake, seed: int) -> list[str]:
    """The right answer among others whose curves look otherwise, in an order that stays."""
    others = [each.name for each in MISTAKES.values() if each.look not in (entry.look, *_LOOKS_LIKE)]
    drawn = random.Random(f"{entry.name} {seed}")
    options = [entry.name, *drawn.sample(others, CHOICES - 1)]
    drawn.shuffle(options)
    return options


def _answer(place: int, name: str, entry: Mistake, state: dict[str, Any]) -> None:
    answered = state["answered"]
    icon = None
    if answered and name == entry.name:
        icon = ":material/check:"
    elif answered == name:
        icon = ":material/close:"

    def answer() -> None:
        state["answered"] = name
        state["asked"] += 1
        state["right"] += name == entry.name

    st.button(
        MISTAKES[name].title,
        key=f"quiz_option_{place}",
        icon=icon,
        width="stretch",
        disabled=bool(answered),
        on_click=answer,
    )


def _explain(entry: Mistake, found: dict[str, Any], state: dict[str, Any]) -> None:
    if state["answered"] == entry.name:
        st.success(f"Right: {entry.title}. {found['symptom']}")
    else:
        st.error(f"No: {entry.title}. {found['symptom']}")
    st.caption(entry.why)

    def on() -> None:
        if state["at"] + 1 == len(state["order"]):
            st.session_state[_QUIZ] = _new_quiz()
        else:
            state.update(at=state["at"] + 1, answered="")

    last = state["at"] + 1 == len(state["order"])
    st.button("Start again" if last else "Next curve", key="quiz_next", type="primary", on_click=on)
