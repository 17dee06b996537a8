"""The control of an axis: buttons for all axes, counted from both ends, and for one that does not exist."""

from collections.abc import Callable

import streamlit as st

from playground.fields import Field, Value
from playground.tensors.options import to_integers


def draw_dim_control(field: Field, value: Value, key: str, on_change: Callable[[Value], None], rank: int) -> None:
    """Draw a button for each axis of a tensor; the one out of range shows torch's error.

    Args:
        field: one axis, or several.
        value: what is chosen now.
        key: of the widget.
        on_change: called with the new value.
        rank: the number of axes of the tensor.
    """
    chosen = to_integers(value) if isinstance(value, tuple) else () if value is None else (int(value),)
    offered = sorted({*range(-rank, rank), rank, *chosen})

    def title(axis: int) -> str:
        return str(axis).replace("-", "−") + (" (does not exist)" if axis == rank else "")

    if field.kind == "numbers":
        st.session_state[key] = list(chosen)
        st.pills(
            field.title,
            offered,
            selection_mode="multi",
            key=key,
            wrap=True,
            format_func=title,
            help=field.help,
            on_change=lambda: on_change(tuple(st.session_state[key]) or None),
        )
    else:
        st.session_state[key] = chosen[0] if chosen else None
        st.pills(
            field.title,
            offered,
            key=key,
            wrap=True,
            required=not field.optional,
            format_func=title,
            help=field.help,
            on_change=lambda: on_change(st.session_state[key]),
        )
