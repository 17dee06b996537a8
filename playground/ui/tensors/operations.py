"""The parts of Operations."""

import random
from functools import partial

import streamlit as st

from playground.charts.axis_table import axes_html
from playground.charts.dtype_tables import promotions_html
from playground.charts.operation import is_broadcast, picture
from playground.dtypes import DTYPES
from playground.fields import FieldError, Value
from playground.tensors.create.creation import Creation
from playground.tensors.operations import FAMILIES, OPERATIONS
from playground.tensors.operations.entry import Operation
from playground.tensors.operations.loop_timing import COUNTS, time_dot
from playground.tensors.operations.operate import Setup, Worked, work
from playground.tensors.operations.promotion import SIDES, meet
from playground.tensors.puzzles import operation_puzzle
from playground.ui.shared.controls import control
from playground.ui.shared.style import heading
from playground.ui.tensors import guesses, state
from playground.ui.tensors.dim_control import dim_control
from playground.ui.tensors.entry_picker import draw_entry_picker
from playground.ui.tensors.shared import draw_code, draw_facts, draw_failure, operation_picture
from playground.ui.tensors.tensor_builder import DTYPE_LABELS, OPERAND_FUNCTIONS, chosen_creation, draw_tensor_builder

SLOT, A, B = "operation", "tensor_a", "tensor_b"
START_A = Creation("counting", {"shape": (2, 3)})
START_B = Creation("counting", {"shape": (3, 2)})
START = "at"

PAIRS: dict[str, tuple[str, tuple[int, ...], tuple[int, ...]]] = {
    "matrix @ matrix": ("at", (2, 3), (3, 2)),
    "matrix + row": ("add", (2, 3), (3,)),
    "column + row": ("add", (3, 1), (1, 4)),
    "3-D + matrix": ("mul", (2, 1, 4), (3, 4)),
    "a clash": ("add", (2, 3), (2, 4)),
    "batch @ matrix": ("matmul", (2, 2, 3), (3, 2)),
    "vector · vector": ("dot", (4,), (4,)),
    "column means": ("mean", (5, 3), (3,)),
    "where": ("where", (2, 3), (2, 3)),
}
"""Set-ups to start from: the operation and the shapes of A and B."""


def new_puzzle() -> None:
    """Set up something to guess at."""
    found = operation_puzzle(random.randint(0, 10**9))
    _set_up(found.operation, found.a, found.b, found.options)


def _set_up(operation: str, a: tuple[int, ...], b: tuple[int, ...], options: dict[str, Value]) -> None:
    dtype = "float32" if operation == "mean" else None
    state.write_slot(SLOT, operation=operation, family=OPERATIONS[operation].family, options={operation: options})
    state.write_slot(A, function="counting", options={"shape": a, "dtype": dtype})
    # Of two equal tensors nobody sees from which one an element was taken.
    way = "full" if operation == "where" else "counting"
    state.write_slot(B, function=way, options={"shape": b, "dtype": dtype, "fill_value": -1})


def _pair_picked() -> None:
    chosen = st.session_state["operation_pair"]
    if chosen:
        operation, a, b = PAIRS[chosen]
        options: dict[str, Value] = {"dim": (0,)} if operation == "mean" else {}
        _set_up(operation, a, b, options)
    st.session_state["operation_pair"] = None


def workbench() -> Worked | None:
    """A, the operation and B to choose, and below what came out; ``None`` when something makes no tensor."""
    st.pills("Start from", list(PAIRS), key="operation_pair", wrap=True, on_change=_pair_picked)
    left, middle, right = st.columns([3.4, 5.2, 3.4], gap="medium")
    with left:
        heading("A")
        a = draw_tensor_builder(A, "A", OPERAND_FUNCTIONS, START_A, columns=2)
    with middle:
        heading("Which operation?")
        setup = _choose(a)
    entry = OPERATIONS[_held_operation()]
    with right:
        if entry.uses_b:
            heading("B")
            b = draw_tensor_builder(B, "B", OPERAND_FUNCTIONS, START_B, columns=2)
        else:
            b = chosen_creation(B, START_B)
    if a is None or b is None or setup is None:
        return None
    return _work(Setup(setup.operation, setup.options, a, b))


def _held_operation() -> str:
    operation = state.read_slot(SLOT).get("operation")
    return operation if operation in OPERATIONS else START


def _choose(a: Creation | None) -> Setup | None:
    """The family, the operation and its options."""
    entry = draw_entry_picker(OPERATIONS, FAMILIES, SLOT, "operation", _held_operation(), "operation")
    values = _values(entry)
    _options(entry, values, a)
    try:
        setup = Setup(entry.name, values)
    except FieldError as error:
        state.show_problem(SLOT, error)
        return None
    state.show_problem(SLOT)
    return setup


