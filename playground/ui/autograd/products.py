"""Jacobian products: what a result of several numbers has instead of one gradient."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from playground.autograd.expression import VALUE, Expression, ExpressionError
from playground.autograd.products import Products, products, sizes
from playground.autograd.ready_made import READY_MADE
from playground.formatting import tensor
from playground.ui.autograd import state
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import cells, titled

_PRESENT = "present"
_TITLES = {name: each.title for name, each in READY_MADE.items()} | {_PRESENT: "the expression in the part Graph"}


def products_panel() -> None:
    """What if the result is several numbers?"""
    heading("What if the result is several numbers?")
    expression = _expression()
    if not expression.leaves:
        st.info("No input requires a gradient: switch one on in the part Graph.", icon=":material/info:")
        return
    leaf = st.segmented_control(
        "With respect to",
        expression.leaves,
        key=f"product_leaf_{'_'.join(expression.leaves)}",
        default=expression.leaves[0],
        required=True,
    )
    leaf = leaf or expression.leaves[0]
    rows, columns = sizes(expression, leaf)
    v, u = _vector("v", columns), _vector("u", rows)
    try:
        found = products(expression, leaf, v, u)
    except ExpressionError as error:
        st.warning(str(error), icon=":material/block:")
        return
    _results(expression.result, leaf, found, v, u)
    st.code(found.source, language="python", wrap_lines=True)


def _expression() -> Expression:
    """A ready-made one, or the one that stands in the part Graph."""
    choice, notice = st.columns([4, 8], gap="medium", vertical_alignment="bottom")
    name = choice.selectbox(
        "Result of",
        [*READY_MADE, _PRESENT],
        index=list(READY_MADE).index("vector"),
        key="product_expression",
        format_func=titled(_TITLES),
        persist_state="session",
    )
    if name == _PRESENT:
        return state.walk().expression
    notice.caption(READY_MADE[name].notice)
    return READY_MADE[name].expression


def _vector(name: str, count: int) -> list[float]:
    """The kept vector of that length; at first a one and zeros for v, and ones for u."""
    kept = st.session_state.get(f"product_{name}", [])
    if len(kept) != count:
        kept = [1.0] * count if name == "u" else [1.0, *[0.0] * (count - 1)]
        st.session_state[f"product_{name}"] = kept
    return list(kept)


def _set(name: str, row: int, column: int, value: float) -> None:
    st.session_state[f"product_{name}"][column] = value


def _results(result: str, leaf: str, found: Products, v: Sequence[float], u: Sequence[float]) -> None:
    left, right = st.columns([6, 6], gap="large")
    with left:
        st.markdown(f"**The Jacobian** of `{result}` by `{leaf}`: {len(found.jacobian)} × {len(found.jacobian[0])}")
        st.dataframe(
            [
                {"output": f"{result}[{row}]", **{f"{leaf}[{column}]": value for column, value in enumerate(values)}}
                for row, values in enumerate(found.jacobian)
            ],
            hide_index=True,
            height=min(400, 38 + 35 * len(found.jacobian)),
            alt="The Jacobian: a row for each output, a column for each number of the input.",
        )
        if len(found.jacobian) == 1:
            st.caption("One row only: the result is a single number, and the row is its gradient.")
    with right:
        st.markdown("**A direction v** of the input, and what the result does when the input moves along it")
        cells("product_cells_v", "v", [v], VALUE, partial(_set, "v"), dimensions=1)
        st.markdown(f"`jvp`: J v is {_line(found.tangent)}")
        st.markdown("**A weight u** for each output, and the gradient of their weighted sum")
        cells("product_cells_u", "u", [u], VALUE, partial(_set, "u"), dimensions=1)
        st.markdown(f"`vjp`: uᵀ J is {_line(found.pulled_back)}")
        st.markdown(f"`backward(u)` leaves {_line(found.backward)} in `{leaf}.grad`: it is the same product.")
        st.caption(
            "Backward computes a row of the Jacobian at a time, forward mode a column. A loss is one row over millions "
            "of columns: "
            "that is why training goes backward."
        )


def _line(values: Sequence[float]) -> str:
    return f"`{tensor(list(values))[0]}`"
