"""The parts of Create & inspect."""

import random

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from torch import Tensor

from playground.charts.brackets import brackets_html
from playground.charts.dtype_tables import casts_html, defaults_html, dtypes_html
from playground.charts.histogram import histogram_html
from playground.charts.pixels import image_html, is_image, matrix_html
from playground.charts.tensor_slice import slice_picture
from playground.dtypes import DTYPES
from playground.fields import FieldError
from playground.tensors.create.casts import EXAMPLES, casts
from playground.tensors.create.casts import made as cast_line
from playground.tensors.create.creation import Creation
from playground.tensors.create.creation_functions import PRESETS
from playground.tensors.create.inspection import BACKWARD, Inspected, arange_or_range, draw_twice, gradient, inspect
from playground.tensors.puzzles import creation_puzzle
from playground.tensors.typed import power
from playground.ui.shared.style import heading
from playground.ui.tensors import guesses, state
from playground.ui.tensors.shared import draw_code, draw_facts, draw_failure, operation_picture

SLOT = "create"
START = Creation("counting", {"shape": (2, 3)})


def presets() -> None:
    """Set-ups to start from."""

    def picked() -> None:
        chosen = st.session_state["create_preset"]
        if chosen:
            way, options = PRESETS[chosen]
            state.write_slot(SLOT, function=way, options=options)
        st.session_state["create_preset"] = None

    st.pills("Start from", list(PRESETS), key="create_preset", wrap=True, on_change=picked)


def new_puzzle() -> None:
    """Set up something to guess the shape of."""
    way, options = creation_puzzle(random.randint(0, 10**9))
    state.write_slot(SLOT, function=way, options=options)


def made(creation: Creation, left: DeltaGenerator, right: DeltaGenerator) -> Inspected | None:
    """Make the tensor, and show what is in it and what torch says of it; ``None`` while it is still to be guessed."""
    try:
        seen = inspect(creation, state.initial_seed())
    except FieldError as error:
        with left:
            state.show_problem(SLOT, error)
        return None
    shape = None if seen.tensor is None else tuple(seen.tensor.shape)
    with left:
        heading("What is in it?")
        question = f"{creation.entry.title}: which shape comes out?"
        if not guesses.draw_shape_question(SLOT, (creation.function, creation.options), question, shape):
            st.code(seen.program.source)
            return None
        if seen.tensor is None and seen.failure:
            draw_failure(seen.failure)
        elif seen.tensor is not None:
            _view(seen.tensor)
        heading("The code that made it")
        draw_code(seen.program, seen.printed, seen.warned)
    with right:
        if seen.tensor is not None:
            heading("What does torch say of it?")
            _facts(seen)
    return seen


def _view(tensor: Tensor) -> None:
    leading = _sliders(tuple(tensor.shape))
    operation_picture(key="create_slice", data=slice_picture("x", tensor, leading))
    matrix = tensor[tuple(leading)] if tensor.numel() else tensor
    if is_image(tensor):
        st.html(image_html(tensor, "x"))
    elif matrix.ndim == 2 and max(matrix.shape) > LARGE and matrix.numel():
        st.html(matrix_html(matrix, "The matrix"))
    heading("The same in brackets")
    st.html(brackets_html(tensor))
    st.caption(
        "Count the brackets that open before the first number: that is ndim. How many numbers a row holds is another "
        "question: [3, 1, 2] has three numbers and one axis."
    )


LARGE = 16
"""Entries along an axis above which a matrix is shown as a picture too."""


def _sliders(shape: tuple[int, ...]) -> list[int]:
    """Positions along all axes but the last two, each by a slider in the colour of its axis."""
    chosen = []
    outer = shape[:-2]
    cells = st.columns(max(1, min(2, len(outer)))) if outer else []
    for axis, size in enumerate(outer):
        key = f"create_at_{axis}"
        if size < 2:
            chosen.append(0)
            continue
        st.session_state[key] = min(int(st.session_state.get(key, 0)), size - 1)
        chosen.append(cells[axis % len(cells)].slider(f"axis {axis}, of size {size}", 0, size - 1, key=key))
    return chosen


