"""The builder: add inputs and operations to the expression by clicking, and remove them."""

from collections.abc import Mapping

import streamlit as st

from playground import limits
from playground.autograd.expression import Expression
from playground.autograd.inputs import INPUT_TEMPLATES, add_input, remove_input, unused_inputs
from playground.autograd.operations import EXPRESSION_OPERATIONS, ExpressionOperation
from playground.fields import Field, Value
from playground.ui.autograd import state
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.controls import control
from playground.ui.shared.page_state import PageState
from playground.ui.shared.style import heading

_OPTIONS = "autograd_operation_options"


def draw_builder(expression: Expression) -> None:
    """Draw the controls that change the operations and inputs of an expression."""
    heading("Add an operation")
    operation = _draw_operation_choice()
    requirement = f" It needs {operation.requirement}." if operation.requirement else ""
    st.caption(f"The local derivative: {operation.derivative}{requirement}")
    _draw_operation(expression, operation)
    _draw_inputs(expression)
    st.caption(f"{len(expression.names)} of at most {limits.MAX_NODES} nodes (MAX_NODES).")


def _draw_operation_choice() -> ExpressionOperation:
    """The kinds of operations, and those of the chosen kind."""
    group = choice_buttons(state.CHOICES, "operation_group")
    titles = {name: each.title for name, each in EXPRESSION_OPERATIONS.items() if each.group == group}
    if state.CHOICES["operation"] not in titles:
        state.CHOICES.set(operation=next(iter(titles)))
    offered = PageState(state.CHOICES.schema.limited(operation=tuple(titles)))
    return EXPRESSION_OPERATIONS[choice_buttons(offered, "operation", titles, wrap=True)]


def _draw_operation(expression: Expression, operation: ExpressionOperation) -> None:
    cells = st.columns([2, 2, 2, 2, 2], vertical_alignment="bottom")
    arguments = []
    for position in range(operation.arity):
        with cells[position]:
            arguments.append(_draw_argument(expression, operation, position))
    for cell, option in zip(cells[2:], operation.options, strict=False):
        with cell:
            _draw_option(operation, option)
    chosen = _chosen_options(operation)
    cells[3].button(
        "Add",
        icon=":material/add:",
        type="primary",
        key="builder_add",
        width="stretch",
        disabled=len(expression.names) >= limits.MAX_NODES,
        on_click=lambda: state.change_expression(lambda before: before.with_node(operation.name, arguments, chosen)),
    )
    cells[4].button(
        "Remove the last",
        icon=":material/backspace:",
        key="builder_remove",
        width="stretch",
        disabled=len(expression.nodes) < 2,
        on_click=lambda: state.change_expression(Expression.without_last),
    )


def _draw_argument(expression: Expression, operation: ExpressionOperation, position: int) -> str:
    names = expression.names
    if operation.class_targets and position == 1:
        names = [each.name for each in expression.inputs if each.classes] or names
    return st.selectbox(
        "x is" if position == 0 else "y is",
        names,
        index=len(names) - 1 if position == 0 else 0,
        # A key for each set of names: what was chosen among others may be gone.
        key=f"builder_{operation.name}_{position}_{'_'.join(names)}",
    )


def _draw_option(operation: ExpressionOperation, option: Field) -> None:
    key = _option_key(operation, option)

    def change(value: Value) -> None:
        st.session_state[_OPTIONS] = st.session_state.get(_OPTIONS, {}) | {key: value}

    control(option, _chosen_options(operation)[option.name], key, change)


def _chosen_options(operation: ExpressionOperation) -> Mapping[str, Value]:
    saved = st.session_state.get(_OPTIONS, {})
    return {option.name: saved.get(_option_key(operation, option), option.default) for option in operation.options}


def _option_key(operation: ExpressionOperation, option: Field) -> str:
    return f"option_{operation.name}_{option.name}"


def _draw_inputs(expression: Expression) -> None:
    cells = st.columns([2, 2, 2, 2, 2], vertical_alignment="bottom")
    with cells[0]:
        template = str(
            state.CHOICES.control("input_template", labels={name: each.title for name, each in INPUT_TEMPLATES.items()})
        )
    cells[1].button(
        "Add input",
        icon=":material/input:",
        key="builder_add_input",
        width="stretch",
        disabled=len(expression.names) >= limits.MAX_NODES,
        on_click=lambda: state.change_expression(lambda before: add_input(before, template)),
    )
    unused = unused_inputs(expression)
    if unused and len(expression.inputs) > 1:
        name = cells[2].selectbox("Unused input", unused, key=f"builder_unused_{'_'.join(unused)}")
        cells[3].button(
            "Remove input",
            key="builder_remove_input",
            width="stretch",
            on_click=lambda: state.change_expression(lambda before: remove_input(before, name)),
        )
