"""The graph: choose an expression, walk through it, and see values and gradients on every node."""

from dataclasses import replace
from functools import partial

import streamlit as st

from playground.autograd.evaluate import is_scalar
from playground.autograd.expression import VALUE, Expression, ExpressionError
from playground.autograd.numeric import numeric_gradient
from playground.autograd.program import MODES
from playground.autograd.ready_made import READY_MADE
from playground.autograd.walk import View, Walk, backward_all, backward_step, forward_step, undone, view, zeroed
from playground.charts import expression_graph
from playground.formatting import tensor
from playground.ui.autograd import state
from playground.ui.autograd.builder import builder
from playground.ui.shared.graph_drawing import drawing
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import cells, titled


def graph_panel() -> None:
    """Where do gradients come from?"""
    chooser()
    now = state.walk()
    seen = view(now)
    state.say()
    _transport(seen)
    drawing(partial(expression_graph.dot, seen), expression_graph.alternative(seen), key="graph")
    words, switches = st.columns([8, 4], gap="large")
    with words:
        _explanation(seen)
        _leaves(seen)
        _code(seen)
    with switches:
        _switches(now)
    builder(now.expression)


def chooser() -> None:
    """The ready-made expressions."""

    def load() -> None:
        state.keep(state.of_ready_made(st.session_state["autograd_ready"]))

    choice, notice = st.columns([4, 8], gap="medium", vertical_alignment="bottom")
    name = choice.selectbox(
        "Begin with",
        list(READY_MADE),
        key="autograd_ready",
        format_func=titled({name: each.title for name, each in READY_MADE.items()}),
        on_change=load,
        persist_state="session",
    )
    if state.walk().expression.nodes == READY_MADE[name].expression.nodes:
        with notice:
            st.caption(READY_MADE[name].notice)


def _transport(seen: View) -> None:
    walk = seen.walk
    on = seen.may_go_on
    with st.container(horizontal=True, key="autograd_transport"):
        st.button(
            "Back", icon=":material/undo:", key="walk_back", on_click=partial(state.go, undone), help="One step back."
        )
        if walk.arrived:
            st.button(
                "Step backward",
                icon=":material/arrow_back:",
                key="walk_step",
                disabled=not on,
                on_click=partial(state.go, backward_step),
                help="One node of the backward pass.",
            )
        else:
            st.button(
                "Step forward",
                icon=":material/arrow_forward:",
                key="walk_step",
                on_click=partial(state.go, forward_step),
                help="One operation of the forward pass.",
            )
        st.button(
            "backward()",
            key="walk_backward",
            type="primary",
            disabled=not on,
            on_click=partial(state.go, backward_all),
            help="The whole backward pass, or the rest of it.",
        )
        st.button(
            "Zero gradients",
            icon=":material/exposure_zero:",
            key="walk_zero",
            disabled=not on or seen.under_way,
            on_click=partial(state.go, zeroed),
            help="What optimizer.zero_grad() does: .grad becomes None.",
        )
        st.button(
            "From the start",
            icon=":material/replay:",
            key="walk_start",
            on_click=partial(state.go, Walk.started),
            help="To the inputs, before the first operation.",
        )


def _explanation(seen: View) -> None:
    with st.container(key="walk_explanation"):
        for warning in seen.evaluated.warnings:
            st.warning(f"torch warns: {warning}", icon=":material/warning:")
        if seen.evaluated.error:
            line = seen.evaluated.source.split("\n")[(seen.evaluated.failed_line or 1) - 1].strip()
            st.error(f"`{line}` stops: {seen.evaluated.error}", icon=":material/error:")
            st.markdown(_help_with(seen))
        elif seen.step and (seen.under_way or seen.walk.back == seen.steps):
            _backward_words(seen)
        elif seen.current:
            _forward_words(seen)
        else:
            st.markdown("These are the inputs. **Step forward** computes the first operation.")
        if seen.full and not seen.evaluated.error:
            st.caption("There is no room for more calls (MAX_ACTIONS): go back, or start again.")


def _help_with(seen: View) -> str:
    error = seen.evaluated.error
    if "second time" in error:
        return (
            "The first backward freed what the graph had kept. Go **Back**, switch on **retain_graph** and call "
            "backward twice: "
            "the gradients add up."
        )
    if "scalar outputs" in error:
        return (
            "The result is more than one number. Switch on **from ones**: backward then starts from a gradient of ones."
        )
    if seen.walk.mode != "record":
        return f"Under `{MODES[seen.walk.mode]}` no graph was recorded, so there is no way back. Go **Back** and record it."
    return "No input that requires a gradient leads to the result: all were switched off, or cut off by a detach."


def _forward_words(seen: View) -> None:
    node = next(each for each in seen.walk.expression.nodes if each.name == seen.current)
    described = seen.evaluated.nodes[node.name]
    st.markdown(f"**`{described.line}`** gives {_inline(described.value)} ({expression_graph.facts(seen, node.name)}).")
    st.caption(f"Its local derivative: {node.entry.derivative}")


