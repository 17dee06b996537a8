"""The part Several outputs: the Jacobian of a result of several numbers, and its products with vectors."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from playground.autograd.choices import GRAPH_EXPRESSION
from playground.autograd.expression import VALUE, Expression
from playground.autograd.jacobian import JacobianProducts
from playground.autograd.ready_made import READY_MADE
from playground.autograd.tasks import jacobian_products
from playground.formatting import format_tensor
from playground.ui.autograd import state
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import cells
from playground.ui.shared.worker_calls import call_worker

_TITLES = {name: each.title for name, each in READY_MADE.items()} | {GRAPH_EXPRESSION: "the expression under Graph"}


def draw_jacobian_part() -> None:
    """Draw the answer to: what if the result is several numbers?"""
    heading("What if the result is several numbers?")
    expression = _draw_expression()
    if not expression.leaves:
        st.info("No input requires a gradient: switch one on under Graph.", icon=":material/info:")
        return
    leaf = st.segmented_control(
        "With respect to",
        expression.leaves,
        key=f"jacobian_leaf_{'_'.join(expression.leaves)}",
        default=expression.leaves[0],
        required=True,
    )
    leaf = leaf or expression.leaves[0]
    products = call_worker(jacobian_products, expression, leaf, _saved("v"), _saved("u"))
    for name, vector in (("v", products.v), ("u", products.u)):
        st.session_state[_key(name)] = vector
    jacobian, vectors = st.columns([6, 6], gap="large")
    with jacobian:
        _draw_jacobian(expression.result, leaf, products.jacobian)
    with vectors:
        _draw_products(leaf, products)
    st.code(products.source, language="python", wrap_lines=True)


def _draw_expression() -> Expression:
    """A ready-made expression, or the one under Graph."""
    choice, notice = st.columns([4, 8], gap="medium", vertical_alignment="bottom")
    with choice:
        name = str(state.CHOICES.control("jacobian_of", labels=_TITLES))
    if name == GRAPH_EXPRESSION:
        return state.read_walk().expression
    notice.caption(READY_MADE[name].notice)
    return READY_MADE[name].expression


def _key(name: str) -> str:
    return f"jacobian_vector_{name}"


def _saved(name: str) -> tuple[float, ...]:
    saved: tuple[float, ...] = st.session_state.get(_key(name), ())
    return saved


def _set_number(name: str, _row: int, column: int, value: float) -> None:
    vector = _saved(name)
    st.session_state[_key(name)] = (*vector[:column], value, *vector[column + 1 :])


def _draw_jacobian(result: str, leaf: str, jacobian: list[list[float]]) -> None:
    st.markdown(f"**The Jacobian** of `{result}` by `{leaf}`: {len(jacobian)} × {len(jacobian[0])}")
    st.dataframe(
        [
            {"output": f"{result}[{row}]", **{f"{leaf}[{column}]": value for column, value in enumerate(values)}}
            for row, values in enumerate(jacobian)
        ],
        hide_index=True,
        height=min(400, 38 + 35 * len(jacobian)),
        alt="The Jacobian: a row for each output, a column for each number of the input.",
    )
    if len(jacobian) == 1:
        st.caption("It has one row: the result is a single number, and the row is its gradient.")


def _draw_products(leaf: str, products: JacobianProducts) -> None:
    st.markdown("**A direction v** of the input: how does the result change when the input moves along v?")
    cells("jacobian_cells_v", "v", [products.v], VALUE, partial(_set_number, "v"), dimensions=1)
    st.markdown(f"`jvp`: J v is {_row(products.jvp)}")
    st.markdown("**A weight u** for each output: what is the gradient of the weighted sum?")
    cells("jacobian_cells_u", "u", [products.u], VALUE, partial(_set_number, "u"), dimensions=1)
    st.markdown(f"`vjp`: uᵀ J is {_row(products.vjp)}")
    st.markdown(f"`backward(u)` leaves {_row(products.backward)} in `{leaf}.grad`: it is the same product.")
    st.caption(
        "A backward pass computes one row of the Jacobian, a forward-mode pass one column. The Jacobian of a loss has a "
        "single row with a column for each of millions of parameters: that is why training uses the backward pass."
    )


def _row(values: Sequence[float]) -> str:
    return f"`{format_tensor(list(values))[0]}`"
