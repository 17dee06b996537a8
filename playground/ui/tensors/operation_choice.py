"""The operation, its options and its operands, as a student chooses them on Operations."""

import random
from functools import partial

import streamlit as st

from playground.fields import FieldError, Value
from playground.tensors.create.creation import Creation
from playground.tensors.operations import FAMILIES, OPERATIONS
from playground.tensors.operations.operation_call import OperationCall
from playground.tensors.operations.tensor_operation import TensorOperation
from playground.tensors.options import to_integers
from playground.tensors.puzzles import operation_puzzle
from playground.ui.shared.controls import control
from playground.ui.shared.style import heading
from playground.ui.tensors import state
from playground.ui.tensors.dim_control import draw_dim_control
from playground.ui.tensors.entry_picker import draw_entry_picker
from playground.ui.tensors.tensor_builder import (
    DTYPE_LABELS,
    OPERAND_FUNCTIONS,
    chosen_creation,
    draw_tensor_builder,
)

SLOT, A, B = "operation", "tensor_a", "tensor_b"
FIRST_A = Creation("counting", {"shape": (2, 3)})
FIRST_B = Creation("counting", {"shape": (3, 2)})
FIRST_OPERATION = "at"

EXAMPLES: dict[str, tuple[str, tuple[int, ...], tuple[int, ...]]] = {
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
"""Examples to start from: the operation and the shapes of A and B."""


def set_puzzle() -> None:
    """Choose an operation at random, whose result shape a student works out."""
    puzzle = operation_puzzle(random.randint(0, 10**9))
    _set_call(puzzle.operation, puzzle.a, puzzle.b, puzzle.options)


def _set_call(operation: str, a: tuple[int, ...], b: tuple[int, ...], options: dict[str, Value]) -> None:
    dtype = "float32" if operation == "mean" else None
    state.write_slot(SLOT, operation=operation, family=OPERATIONS[operation].family, options={operation: options})
    state.write_slot(A, function="counting", options={"shape": a, "dtype": dtype})
    # Two equal tensors would not show from which one an element was taken.
    function = "full" if operation == "where" else "counting"
    state.write_slot(B, function=function, options={"shape": b, "dtype": dtype, "fill_value": -1})


def draw_examples() -> None:
    """Buttons for the examples."""

    def set_example() -> None:
        name = st.session_state["operation_example"]
        if name:
            operation, a, b = EXAMPLES[name]
            _set_call(operation, a, b, {"dim": (0,)} if operation == "mean" else {})
        st.session_state["operation_example"] = None

    st.pills("Start from", list(EXAMPLES), key="operation_example", wrap=True, on_change=set_example)


def draw_operation_choice() -> OperationCall | None:
    """The controls for A, the operation and B side by side; returns ``None`` when what is chosen cannot be run."""
    left, middle, right = st.columns([3.4, 5.2, 3.4], gap="medium")
    with left:
        heading("A")
        a = draw_tensor_builder(A, "A", OPERAND_FUNCTIONS, FIRST_A, columns=2)
    with middle:
        heading("Which operation?")
        call = _draw_operation(a)
    with right:
        if OPERATIONS[_chosen_operation()].uses_b:
            heading("B")
            b = draw_tensor_builder(B, "B", OPERAND_FUNCTIONS, FIRST_B, columns=2)
        else:
            b = chosen_creation(B, FIRST_B)
    return OperationCall(call.operation, call.options, a, b) if call and a and b else None


def _chosen_operation() -> str:
    operation = state.read_slot(SLOT).get("operation")
    return operation if operation in OPERATIONS else FIRST_OPERATION


def _draw_operation(a: Creation | None) -> OperationCall | None:
    entry = draw_entry_picker(OPERATIONS, FAMILIES, SLOT, "operation", _chosen_operation(), "operation")
    chosen: dict[str, Value] = state.read_slot(SLOT).get("options", {}).get(entry.name, {})
    values = {option.name: chosen.get(option.name, option.default) for option in entry.options}
    _draw_options(entry, values, a)
    try:
        call = OperationCall(entry.name, values)
    except FieldError as error:
        state.show_problem(SLOT, error)
        return None
    state.show_problem(SLOT)
    return call


def _draw_options(entry: TensorOperation, values: dict[str, Value], a: Creation | None) -> None:
    if not entry.options:
        return
    dim = next((field for field in entry.options if field.name == "dim"), None)
    if dim:
        change = partial(state.set_option, SLOT, dim, entry=entry.name)
        draw_dim_control(dim, values["dim"], f"operation_{entry.name}_dim", change, _count_axes(a))
    cells = st.columns(3, vertical_alignment="bottom")
    for number, field in enumerate(field for field in entry.options if field is not dim):
        key, change = f"operation_{entry.name}_{field.name}", partial(state.set_option, SLOT, field, entry=entry.name)
        with cells[number % len(cells)]:
            control(field, values[field.name], key, change, DTYPE_LABELS)


def _count_axes(creation: Creation | None) -> int:
    """The number of axes of a tensor that is not made yet; two, as most have, for one without the option ``shape``."""
    shape = creation.values.get("shape") if creation else None
    return len(to_integers(shape)) if isinstance(shape, tuple) else 2
