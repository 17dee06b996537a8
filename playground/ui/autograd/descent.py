"""The part Descent by hand: gradient descent on a curve of one parameter, one step a click."""

import streamlit as st

from playground import limits
from playground.autograd.descent import DESCENT_LOSSES, Descent, DescentLoss
from playground.autograd.tasks import descend
from playground.charts.descent import descent_chart
from playground.formatting import format_short
from playground.ui.autograd.state import CHOICES
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import chart
from playground.ui.shared.worker_calls import call_worker


def draw_descent_part() -> None:
    """Draw the answer to: how does a gradient find the minimum?"""
    heading("How does a gradient find the minimum?")
    loss, rate, start = _draw_choices()
    steps = int(CHOICES["descent_steps"])  # type: ignore[arg-type]
    descent = _descend(loss.name, start, rate, steps)
    _draw_transport(steps, descent.diverged)
    picture, numbers = st.columns([8, 4], gap="medium")
    with picture:
        chart(
            "descent_chart",
            descent_chart(loss.title, descent.curve, descent.parameters, descent.losses, descent.gradients[-1], rate),
        )
    with numbers:
        _draw_numbers(descent, rate)
        st.caption(loss.notice)
    if descent.diverged:
        st.error(
            f"After {len(descent.parameters) - 1} steps the descent diverged: the learning rate is too high for this "
            "slope. Choose a smaller one.",
            icon=":material/trending_up:",
        )
    st.code(descent.source, language="python", wrap_lines=True)


def _draw_numbers(descent: Descent, rate: float) -> None:
    w, loss, slope = descent.parameters[-1], descent.losses[-1], descent.gradients[-1]
    st.metric("w", format_short(w), border=True)
    st.metric("loss", format_short(loss), border=True)
    st.metric("slope: w.grad", format_short(slope), border=True)
    st.markdown(
        f"The next step: w - {rate:g} × ({format_short(slope)}) = **{format_short(w - rate * slope)}**. The slope points "
        "uphill, so the step subtracts it; the learning rate sets the length of the step."
    )


@st.cache_data(max_entries=200, show_spinner=False)
def _descend(name: str, start: float, rate: float, steps: int) -> Descent:
    return call_worker(descend, name, start, rate, steps)


def _draw_choices() -> tuple[DescentLoss, float, float]:
    loss_cell, rate_cell, start_cell = st.columns([3, 4, 3], vertical_alignment="bottom")
    with loss_cell:
        CHOICES.control(
            "descent_loss",
            labels={name: loss.title for name, loss in DESCENT_LOSSES.items()},
            on_change=_propose,
        )
    loss = DESCENT_LOSSES[str(CHOICES["descent_loss"])]
    rate_field = CHOICES.schema.by_name["descent_rate"]
    rate_key = "autograd_descent_rate"
    st.session_state[rate_key] = CHOICES["descent_rate"]
    rate_cell.select_slider(
        rate_field.title,
        rate_field.choices,
        key=rate_key,
        on_change=lambda: _start_again(descent_rate=st.session_state[rate_key]),
    )
    start_field = loss.start_field
    start = min(max(float(CHOICES["descent_start"]), loss.low), loss.high)  # type: ignore[arg-type]
    start_key = f"autograd_descent_start_{loss.name}"
    st.session_state[start_key] = start
    start_cell.slider(
        start_field.title,
        loss.low,
        loss.high,
        step=0.1,
        key=start_key,
        on_change=lambda: _start_again(descent_start=st.session_state[start_key]),
    )
    return loss, float(str(CHOICES["descent_rate"])), start


def _propose() -> None:
    """Take the learning rate and the start that suit the chosen loss."""
    loss = DESCENT_LOSSES[str(CHOICES["descent_loss"])]
    _start_again(descent_rate=f"{loss.rate:g}", descent_start=loss.start)


def _start_again(**choices: object) -> None:
    CHOICES.set(descent_steps=0, **choices)


def _add_steps(steps: int) -> None:
    total = int(CHOICES["descent_steps"]) + steps  # type: ignore[arg-type]
    CHOICES.set(descent_steps=min(max(0, total), limits.MAX_DESCENT_STEPS))


def _draw_transport(steps: int, diverged: bool) -> None:
    ended = diverged or steps >= limits.MAX_DESCENT_STEPS
    with st.container(horizontal=True, vertical_alignment="center", key="descent_transport"):
        st.button("Start again", icon=":material/replay:", key="descent_again", on_click=_start_again)
        st.button(
            "Back", icon=":material/undo:", key="descent_back", disabled=not steps, on_click=_add_steps, args=(-1,)
        )
        st.button(
            "Step",
            icon=":material/skip_next:",
            key="descent_step",
            type="primary",
            disabled=ended,
            on_click=_add_steps,
            args=(1,),
        )
        st.button(
            "10 steps",
            icon=":material/fast_forward:",
            key="descent_ten",
            disabled=ended,
            on_click=_add_steps,
            args=(10,),
        )
        st.markdown(f"step **{steps:03d}** of at most {limits.MAX_DESCENT_STEPS}")
