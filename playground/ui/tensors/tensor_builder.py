"""The controls with which a student makes a tensor: the function, its options, a file where it reads one."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from playground.fields import Field, FieldError, Value
from playground.tensors.create import example_files
from playground.tensors.create.creation import Creation
from playground.tensors.create.creation_function import CreationFunction
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.tensors.uploads import Upload, file_name
from playground.ui.shared.controls import OFF, control
from playground.ui.tensors import state
from playground.ui.tensors.shape_control import draw_common_shapes, shape_control

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
"""Ways for a tensor that goes into an operation: those without files and without another tensor to copy."""


DTYPE_LABELS = {OFF: "torch's own pick"}
"""What a dtype that is not chosen is called."""


def draw_tensor_builder(
    slot: str, name: str, functions: Sequence[str], start: Creation, columns: int = 1
) -> Creation | None:
    """Draw the controls of a slot.

    Args:
        slot: that holds what is chosen.
        name: of the tensor, for the labels.
        functions: on offer.
        start: what is chosen at first.
        columns: in which the options stand.

    Returns:
        What is chosen, or ``None`` when it makes no tensor; the page has then said why.
    """
    held = state.read_slot(slot)
    if held.get("function") not in functions:
        state.write_slot(slot, function=start.function, options=dict(start.options))
        held = state.read_slot(slot)
    function = CREATION_FUNCTIONS[held["function"]]
    _choose_function(slot, name, functions, function)
    values = {field.name: _fitting(field, held["options"]) for field in function.fields}
    _options(slot, function, values, columns)
    if function.reads in ("table", "image"):
        _upload(slot, function)
    try:
        creation = Creation(function.name, values, _held_upload(slot, function))
    except FieldError as error:
        state.show_problem(slot, error)
        return None
    state.show_problem(slot)
    return creation


def chosen_creation(slot: str, start: Creation) -> Creation:
    """What a slot holds, without its controls; ``start`` where that makes no tensor."""
    held = state.read_slot(slot)
    function = CREATION_FUNCTIONS.get(held.get("function", ""), start.entry)
    values = {field.name: _fitting(field, held.get("options", dict(start.options))) for field in function.fields}
    try:
        return Creation(function.name, values, _held_upload(slot, function))
    except FieldError:
        return start


def _fitting(field: Field, options: dict[str, Value]) -> Value:
    """The value of an option; its default where another function left one that does not fit here."""
    try:
        return field.check(options.get(field.name, field.default))
    except FieldError:
        return field.default


def _choose_function(slot: str, name: str, functions: Sequence[str], function: CreationFunction) -> None:
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


def _options(slot: str, function: CreationFunction, values: dict[str, Value], columns: int) -> None:
    plain = [field for field in function.fields if field.name not in ("typed", "shape")]
    if "typed" in values:
        _typed(slot, str(values["typed"]))
    for field in function.fields:
        if field.name == "shape":
            change = partial(state.set_option, slot, field)
            shape_control(field, values["shape"], f"{slot}_shape", change, partial(state.set_problem, slot))
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


def _typed(slot: str, value: str) -> None:
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


def _upload(slot: str, function: CreationFunction) -> None:
    """A place for a file, and one to try with."""
    key = f"{slot}_{function.reads}_file"
    kinds = ["csv", "tsv", "txt"] if function.reads == "table" else ["png", "jpg", "jpeg", "gif", "bmp", "webp"]

    def changed() -> None:
        file = st.session_state[key]
        kept = None if file is None else (file_name(file.name, f"upload.{kinds[0]}"), file.getvalue())
        state.write_slot(slot, **{f"{function.reads}_file": kept})

    def example() -> None:
        upload = example_files.table() if function.reads == "table" else example_files.image()
        state.write_slot(slot, **{f"{function.reads}_file": (upload.name, upload.content)})

    st.file_uploader(function.title.capitalize().replace("Csv", "CSV"), kinds, key=key, on_change=changed)
    held = _held_upload(slot, function)
    if held:
        st.caption(f"In use: {state.escape_markdown(held.name)}, {len(held.content):,} bytes.")
    st.button("Use an example file", key=f"{slot}_example", icon=":material/draft:", on_click=example)


def _held_upload(slot: str, function: CreationFunction) -> Upload | None:
    held = state.read_slot(slot).get(f"{function.reads}_file") if function.reads else None
    return Upload(*held) if held else None
