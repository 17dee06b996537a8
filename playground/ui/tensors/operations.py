"""The sections of Operations."""

import streamlit as st

from playground.charts.axis_table import axis_table_html
from playground.charts.dtype_tables import promotions_html
from playground.charts.html import render_html
from playground.tensors.operations.choices import OPERATIONS_SCHEMA
from playground.tensors.operations.loop_timing import LoopTiming, time_dot_product
from playground.tensors.operations.promotion import Promotion, explain_promotion
from playground.tensors.operations.tasks import OperationAnswer, compute_operation
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.page_state import PageState
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import call_worker, errors_shown
from playground.ui.tensors import guesses, state
from playground.ui.tensors.operation_choice import SLOT, draw_examples, draw_operation_choice
from playground.ui.tensors.shared import draw_code, draw_facts, draw_failure, tensor_picture

PAGE = PageState(OPERATIONS_SCHEMA)
_TIMING = "operations_loop_timing"


def draw_operation() -> OperationAnswer | None:
    """The operation to choose, and below it its result; ``None`` when it cannot be run."""
    draw_examples()
    call = draw_operation_choice()
    if call is None:
        return None
    answer: OperationAnswer | None = None
    with errors_shown():
        answer = call_worker(compute_operation, call, bool(PAGE["stretched"]), state.initial_seed())
        operands = " and ".join(f"{name} {list(shape)}" for name, shape in answer.shapes if name in ("A", "B"))
        question = f"{'; '.join(call.entry.write_code(call.values)[:1])} with {operands}: which shape comes out?"
        subject = (call.operation, call.options, operands)
        if guesses.draw_shape_question(SLOT, subject, question, answer.result_shape):
            _draw_result(answer)
        _draw_operation_code(answer)
    return answer


def _draw_result(answer: OperationAnswer) -> None:
    left, right = st.columns([7.6, 4.4], gap="medium")
    with left:
        heading("How is the result computed?")
        if answer.is_broadcast:
            PAGE.control("stretched")
        if answer.picture:
            tensor_picture(key="operation_picture", data=answer.picture)
        if answer.failure:
            draw_failure(answer.failure)
    with right:
        heading("Which shapes?")
        if answer.axes:
            st.html(axis_table_html(answer.axes, "The shapes axis by axis"))
        elif answer.result_shape is not None:
            _draw_note(f"Every element is computed by itself: the shape stays {list(answer.result_shape)}.")
        if answer.effect_on_a:
            _draw_note(answer.effect_on_a)
        if answer.facts:
            draw_facts("The result", answer.facts)


def _draw_note(sentence: str) -> None:
    st.html(render_html("note.html.jinja", sentence=sentence))


def _draw_operation_code(answer: OperationAnswer) -> None:
    """The code, and next to it what it printed; while a question is open, only the code."""
    heading("The code")
    printed = "" if guesses.question_is_open(SLOT) else answer.printed
    draw_code(answer.call.code.source, printed, answer.warnings, side_by_side=True)


def draw_promotion() -> None:
    """Which dtype an operation on two dtypes gives."""
    heading("Which dtype does an operation on two dtypes give?")
    controls, results = st.columns([4, 8], gap="medium")
    with controls:
        a, b = str(PAGE.control("promotion_a")), str(PAGE.control("promotion_b"))
        second = choice_buttons(PAGE, "promotion_second", wrap=True)
    with errors_shown():
        promotion = _promotion(a, b, second)
        controls.markdown(state.escape_markdown(promotion.rule))
        with results:
            draw_code(promotion.code.source, promotion.printed)
            if promotion.failure:
                draw_failure(promotion.failure)
            with st.expander("All pairs in one table", key="operations_promotion_table"):
                st.html(_promotion_table(a, b))


@st.cache_data(show_spinner=False)
def _promotion(a: str, b: str, second: str) -> Promotion:
    return call_worker(explain_promotion, a, b, second)


@st.cache_data(show_spinner=False)
def _promotion_table(a: str, b: str) -> str:
    return call_worker(promotions_html, a, b)


def draw_loop_timing() -> None:
    """Why one call on whole tensors is faster than a loop."""
    heading("Why not a loop?")
    controls, results = st.columns([4, 8], gap="medium")
    with controls:
        st.markdown(
            "The dot product of two vectors is a loop: multiply and add. Torch runs that loop in compiled code, directly on "
            "the numbers in memory; Python makes a new tensor in each step."
        )
        count = int(choice_buttons(PAGE, "timed_count", {name: f"{int(name):,}" for name in _COUNT_NAMES}))
        clicked = st.button("Time both", key="operations_time", icon=":material/timer:")
    stored: tuple[int, LoopTiming] | None = st.session_state.get(_TIMING)
    if not clicked and stored is None:
        return
    with errors_shown():
        if clicked or stored is None or stored[0] != count:
            stored = st.session_state[_TIMING] = (count, call_worker(time_dot_product, count))
        timing = stored[1]
        controls.markdown(
            f"One call was **{timing.speedup:,.0f} times** as fast, and the sum is the same except for rounding."
        )
        with results:
            draw_code(timing.code.source, timing.printed)


_COUNT_NAMES = OPERATIONS_SCHEMA.by_name["timed_count"].choices
