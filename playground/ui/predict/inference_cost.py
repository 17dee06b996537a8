"""The time and memory that the rules of inference save, measured."""

import streamlit as st

from playground.charts.html import render_html
from playground.predict import tasks
from playground.predict.choices import MEASURED_ROWS
from playground.predict.results import ForwardCost
from playground.ui.predict.choices import STATE
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import call_worker

LONGEST_BAR = 60
"""Per cent of a cell of the table."""
_REPETITIONS = "forward_cost_repetitions"


def render_inference_cost(blob: bytes) -> None:
    """Draw the table of time and memory in the three gradient modes."""
    heading("How much time and memory do they save?")
    rows = int(choice_buttons(STATE, "rows", MEASURED_ROWS))
    costs = _measure(blob, rows, st.session_state.get(_REPETITIONS, 0))
    longest, largest = max(each.seconds for each in costs), max(each.saved_bytes for each in costs)
    table = [
        {
            "mode": each.mode,
            "time_width": f"{LONGEST_BAR * each.seconds / longest:.0f}",
            "time": _time_text(each.seconds),
            "memory_width": f"{LONGEST_BAR * each.saved_bytes / largest if largest else 0:.0f}",
            "memory": _size_text(each.saved_bytes),
        }
        for each in costs
    ]
    st.html(render_html("forward_costs.html.jinja", rows=table))
    st.caption(
        f"Measured just now in a worker of this server: the median of {costs[0].rounds} rounds, the three modes in turn, "
        "one thread. In a small network most of the time is Python's own; the memory always differs."
    )
    st.button("Measure again", icon=":material/timer:", key="measure_again", on_click=_repeat)


@st.cache_resource(show_spinner="Measuring …", scope="session", max_entries=20)
def _measure(blob: bytes, rows: int, repetition: int) -> list[ForwardCost]:
    return call_worker(tasks.measure_forward_passes, blob, rows)


def _repeat() -> None:
    st.session_state[_REPETITIONS] = st.session_state.get(_REPETITIONS, 0) + 1


def _time_text(seconds: float) -> str:
    return f"{1e6 * seconds:,.0f} µs" if seconds < 0.001 else f"{1e3 * seconds:,.2f} ms"


def _size_text(count: int) -> str:
    if not count:
        return "nothing"
    if count < 10_000:
        return f"{count:,} bytes"
    return f"{count / 1024:,.0f} KB" if count < 10_000_000 else f"{count / 2**20:,.0f} MB"
