"""The control of a shape: a text with sizes and commas, and common shapes to click."""

from collections.abc import Callable, Sequence

import streamlit as st

from playground.fields import Field, FieldError, Value
from playground.tensors import typed
from playground.tensors.options import to_integers
from playground.ui.tensors.state import escape_markdown

COMMON_SHAPES: tuple[tuple[int, ...], ...] = ((), (3,), (2, 3), (3, 1), (2, 3, 4))


def draw_shape_control(
    field: Field, value: Value, key: str, on_change: Callable[[Value], None], on_problem: Callable[[str], None]
) -> None:
    """Draw a text box with the present shape.

    Args:
        field: the shape.
        value: what is chosen now.
        key: of the widget.
        on_change: called with the new shape.
        on_problem: called with a sentence when the text is no shape.
    """
    st.session_state[key] = ", ".join(map(str, to_integers(value)))

    def changed() -> None:
        try:
            on_change(typed.parse_shape(str(st.session_state[key]), signed=field.low is not None and field.low < 0))
        except FieldError as error:
            on_problem(str(error))

    st.text_input(
        field.title, key=key, max_chars=80, help=field.help, placeholder="no axis: a scalar", on_change=changed
    )


def draw_common_shapes(
    key: str, on_change: Callable[[Value], None], shapes: Sequence[tuple[int, ...]] = COMMON_SHAPES
) -> None:
    """Draw common shapes as buttons."""
    titles = {f"[{', '.join(map(str, shape)) or ' '}]".replace("-", "−"): shape for shape in shapes}

    def choose_shape() -> None:
        chosen = st.session_state[key]
        if chosen in titles:
            on_change(titles[chosen])
        st.session_state[key] = None

    st.pills(
        "Common shapes",
        list(titles),
        key=key,
        label_visibility="collapsed",
        wrap=True,
        format_func=escape_markdown,
        on_change=choose_shape,
    )
