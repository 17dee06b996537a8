"""Gradient descent by hand: one step a click on a curve of one parameter."""

import streamlit as st

from playground import limits
from playground.autograd.descent import RATES, VALLEYS, Valley, descend
from playground.charts import descent as figure
from playground.formatting import short
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import chart, titled

_STEPS = "descent_steps"


def descent_panel() -> None:
    """How does a gradient find the bottom?"""
    heading("How does a gradient find the bottom?")
    valley, rate, start = _choices()
    steps = min(st.session_state.get(_STEPS, 0), limits.MAX_DESCENT_STEPS)
    descent = descend(valley.name, start, rate, steps)
    _transport(steps, descent.left)
    picture, numbers = st.columns([8, 4], gap="medium")
    with picture:
        chart("descent_chart", figure.picture(valley, descent, rate))
    w, loss, slope = descent.parameters[-1], descent.losses[-1], descent.gradients[-1]
    with numbers:
        st.metric("w", short(w), border=True)
        st.metric("loss", short(loss), border=True)
        st.metric("slope: w.grad", short(slope), border=True)
        st.markdown(
            f"The next step: w - {rate:g} × ({short(slope)}) = **{short(w - rate * slope)}**. The slope says which way "
            "is up; "
            "minus goes down, and the learning rate says how far."
        )
        st.caption(valley.notice)
    if descent.left:
        st.error(
            f"After {len(descent.parameters) - 1} steps w left for good: the learning rate is too high for this slope. "
            "Choose a "
            "smaller one.",
            icon=":material/trending_up:",
        )
    st.code(descent.source, language="python", wrap_lines=True)


def _choices() -> tuple[Valley, float, float]:
    what, how, where = st.columns([3, 4, 3], vertical_alignment="bottom")
    name = what.selectbox(
        "Loss",
        list(VALLEYS),
        key="descent_valley",
        format_func=titled({name: valley.title for name, valley in VALLEYS.items()}),
        on_change=_start_again,
        persist_state="session",
    )
    valley = VALLEYS[name]
    rate = how.select_slider(
        "Learning rate",
        RATES,
        value=valley.rate,
        key=f"descent_rate_{name}",
        format_func=lambda value: f"{value:g}",
        on_change=_start_again,
    )
    field = valley.start_field
    start = where.slider(
        field.title, valley.low, valley.high, valley.start, 0.1, key=f"descent_start_{name}", on_change=_start_again
    )
    return valley, rate, start


def _start_again() -> None:
    st.session_state[_STEPS] = 0


def _more(steps: int) -> None:
    st.session_state[_STEPS] = min(max(0, st.session_state.get(_STEPS, 0) + steps), limits.MAX_DESCENT_STEPS)


def _transport(steps: int, left: bool) -> None:
    done = left or steps >= limits.MAX_DESCENT_STEPS
    with st.container(horizontal=True, vertical_alignment="center", key="descent_transport"):
        st.button("Start again", icon=":material/replay:", key="descent_again", on_click=_start_again)
        st.button("Back", icon=":material/undo:", key="descent_back", disabled=not steps, on_click=_more, args=(-1,))
        st.button(
            "Step",
            icon=":material/skip_next:",
            key="descent_step",
            type="primary",
            disabled=done,
            on_click=_more,
            args=(1,),
        )
        st.button(
            "10 steps", icon=":material/fast_forward:", key="descent_ten", disabled=done, on_click=_more, args=(10,)
        )
        st.markdown(f"step **{steps:03d}** of at most {limits.MAX_DESCENT_STEPS}")
