"""The settings of the graph: grad mode, requires_grad, detach, how backward is called, and the numbers of the inputs."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from playground.autograd.expression import VALUE, Expression, Input
from playground.autograd.graph_walk import GraphWalk
from playground.autograd.program import GRAD_MODES
from playground.ui.autograd import state
from playground.ui.shared.widgets import cells, titled


def draw_settings(walk: GraphWalk) -> None:
    """Draw all settings of the graph."""
    _draw_grad_mode(walk)
    _draw_names(
        "requires_grad",
        walk.expression.float_inputs,
        walk.expression.leaves,
        _require_gradients,
        "The inputs for which autograd computes a gradient.",
    )
    _draw_names(
        "detach",
        [node.name for node in walk.expression.nodes],
        walk.expression.detached,
        Expression.with_detach,
        "Cut the graph at these nodes: their values stay, and no gradient passes.",
        label="detach()",
    )
    # Retaining the graph concerns the calls that follow: those that are complete stay.
    _draw_switch(
        "retain_graph",
        walk.retain,
        lambda on: state.take_step(lambda before: replace(before, retain=on)),
        "Keep the graph, so that backward can be called again.",
    )
    _draw_switch(
        "from ones",
        walk.from_ones,
        lambda on: state.change_settings(from_ones=on),
        "Start backward from ones, for a result of several numbers.",
    )
    st.markdown("**Inputs**")
    with st.container(horizontal=True, key="autograd_inputs"):
        for each in walk.expression.inputs:
            _draw_input(each)


def _draw_grad_mode(walk: GraphWalk) -> None:
    key = "autograd_grad_mode"
    st.session_state[key] = walk.mode
    st.radio(
        "Forward pass under",
        list(GRAD_MODES),
        format_func=titled(GRAD_MODES),
        key=key,
        on_change=lambda: state.change_settings(mode=st.session_state[key]),
    )


def _draw_names(
    setting: str,
    names: list[str],
    chosen: list[str],
    change: Callable[[Expression, list[str]], Expression],
    help: str,
    label: str = "",
) -> None:
    """Draw a setting that holds for some of the variables."""
    key = f"autograd_{setting}"
    st.session_state[key] = chosen
    st.pills(
        label or setting,
        names,
        selection_mode="multi",
        key=key,
        on_change=lambda: state.change_expression(lambda before: change(before, st.session_state[key])),
        help=help,
    )


def _draw_switch(label: str, on: bool, change: Callable[[bool], None], help: str) -> None:
    key = f"autograd_{label.replace(' ', '_')}"
    st.session_state[key] = on
    st.checkbox(label, key=key, help=help, on_change=lambda: change(st.session_state[key]))


def _draw_input(each: Input) -> None:
    with st.container(width="content", key=f"input_{each.name}"):
        st.markdown(f"`{each.name}`" + (" (classes)" if each.classes else ""))
        cells(
            f"cells_{each.name}_{'x'.join(map(str, each.shape))}",
            each.name,
            each.rows,
            VALUE,
            partial(_set_number, each.name),
            dimensions=len(each.shape),
        )


def _require_gradients(expression: Expression, names: list[str]) -> Expression:
    for name in expression.float_inputs:
        expression = expression.with_input(name, requires_grad=name in names)
    return expression


def _set_number(name: str, row: int, column: int, value: float) -> None:
    def change(expression: Expression) -> Expression:
        each = expression.input(name)
        position = row * (each.shape[-1] if each.shape else 1) + column
        number = float(round(value)) if each.classes else value
        values = (*each.values[:position], number, *each.values[position + 1 :])
        return expression.with_input(name, values=values, eye=False)

    state.change_expression(change)
