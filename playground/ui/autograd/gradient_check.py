"""The gradients of autograd compared with those by finite differences."""

import streamlit as st

from playground.autograd.graph_snapshot import GraphSnapshot
from playground.ui.autograd.explanation import format_numbers
from playground.ui.shared.style import heading


def draw_gradient_check(snapshot: GraphSnapshot) -> None:
    """Draw both gradients of every leaf, as soon as the forward pass is complete."""
    if not snapshot.numerical:
        return
    heading("Is it right?")
    rows = [
        {
            "leaf": f"`{name}`",
            "gradient so far": format_numbers(snapshot.gradients[name]) if name in snapshot.gradients else "none",
            "finite differences": format_numbers(numerical.gradient),
        }
        for name, numerical in snapshot.numerical.items()
    ]
    st.table(rows, hide_index=True, alt="The gradient of each leaf by autograd and by finite differences.")
    sentence = (
        "Finite differences move each number a little up and down, in float64, and measure the change of the result"
    )
    scalar = snapshot.result.is_scalar(snapshot.walk.expression.result)
    sentence += "." if scalar else " (here the sum of its numbers)."
    if sum(call != "zero" for call in snapshot.walk.calls) > 1:
        sentence += (
            " After several calls of backward without zeroing, the gradient of autograd is the sum of all of them."
        )
    st.caption(sentence)
    with st.expander("The code of the finite differences"):
        st.code(next(iter(snapshot.numerical.values())).source, language="python", wrap_lines=True)
