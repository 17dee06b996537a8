"""Axes to pick by a click: those that there are, counted from both ends, and one that there is not."""

from collections.abc import Callable

import streamlit as st

from playground.fields import Field, Value
from playground.tensors.options import to_integers


def dim_control(field: Field, value: Value, key: str, on_change: Callable[[Value], None], rank: int) -> None:
    """Pills for the axes of a tensor; the one out of range shows what torch says.

    Args:
        field: one axis, or several.
        value: what is chosen now.
        key: of the widget.
        on_change: called with the new value.
        rank: axes of the tensor.
    """
    chosen = to_integers(value) if isinstance(value, tuple) else () if value is None else (int(value),)
    offered = sorted({*range(-rank, rank), rank, *chosen})

    def title(axis: int) -> str:
        return str(axis).replace("-", "−") + (" (not there)" if axis == rank else "")

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
