"""The part Graph: choose an expression, walk through its graph, and see value and gradient at every node."""

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
    """The ready-made expressions, with what to notice in the chosen one while nobody has changed its operations."""
    choice, notice = st.columns([4, 8], gap="medium", vertical_alignment="bottom")
    with choice:
        state.CHOICES.control(
            "ready_made",
            labels={name: each.title for name, each in READY_MADE.items()},
            on_change=lambda: state.save(state.walk_of_ready_made(str(state.CHOICES["ready_made"]))),
        )
    ready_made = READY_MADE[str(state.CHOICES["ready_made"])]
    if state.walk().expression.nodes == ready_made.expression.nodes:
        notice.caption(ready_made.notice)


def _draw_transport(snapshot: GraphSnapshot) -> None:
    walk = snapshot.walk
    blocked = not snapshot.can_continue
    with st.container(horizontal=True, key="autograd_transport"):
        st.button(
            "Back",
            icon=":material/undo:",
            key="walk_back",
            on_click=partial(state.move, undo),
            help="Take back one step.",
        )
        if walk.forward_complete:
            st.button(
                "Step backward",
                icon=":material/arrow_back:",
                key="walk_step",
                disabled=blocked,
                on_click=partial(state.move, step_backward),
                help="One node of the backward pass.",
            )
        else:
            st.button(
                "Step forward",
                icon=":material/arrow_forward:",
                key="walk_step",
                on_click=partial(state.move, step_forward),
                help="One operation of the forward pass.",
            )
        st.button(
            "backward()",
            key="walk_backward",
            type="primary",
            disabled=blocked,
            on_click=partial(state.move, run_backward),
            help="The whole backward pass, or the rest of it.",
        )
        st.button(
            "Zero gradients",
            icon=":material/exposure_zero:",
            key="walk_zero",
            disabled=blocked or walk.in_backward,
            on_click=partial(state.move, zero_gradients),
            help="What optimizer.zero_grad() does: .grad becomes None.",
        )
        st.button(
            "From the start",
            icon=":material/replay:",
            key="walk_start",
            on_click=partial(state.move, GraphWalk.restarted),
            help="To the inputs, before the first operation.",
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
