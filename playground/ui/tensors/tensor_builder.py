"""The controls with which a student creates a tensor: the function, its options, and a file where it reads one."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from playground.fields import Field, FieldError, Value
from playground.tensors.create import example_files
from playground.tensors.create.creation import Creation
from playground.tensors.create.creation_function import CreationFunction
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.tensors.uploads import Upload, safe_file_name
from playground.ui.shared.controls import OFF, control
from playground.ui.tensors import state
from playground.ui.tensors.shape_control import draw_common_shapes, draw_shape_control

OPERAND_FUNCTIONS = (
    "counting",
    "typed",
    "arange",
    "linspace",
    "zeros",
    "ones",
    "full",
    "eye",
    "tril",
    "rand",
    "randn",
    "randint",
    "bernoulli",
)
"""Creation functions for an operand: those that read no file and copy no other tensor."""

DTYPE_LABELS = {OFF: "torch's choice"}
"""The label of a dtype that is not chosen."""


def draw_tensor_builder(
    slot: str, name: str, functions: Sequence[str], start: Creation, columns: int = 1
) -> Creation | None:
    """Draw the controls of a tensor.

    Args:
        slot: that holds the choices.
        name: of the tensor, for the labels.
        functions: those that can be chosen.
        start: the first choice.
        columns: of the options.

    Returns:
        The chosen creation, or None when it makes no tensor; the page then shows why.
    """
    chosen = state.read_slot(slot)
    if chosen.get("function") not in functions:
        state.write_slot(slot, function=start.function, options=dict(start.options))
        chosen = state.read_slot(slot)
    function = CREATION_FUNCTIONS[chosen["function"]]
    _draw_function(slot, name, functions, function)
    values = {field.name: _checked_value(field, chosen["options"]) for field in function.fields}
    _draw_options(slot, function, values, columns)
    if function.reads in ("table", "image"):
        _draw_upload(slot, function)
    try:
        creation = Creation(function.name, values, _saved_upload(slot, function))
    except FieldError as error:
        state.show_problem(slot, error)
        return None
    state.show_problem(slot)
    return creation


def chosen_creation(slot: str, start: Creation) -> Creation:
    """The creation in a slot, without drawing its controls; ``start`` where it makes no tensor."""
    chosen = state.read_slot(slot)
    function = CREATION_FUNCTIONS.get(chosen.get("function", ""), start.entry)
    values = {
        field.name: _checked_value(field, chosen.get("options", dict(start.options))) for field in function.fields
    }
    try:
        return Creation(function.name, values, _saved_upload(slot, function))
    except FieldError:
        return start


def _checked_value(field: Field, options: dict[str, Value]) -> Value:
    """The value of an option; its default where the value of another function does not fit."""
    try:
        return field.check(options.get(field.name, field.default))
    except FieldError:
        return field.default


def _draw_function(slot: str, name: str, functions: Sequence[str], function: CreationFunction) -> None:
    key = f"{slot}_function"
    st.session_state[key] = function.name
    st.selectbox(
        f"How is {name} made?",
        functions,
        key=key,
        format_func=lambda each: f"{CREATION_FUNCTIONS[each].family} · {CREATION_FUNCTIONS[each].title}",
        on_change=lambda: state.write_slot(slot, function=st.session_state[key]),
    )
    st.caption(f"{function.advice} [Documentation]({function.documentation})")


def _draw_options(slot: str, function: CreationFunction, values: dict[str, Value], columns: int) -> None:
    plain = [field for field in function.fields if field.name not in ("typed", "shape")]
    if "typed" in values:
        _draw_typed(slot, str(values["typed"]))
    for field in function.fields:
        if field.name == "shape":
            change = partial(state.set_option, slot, field)
            draw_shape_control(field, values["shape"], f"{slot}_shape", change, partial(state.set_problem, slot))
            draw_common_shapes(f"{slot}_usual", change)
    cells = st.columns(columns, vertical_alignment="bottom") if columns > 1 else [st.container()]
    for number, field in enumerate(plain):
        if field.name == "seed" and not values["seeded"]:
            continue
        with cells[number % columns]:
            change = partial(state.set_option, slot, field)
            control(field, values[field.name], f"{slot}_{field.name}", change, DTYPE_LABELS)
    if function.random and not values["seeded"]:
        st.button("Draw again", icon=":material/casino:", key=f"{slot}_again", on_click=state.draw_again)


def _draw_typed(slot: str, value: str) -> None:
    key = f"{slot}_typed"
    field = next(field for field in CREATION_FUNCTIONS["typed"].options if field.name == "typed")
    st.session_state[key] = value
    st.text_area(
        "Numbers",
        key=key,
        height=110,
        help=f"{field.help} {CREATION_FUNCTIONS['typed'].advice}",
        on_change=lambda: state.set_option(slot, field, st.session_state[key]),
    )


def _draw_upload(slot: str, function: CreationFunction) -> None:
    """Draw a field for a file, and a button for an example file."""
    key = f"{slot}_{function.reads}_file"
    kinds = ["csv", "tsv", "txt"] if function.reads == "table" else ["png", "jpg", "jpeg", "gif", "bmp", "webp"]

    def save_file() -> None:
        file = st.session_state[key]
        saved = None if file is None else (safe_file_name(file.name, f"upload.{kinds[0]}"), file.getvalue())
        state.write_slot(slot, **{f"{function.reads}_file": saved})

    def use_example() -> None:
        upload = example_files.example_table() if function.reads == "table" else example_files.example_image()
        state.write_slot(slot, **{f"{function.reads}_file": (upload.name, upload.content)})

    st.file_uploader(function.title.capitalize().replace("Csv", "CSV"), kinds, key=key, on_change=save_file)
    upload = _saved_upload(slot, function)
    if upload:
        st.caption(f"In use: {state.escape_markdown(upload.name)}, {len(upload.content):,} bytes.")
    st.button("Use an example file", key=f"{slot}_example", icon=":material/draft:", on_click=use_example)


def _saved_upload(slot: str, function: CreationFunction) -> Upload | None:
    saved = state.read_slot(slot).get(f"{function.reads}_file") if function.reads else None
    return Upload(*saved) if saved else None