def _values(entry: Operation) -> dict[str, Value]:
    held: dict[str, Value] = state.read_slot(SLOT).get("options", {}).get(entry.name, {})
    return {option.name: held.get(option.name, option.default) for option in entry.options}


def _options(entry: Operation, values: dict[str, Value], a: Creation | None) -> None:
    if not entry.options:
        return
    dim = next((field for field in entry.options if field.name == "dim"), None)
    if dim:
        dim_control(
            dim,
            values["dim"],
            f"operation_{entry.name}_dim",
            partial(state.set_option, SLOT, dim, entry=entry.name),
            len(_shape(a)),
        )
    cells = st.columns(3, vertical_alignment="bottom")
    for number, field in enumerate(field for field in entry.options if field is not dim):
        key, change = f"operation_{entry.name}_{field.name}", partial(state.set_option, SLOT, field, entry=entry.name)
        with cells[number % len(cells)]:
            control(field, values[field.name], key, change, DTYPE_LABELS)


def _shape(creation: Creation | None) -> tuple[int, ...]:
    shape = creation.values.get("shape") if creation else None
    return tuple(int(size) for size in shape) if isinstance(shape, tuple) else (0, 0)


def _work(setup: Setup) -> Worked | None:
    try:
        worked = work(setup, state.initial_seed())
    except FieldError as error:
        state.show_problem("operation_result", error)
        return None
    shape = None if worked.result is None else tuple(worked.result.shape)
    operands = " and ".join(f"{name} {list(tensor.shape)}" for name, tensor in worked.operands if name in ("A", "B"))
    question = f"{'; '.join(setup.entry.code(setup.values)[:1])} with {operands}: which shape comes out?"
    if guesses.draw_shape_question(SLOT, (setup.operation, setup.options, operands), question, shape):
        _show(worked)
    return worked


def _show(worked: Worked) -> None:
    left, right = st.columns([7.6, 4.4], gap="medium")
    with left:
        heading("How does it come about?")
        if worked.operands:
            operation_picture(key="operation_how", data=picture(worked, _drawn_stretched(worked)))
        if worked.failure:
            draw_failure(worked.failure)
    with right:
        heading("Which shapes?")
        if worked.axes:
            st.html(axes_html(worked.axes, "The shapes over each other"))
        elif worked.result is not None:
            shape = list(worked.result.shape)
            st.html(f'<p class="pg-says">Every element is worked on by itself: the shape stays {shape}.</p>')
        if worked.kept:
            st.html(f'<p class="pg-says pg-note">{worked.kept}</p>')
        if worked.facts:
            draw_facts("The result", worked.facts)


def _drawn_stretched(worked: Worked) -> bool:
    """Whether operands that are broadcast are drawn so; asked only where one is."""
    if not is_broadcast(worked):
        return False
    return st.toggle("Draw A and B stretched", value=True, key="operation_stretched", persist_state="session")


def code(worked: Worked) -> None:
    """The code that was run, and beside it what it printed; while a question is open, the code alone."""
    heading("The code")
    told = guesses.question_is_open(SLOT)
    draw_code(worked.setup.program, "" if told else worked.printed, worked.warned, beside=True)


def promotion() -> None:
    """Which dtype comes out when two meet."""
    heading("Which dtype comes out when two meet?")
    words_, shown = st.columns([4, 8], gap="medium")
    with words_:
        one = st.selectbox("A is", list(DTYPES), index=4, key="promotion_a", persist_state="session")
        other = st.selectbox("B is", list(DTYPES), index=2, key="promotion_b", persist_state="session")
        side = st.radio("B is", SIDES, key="promotion_side", persist_state="session", label_visibility="collapsed")
        met = meet(one, other, side)
        st.markdown(state.escape_markdown(met.says))
    with shown:
        draw_code(met.program, met.printed)
        if met.failure:
            draw_failure(met.failure)
        with st.expander("All pairs in one table", key="promotion_table"):
            st.html(promotions_html(one, other))


def loop_against_call() -> None:
    """Why one call on whole tensors beats a loop."""
    heading("Why not a loop?")
    words_, shown = st.columns([4, 8], gap="medium")
    with words_:
        st.markdown(
            "The dot product of two vectors is a loop: multiply and add. Torch runs that loop in compiled code over the "
            "whole memory at once; Python makes a new tensor for each step."
        )
        count = st.segmented_control(
            "Numbers",
            COUNTS,
            default=COUNTS[1],
            key="timing_count",
            required=True,
            format_func=lambda each: f"{each:,}",
        )
        if st.button("Time both", key="timing_run", icon=":material/timer:"):
            st.session_state["timing_asked"] = True
    if not st.session_state.get("timing_asked") or count is None:
        return
    timed = time_dot(count)
    with words_:
        st.markdown(f"One call was **{timed.ratio:,.0f} times** as fast, and the sum is the same but for rounding.")
    with shown:
        draw_code(timed.program, timed.printed)
