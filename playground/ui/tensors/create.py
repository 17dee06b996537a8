"""Create & inspect: the tensor that was created, what is in it, the facts that torch gives about it, and what dtypes hold."""

import random

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.tensors.create.answers import CastAnswer, CodeAnswer, CreationAnswer, TensorAnswer
from playground.tensors.create.choices import BACKWARD_CALLS, CAST_EXAMPLES, CREATE_SCHEMA
from playground.tensors.create.creation import Creation
from playground.tensors.create.creation_functions import PRESETS
from playground.tensors.create.tasks import cast_number, create_tensor, draw_dtype_tables
from playground.tensors.puzzles import creation_puzzle
from playground.ui.shared.page_state import PageState
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import NoAnswerError, call_worker, errors_shown
from playground.ui.tensors import guesses, state
from playground.ui.tensors.shared import draw_code, draw_facts, draw_failure, tensor_picture

SLOT = "create"
START = Creation("counting", {"shape": (2, 3)})
_page = PageState(CREATE_SCHEMA)


def draw_presets() -> None:
    """Tensors to start from."""

    def choose_preset() -> None:
        chosen = st.session_state["create_preset"]
        if chosen:
            function, options = PRESETS[chosen]
            state.write_slot(SLOT, function=function, options=options)
        st.session_state["create_preset"] = None

    st.pills("Start from", list(PRESETS), key="create_preset", wrap=True, on_change=choose_preset)


def set_puzzle() -> None:
    """Set up a tensor to guess the shape of."""
    function, options = creation_puzzle(random.randint(0, 10**9))
    state.write_slot(SLOT, function=function, options=options)


def draw_creation(creation: Creation, left: DeltaGenerator, right: DeltaGenerator) -> CreationAnswer | None:
    """Create a tensor and show it; returns ``None`` where it cannot be made, or while its shape is still to be guessed."""
    try:
        answer = call_worker(
            create_tensor,
            creation,
            _chosen_positions(),
            _page["reset_seed"],
            _page["backward_calls"],
            state.initial_seed(),
        )
    except NoAnswerError as error:
        with left:
            state.show_problem(SLOT, error)
        return None
    with left:
        heading("What is in it?")
        question = f"{creation.entry.title}: which shape comes out?"
        shape = answer.tensor.shape if answer.tensor else None
        if not guesses.draw_shape_question(SLOT, (creation.function, creation.options), question, shape):
            st.code(answer.code.source)
            return None
        if answer.tensor:
            _draw_values(answer.tensor)
        elif answer.code.failure:
            draw_failure(answer.code.failure)
        heading("The code that made it")
        draw_code(answer.code.source, answer.code.printed, answer.code.warnings)
    if answer.tensor:
        with right:
            heading("What does torch say about it?")
            _draw_facts(answer.tensor)
    return answer


def _draw_values(tensor: TensorAnswer) -> None:
    _draw_sliders(tensor.shape, tensor.leading)
    tensor_picture(key="create_slice", data=tensor.picture)
    if tensor.image:
        st.html(tensor.image)
    heading("The same in brackets")
    st.html(tensor.brackets)
    st.caption(
        "Count the brackets that open before the first number: that is ndim. The length of a row is something else: "
        "[3, 1, 2] has three numbers and one axis."
    )


def _position_key(axis: int) -> str:
    return f"create_at_{axis}"


def _chosen_positions() -> tuple[int, ...]:
    """The positions that the sliders have, from the outermost axis on."""
    positions: list[int] = []
    while (key := _position_key(len(positions))) in st.session_state:
        positions.append(int(st.session_state[key]))
    return tuple(positions)


def _draw_sliders(shape: tuple[int, ...], leading: tuple[int, ...]) -> None:
    """A slider for the position along each axis but the last two."""
    cells = st.columns(max(1, min(2, len(leading)))) if leading else []
    for axis, position in enumerate(leading):
        key = _position_key(axis)
        st.session_state[key] = position
        if shape[axis] > 1:
            cells[axis % len(cells)].slider(f"axis {axis}, of size {shape[axis]}", 0, shape[axis] - 1, key=key)


def _draw_facts(tensor: TensorAnswer) -> None:
    draw_facts("Shape and kind", tensor.shape_facts)
    if tensor.value_facts:
        draw_facts("Values", tensor.value_facts)
    if tensor.histogram:
        st.html(tensor.histogram)
    draw_facts("Memory", tensor.memory_facts)


