"""The builder: add inputs and operations by clicking, and take them away again."""

from collections.abc import Mapping

import streamlit as st

from playground import limits
from playground.autograd.building import KINDS, unused, with_new_input, without_input
from playground.autograd.expression import Expression
from playground.autograd.palette import GROUPS, PALETTE, Operation
from playground.fields import Value
from playground.ui.autograd import state
from playground.ui.shared.controls import control
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import titled


def builder(expression: Expression) -> None:
    """Go on building."""
    heading("Build on")
    group = st.segmented_control("Palette", GROUPS, key="palette_group", default=GROUPS[0], required=True)
    names = [name for name, operation in PALETTE.items() if operation.group == group]
    chosen = st.pills(
        "Operation",
        names,
        key=f"palette_{group}",
        format_func=titled({name: operation.title for name, operation in PALETTE.items()}),
        default=names[0],
        required=True,
    )
    operation = PALETTE[chosen or names[0]]
    wants = f" It wants {operation.wants}." if operation.wants else ""
    st.caption(f"The local derivative: {operation.derivative}{wants}")
    _operation(expression, operation)
    _inputs(expression)
    st.caption(f"{len(expression.names)} of at most {limits.MAX_NODES} nodes (MAX_NODES).")


def _operation(expression: Expression, operation: Operation) -> None:
    cells = st.columns([2, 2, 2, 2, 2], vertical_alignment="bottom")
    arguments = []
    for place in range(operation.arity):
        names = expression.names
        if operation.targets and place == 1:
            names = [each.name for each in expression.inputs if each.classes] or names
        label = "x is" if place == 0 else "y is"
        at = len(names) - 1 if place == 0 else 0
        # A key for each set of names: what was chosen among others may not be there any more.
        key = f"builder_{operation.name}_{place}_{'_'.join(names)}"
        arguments.append(cells[place].selectbox(label, names, index=at, key=key))
    options = st.session_state.setdefault("builder_options", {})
    for cell, option in zip(cells[2:], operation.options, strict=False):
        key = f"option_{operation.name}_{option.name}"

        def changed(value: Value, key: str = key) -> None:
            st.session_state["builder_options"][key] = value

        with cell:
            control(option, options.get(key, option.default), key, changed)
    given: Mapping[str, Value] = {
        option.name: options.get(f"option_{operation.name}_{option.name}", option.default)
        for option in operation.options
    }
    cells[3].button(
        "Add",
        icon=":material/add:",
        type="primary",
        key="builder_add",
        width="stretch",
        disabled=len(expression.names) >= limits.MAX_NODES,
        on_click=lambda: state.change(lambda before: before.with_node(operation.name, arguments, given)),
    )
    cells[4].button(
        "Remove the last",
        icon=":material/backspace:",
        key="builder_remove",
        width="stretch",
        disabled=len(expression.nodes) < 2,
        on_click=lambda: state.change(Expression.without_last),
    )


def _inputs(expression: Expression) -> None:
    cells = st.columns([2, 2, 2, 2, 2], vertical_alignment="bottom")
    kind = cells[0].selectbox(
        "New input",
        list(KINDS),
        key="builder_kind",
        format_func=titled({name: kind.title for name, kind in KINDS.items()}),
        persist_state="session",
    )
    cells[1].button(
        "Add input",
        icon=":material/input:",
        key="builder_add_input",
        width="stretch",
        disabled=len(expression.names) >= limits.MAX_NODES,
        on_click=lambda: state.change(lambda before: with_new_input(before, kind)),
    )
    free = unused(expression)
    if free and len(expression.inputs) > 1:
        name = cells[2].selectbox("Unused input", free, key=f"builder_unused_{'_'.join(free)}")
        cells[3].button(
            "Remove input",
            key="builder_remove_input",
            width="stretch",
            on_click=lambda: state.change(lambda before: without_input(before, name)),
        )