def _facts(seen: Inspected) -> None:
    draw_facts("Shape and kind", seen.shape_facts)
    if seen.value_facts:
        draw_facts("Values", seen.value_facts)
    if seen.histogram:
        st.html(histogram_html(seen.histogram))
    draw_facts("Memory", seen.memory_facts)


def against_range(creation: Creation) -> None:
    """arange beside the old range."""
    if creation.function not in ("arange", "range"):
        return
    heading("arange or range?")
    words, shown = st.columns([4, 8], gap="medium")
    with words:
        st.markdown(
            "Two functions with nearly one name: **arange** stops before the end, as Python's own range does, and keeps "
            "whole numbers whole. The old **range** includes the end, makes floats, and will be removed."
        )
    ran = arange_or_range(creation)
    with shown:
        draw_code(ran.program, ran.printed)
        if ran.failure:
            draw_failure(ran.failure)


def twice(creation: Creation) -> None:
    """Two draws of the same random tensor: what a seed is for."""
    if not creation.entry.random:
        return
    heading("Draw it twice: what is a seed for?")
    words, shown = st.columns([4, 8], gap="medium")
    with words:
        st.markdown(
            "A computer's random numbers are a fixed sequence. The **seed** says where it begins, and every draw goes on "
            "from where the last one ended."
        )
        reset = st.checkbox(
            "Set the seed again before the second draw",
            value=True,
            key="create_reset",
            persist_state="session",
            disabled=not creation.values["seeded"],
        )
        ran = draw_twice(creation, reset, state.initial_seed())
        if not ran.failure:
            same = ran.printed == "True"
            st.markdown("**The same numbers twice.**" if same else "**Different numbers each time.**")
            if not creation.values["seeded"]:
                st.caption("No seed is set: nobody knows where the sequence stands. Switch “seeded” on above.")
    with shown:
        st.code(ran.program.source)
        st.code(ran.printed or str(ran.failure), language=None)


def gradients(creation: Creation, seen: Inspected) -> None:
    """What ``requires_grad`` is good for."""
    if not creation.values["requires_grad"] or seen.tensor is None or seen.tensor.ndim > 2:
        return
    heading("What does requires_grad do?")
    words, shown = st.columns([4, 8], gap="medium")
    with words:
        st.markdown(
            "Torch now records what is calculated from x. **backward** goes back along that record and leaves in **x.grad** "
            "how much the result changes when an element of x does. Each backward *adds* to what is there already."
        )
        times = st.radio("How often?", BACKWARD, key="create_backward", persist_state="session")
        ran = gradient(creation, times, state.initial_seed())
    with shown:
        if ran.failure:
            draw_failure(ran.failure)
        else:
            operation_picture(key="create_grad", data=slice_picture("x.grad", ran.tensors["x.grad"]))
        draw_code(ran.program, ran.printed)


def dtypes() -> None:
    """What each dtype can hold, and what a number becomes in it."""
    heading("What can a number be? The dtypes")
    _casts()
    with st.expander("The table of all dtypes: range and precision", key="create_dtypes"):
        st.html(dtypes_html())
        st.html(defaults_html())


def _casts() -> None:
    words, shown = st.columns([4, 8], gap="medium")
    with words:
        st.markdown("A cast puts a number into another dtype, and says nothing when it does not fit. Try one:")
        st.session_state.setdefault("create_cast", EXAMPLES[0])
        text = st.text_input(
            "A number",
            key="create_cast",
            max_chars=60,
            persist_state="session",
            help="Also 2**24 + 1, nan or 1+2j.",
        )
        st.pills("For example", EXAMPLES, key="create_cast_example", wrap=True, on_change=_pick_cast)
        chosen = st.selectbox("Into", list(DTYPES), index=7, key="create_cast_dtype", persist_state="session")
        try:
            value = power(text)
        except FieldError as error:
            state.show_problem("create_cast", error)
            return
        found = casts(value)
        cast = next(each for each in found if each.dtype == chosen)
        st.code(f"import torch\n\n{cast_line(value)}\nprint({cast.line})")
        st.code(cast.printed, language=None)
    with shown:
        st.html(casts_html(found, text.strip(), chosen))


def _pick_cast() -> None:
    example = st.session_state["create_cast_example"]
    if example:
        st.session_state["create_cast"] = example
    st.session_state["create_cast_example"] = None