def draw_comparisons(creation: Creation, answer: CreationAnswer) -> None:
    """Comparisons for some functions only: ``arange`` with ``range``, two random draws, and a gradient."""
    if answer.range_comparison:
        _draw_range_comparison(answer.range_comparison)
    if answer.two_draws:
        _draw_two_draws(bool(creation.values["seeded"]), answer.two_draws)
    if answer.gradient:
        _draw_gradient(answer.gradient)


def _draw_range_comparison(comparison: CodeAnswer) -> None:
    heading("arange or range?")
    text, example = st.columns([4, 8], gap="medium")
    with text:
        st.markdown(
            "Two functions with nearly the same name: **arange** stops before the end, as Python's own range does, and "
            "keeps whole numbers whole. **range** is deprecated: it includes the end and makes floats."
        )
    with example:
        draw_code(comparison.source, comparison.printed)
        if comparison.failure:
            draw_failure(comparison.failure)


def _draw_two_draws(seeded: bool, draws: CodeAnswer) -> None:
    heading("Draw it twice: what is a seed for?")
    text, example = st.columns([4, 8], gap="medium")
    with text:
        st.markdown(
            "A computer's random numbers are a fixed sequence. The **seed** says where it begins, and every draw "
            "continues where the last one ended."
        )
        st.session_state["create_reset_seed"] = _page["reset_seed"]
        st.checkbox(
            CREATE_SCHEMA.by_name["reset_seed"].title,
            key="create_reset_seed",
            disabled=not seeded,
            on_change=lambda: _page.set(reset_seed=st.session_state["create_reset_seed"]),
        )
        if not draws.failure:
            is_same = draws.printed == "True"
            st.markdown("**The same numbers twice.**" if is_same else "**Different numbers each time.**")
        if not seeded:
            st.caption("No seed is set, so the sequence begins at a random place. Switch “seeded” on above.")
    with example:
        st.code(draws.source)
        st.code(draws.printed or str(draws.failure), language=None)


def _draw_gradient(gradient: CodeAnswer) -> None:
    heading("What does requires_grad do?")
    text, example = st.columns([4, 8], gap="medium")
    with text:
        st.markdown(
            "Torch now records what is calculated from x. **backward** follows that record from the result to x, and "
            "stores in **x.grad** how much the result changes when an element of x changes. Each backward *adds* to what "
            "is stored already."
        )
        st.session_state["create_backward_calls"] = _page["backward_calls"]
        st.radio(
            CREATE_SCHEMA.by_name["backward_calls"].title,
            BACKWARD_CALLS,
            key="create_backward_calls",
            on_change=lambda: _page.set(backward_calls=st.session_state["create_backward_calls"]),
        )
    with example:
        if gradient.failure:
            draw_failure(gradient.failure)
        if gradient.picture:
            tensor_picture(key="create_grad", data=gradient.picture)
        draw_code(gradient.source, gradient.printed)


def draw_dtypes() -> None:
    """What each dtype can hold, and what a number becomes in it."""
    heading("Which numbers can a dtype hold?")
    text, example = st.columns([4, 8], gap="medium")
    with text:
        st.markdown("A cast converts a number to another dtype, and raises no error when it does not fit. Try one:")
        _page.control("cast_number")
        st.pills("For example", CAST_EXAMPLES, key="create_cast_example", wrap=True, on_change=_choose_cast)
        _page.control("cast_dtype")
        try:
            cast = _cast_number(str(_page["cast_number"]), str(_page["cast_dtype"]))
        except NoAnswerError as error:
            state.show_problem("create_cast", error)
            cast = None
        if cast:
            st.code(cast.code.source)
            st.code(cast.code.printed, language=None)
    if cast:
        with example:
            st.html(cast.table)
    with st.expander("The table of all dtypes: range and precision", key="create_dtypes"), errors_shown():
        st.html(_dtype_tables())


@st.cache_data(show_spinner=False, max_entries=200)
def _cast_number(text: str, dtype: str) -> CastAnswer:
    return call_worker(cast_number, text, dtype)


@st.cache_data(show_spinner=False)
def _dtype_tables() -> str:
    return call_worker(draw_dtype_tables)


def _choose_cast() -> None:
    example = st.session_state["create_cast_example"]
    if example:
        _page.set(cast_number=example)
    st.session_state["create_cast_example"] = None
