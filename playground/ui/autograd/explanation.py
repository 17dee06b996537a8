"""What the last step through the graph did, or why torch refused it."""

import streamlit as st

from playground.autograd.backward import BackwardStep, Contribution
from playground.autograd.graph_snapshot import GraphSnapshot
from playground.autograd.program import GRAD_MODES
from playground.autograd.program_result import GraphVariable, NestedNumbers
from playground.formatting import format_tensor

MAX_JACOBIAN_SHOWN = 12
"""Numbers of a Jacobian that the table shows."""


def draw_explanation(snapshot: GraphSnapshot) -> None:
    """Draw what the last step did, torch's warnings, and its error."""
    result, walk = snapshot.result, snapshot.walk
    with st.container(key="walk_explanation"):
        for warning in result.warnings:
            st.warning(f"torch warns: {warning}", icon=":material/warning:")
        if result.error:
            st.error(f"`{result.failed_line}` stops: {result.error}", icon=":material/error:")
            st.markdown(_how_to_fix(snapshot))
        elif snapshot.step:
            _draw_backward_step(snapshot, snapshot.step)
        elif snapshot.current:
            _draw_forward_step(snapshot)
        else:
            st.markdown("These are the inputs. **Step forward** computes the first operation.")
        if walk.full and not result.error:
            st.caption("There is no room for more calls (MAX_GRADIENT_CALLS): go back, or start again.")


def describe_variable(variable: GraphVariable) -> str:
    """Shape, and the grad_fn or that it is a leaf."""
    shape = f"{list(variable.shape)}" if variable.shape else "scalar"
    kind = variable.grad_fn or ("leaf, requires grad" if variable.requires_grad else "leaf, no grad")
    return f"{shape} · {'inference tensor' if variable.inference else kind}"


def format_numbers(value: NestedNumbers) -> str:
    """A tensor as inline code, its first rows."""
    return f"`{' '.join(format_tensor(value, rows=3))}`"


def _how_to_fix(snapshot: GraphSnapshot) -> str:
    error, mode = snapshot.result.error, snapshot.walk.mode
    if "second time" in error:
        return (
            "The first backward freed the tensors that the graph had saved. Go **Back**, switch on **retain_graph** and "
            "call backward twice: the gradients add up."
        )
    if "scalar outputs" in error:
        return (
            "The result is more than one number. Switch on **from ones**: backward then starts from a gradient of ones."
        )
    if mode != "record":
        return (
            f"Under `{GRAD_MODES[mode]}` no graph was recorded, so there is nothing to go backward through. Go **Back** "
            "and record the graph."
        )
    return (
        "No input that requires a gradient leads to the result: `requires_grad` is off for all of them, or a `detach()` "
        "cuts the graph."
    )


def _draw_forward_step(snapshot: GraphSnapshot) -> None:
    node = next(each for each in snapshot.walk.expression.nodes if each.name == snapshot.current)
    variable = snapshot.result.variables[node.name]
    st.markdown(f"**`{variable.line}`** gives {format_numbers(variable.value)} ({describe_variable(variable)}).")
    st.caption(f"Its local derivative: {node.entry.derivative}")


def _draw_backward_step(snapshot: GraphSnapshot, step: BackwardStep) -> None:
    node = next(each for each in snapshot.walk.expression.nodes if each.name == step.node)
    st.markdown(
        f"Backward through **`{node.name} = {node.source()}`**, step {snapshot.walk.visited} of "
        f"{snapshot.walk.backward_nodes}. The gradient that arrives is {format_numbers(step.incoming)}."
    )
    if step.blocked:
        st.markdown(f"Nothing is passed on: {step.blocked}")
        return
    rows = [
        {
            "to": f"`{each.argument}`",
            "local derivative": _local_derivative(each),
            "passed on: arriving × local": format_numbers(each.passed),
            "gradient so far": format_numbers(each.gradient),
        }
        for each in step.contributions
    ]
    st.table(rows, hide_index=True, alt=f"What {node.name} passes to each of its arguments.")
    st.caption(f"The rule: {node.entry.derivative}")


def _local_derivative(contribution: Contribution) -> str:
    local = contribution.local
    if local is None:
        return "a Jacobian too large to show"
    if contribution.is_jacobian and len(local) * len(local[0]) > MAX_JACOBIAN_SHOWN:
        return f"a Jacobian of {len(local)} × {len(local[0])} numbers"
    return ("Jacobian " if contribution.is_jacobian else "") + format_numbers(local)