def _backward_words(seen: View) -> None:
    step = seen.step
    if step is None:
        return
    node = next(each for each in seen.walk.expression.nodes if each.name == step.node)
    st.markdown(
        f"Backward through **`{node.name} = {node.source()}`**, step {seen.walk.back} of {seen.steps}. The gradient "
        "that "
        f"arrives is {_inline(step.incoming)}."
    )
    if step.blocked:
        st.markdown(f"Nothing is passed on: {step.blocked}")
        return
    rows = [
        {
            "to": f"`{each.to}`",
            "local derivative": _local(each.local, each.matrix),
            "passed on: arriving × local": _inline(each.passed),
            "gradient so far": _inline(each.so_far),
        }
        for each in step.contributions
    ]
    st.table(rows, hide_index=True, alt=f"What {node.name} passes to each of its arguments.")
    st.caption(f"The rule: {node.entry.derivative}")


def _local(local: object, matrix: bool) -> str:
    if local is None:
        return "a Jacobian too large to show"
    if matrix and isinstance(local, list) and len(local) * len(local[0]) > 12:
        return f"a Jacobian of {len(local)} × {len(local[0])} numbers"
    return ("Jacobian " if matrix else "") + _inline(local)


def _inline(value: object) -> str:
    return f"`{' '.join(tensor(value, rows=3))}`"


def _switches(now: Walk) -> None:
    expression = now.expression
    st.radio(
        "Forward pass under",
        list(MODES),
        index=list(MODES).index(now.mode),
        format_func=titled(MODES),
        key="switch_mode",
        on_change=lambda: state.switch(mode=st.session_state["switch_mode"]),
    )
    floats = [each.name for each in expression.inputs if not each.classes]
    st.session_state["switch_grad"] = expression.leaves
    st.pills(
        "requires_grad",
        floats,
        selection_mode="multi",
        key="switch_grad",
        on_change=_switch_grad,
        help="The inputs whose gradient is wanted.",
    )
    st.session_state["switch_detach"] = expression.detached
    st.pills(
        "detach()",
        [node.name for node in expression.nodes],
        selection_mode="multi",
        key="switch_detach",
        on_change=_switch_detach,
        help="Cut the graph at these nodes: their numbers stay, and no gradient passes.",
    )
    _checkbox("retain_graph", "Keep the graph, so that backward can be called again.", now.retain, "retain", keeps=True)
    _checkbox("from ones", "Start backward from ones, for a result of several numbers.", now.weighted, "weighted")
    st.markdown("**Inputs**")
    with st.container(horizontal=True, key="autograd_inputs"):
        for each in expression.inputs:
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


def _checkbox(label: str, help: str, value: bool, switch: str, keeps: bool = False) -> None:
    key = f"switch_{switch}"
    st.session_state[key] = value

    def changed() -> None:
        if keeps:
            # It is about calls still to come; those that are done stay.
            state.go(lambda walk: replace(walk, **{switch: st.session_state[key]}))
        else:
            state.switch(**{switch: st.session_state[key]})

    st.checkbox(label, key=key, help=help, on_change=changed)


def _switch_grad() -> None:
    chosen = st.session_state["switch_grad"]

    def make(expression: Expression) -> Expression:
        for each in expression.inputs:
            expression = expression.with_input(each.name, requires_grad=each.name in chosen)
        return expression

    state.change(make)


def _switch_detach() -> None:
    chosen = st.session_state["switch_detach"]
    state.change(lambda expression: expression.with_detach(chosen))


def _set_number(name: str, row: int, column: int, value: float) -> None:
    def make(expression: Expression) -> Expression:
        each = expression.input(name)
        place = row * (each.shape[-1] if each.shape else 1) + column
        number = float(round(value)) if each.classes else value
        values = tuple(number if at == place else old for at, old in enumerate(each.values))
        return expression.with_input(name, values=values, eye=False)

    state.change(make)


def _leaves(seen: View) -> None:
    expression = seen.walk.expression
    if not expression.leaves or not seen.walk.arrived:
        return
    heading("Is it right?")
    rows = []
    for name in expression.leaves:
        try:
            numeric = numeric_gradient(expression, name)
        except ExpressionError:
            continue
        gradient = seen.gradients.get(name)
        rows.append(
            {
                "leaf": f"`{name}`",
                "gradient so far": _inline(gradient) if gradient is not None else "none",
                "finite differences": _inline(numeric.gradient),
            }
        )
    st.table(rows, hide_index=True, alt="The gradient of each leaf by autograd and by finite differences.")
    calls = sum(action != "zero" for action in seen.walk.actions)
    more = " After several calls of backward without zeroing, autograd's is the sum of them all." if calls > 1 else ""
    st.caption(
        "Finite differences nudge each number a little up and down, in float64, and see by how much the result moves"
        + ("." if is_scalar(seen.evaluated, seen.walk.program) else " (here the sum of its numbers).")
        + more
    )
    with st.expander("The lines of the finite differences"):
        st.code(numeric_gradient(expression, expression.leaves[0]).source, language="python", wrap_lines=True)


def _code(seen: View) -> None:
    heading("The program")
    st.code(seen.evaluated.source, language="python", line_numbers=True, wrap_lines=True)
