"""The part Graph: choose an expression, walk through its graph, and see value and gradient at every node."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from playground.autograd.graph_snapshot import GraphSnapshot
from playground.autograd.graph_walk import GraphWalk, run_backward, step_backward, step_forward, undo, zero_gradients
from playground.autograd.ready_made import READY_MADE
from playground.charts.expression_graph import UseArrow, VariableBox, build_dot, describe_drawing
from playground.ui.autograd import state
from playground.ui.autograd.explanation import describe_variable, draw_explanation
from playground.ui.autograd.expression_builder import draw_builder
from playground.ui.autograd.gradient_check import draw_gradient_check
from playground.ui.autograd.settings import draw_settings
from playground.ui.shared.graph_drawing import draw_graph
from playground.ui.shared.style import heading


def draw_graph_part() -> None:
    """Draw the answer to: where do gradients come from?"""
    _draw_ready_made()
    snapshot = state.show_snapshot()
    _draw_transport(snapshot)
    _draw_picture(snapshot)
    explanation, settings = st.columns([8, 4], gap="large")
    with explanation:
        draw_explanation(snapshot)
        draw_gradient_check(snapshot)
        heading("The program")
        st.code(snapshot.result.source, language="python", line_numbers=True, wrap_lines=True)
    with settings:
        draw_settings(snapshot.walk)
    draw_builder(snapshot.walk.expression)


def _draw_ready_made() -> None:
    """The ready-made expressions, with what to notice in the chosen one until its operations are changed."""
    choice, notice = st.columns([4, 8], gap="medium", vertical_alignment="bottom")
    with choice:
        state.CHOICES.control(
            "ready_made",
            labels={name: each.title for name, each in READY_MADE.items()},
            on_change=lambda: state.save_walk(state.walk_of_ready_made(str(state.CHOICES["ready_made"]))),
        )
    ready_made = READY_MADE[str(state.CHOICES["ready_made"])]
    if state.read_walk().expression.nodes == ready_made.expression.nodes:
        notice.caption(ready_made.notice)


def _draw_transport(snapshot: GraphSnapshot) -> None:
    walk = snapshot.walk
    blocked = not snapshot.can_continue
    with st.container(horizontal=True, key="autograd_transport"):
        _step_button("Back", "walk_back", undo, "Take back one step.", icon="undo")
        if walk.forward_complete:
            help = "One node of the backward pass."
            _step_button("Step backward", "walk_step", step_backward, help, icon="arrow_back", disabled=blocked)
        else:
            help = "One operation of the forward pass."
            _step_button("Step forward", "walk_step", step_forward, help, icon="arrow_forward")
        help = "The whole backward pass, or the rest of it."
        _step_button("backward()", "walk_backward", run_backward, help, disabled=blocked)
        help = "What optimizer.zero_grad() does: .grad becomes None."
        disabled = blocked or walk.in_backward
        _step_button("Zero gradients", "walk_zero", zero_gradients, help, icon="exposure_zero", disabled=disabled)
        help = "To the inputs, before the first operation."
        _step_button("From the start", "walk_start", GraphWalk.restarted, help, icon="replay")


def _step_button(
    label: str, key: str, step: Callable[[GraphWalk], GraphWalk], help: str, icon: str = "", disabled: bool = False
) -> None:
    """A button that takes a step of the walk; without an icon it is the primary one."""
    st.button(
        label,
        icon=f":material/{icon}:" if icon else None,
        key=key,
        type="secondary" if icon else "primary",
        disabled=disabled,
        on_click=partial(state.take_step, step),
        help=help,
    )


def _draw_picture(snapshot: GraphSnapshot) -> None:
    expression, variables = snapshot.walk.expression, snapshot.result.variables
    nodes = {node.name for node in expression.nodes}
    boxes = [
        VariableBox(
            name=name,
            line=variables[name].line if name in nodes else "",
            value=variables[name].value if name in snapshot.computed else None,
            description=describe_variable(variables[name]),
            gradient=snapshot.gradients.get(name),
            requires_grad=variables[name].requires_grad,
            current=name == snapshot.current,
        )
        for name in expression.names
    ]
    step = snapshot.step
    passed = {each.argument: each.passed for each in step.contributions} if step else {}
    arrows = [
        UseArrow(argument, node.name, passed.get(argument) if step and step.node == node.name else None)
        for node in expression.nodes
        for argument in node.arguments
    ]
    draw_graph(partial(build_dot, boxes, arrows), describe_drawing(boxes), key="graph")
