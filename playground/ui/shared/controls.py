"""A widget for every Field: the same table that validates a value draws its control."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from playground.fields import Field, Value

Change = Callable[[Value], None]

EFFECTS = {"live": "A change acts at once, while the run trains.", "reset": "A change restarts the run.", "none": ""}
OFF = "off"


def control(field: Field, value: Value, key: str, on_change: Change, labels: Mapping[str, str] | None = None) -> None:
    """Draw the widget of a field with its present value.

    Args:
        field: what may be chosen.
        value: what is chosen now; the widget always shows this.
        key: of the widget.
        on_change: called with the new value, which is one that the field takes.
        labels: words for the choices of a ``choice``.
    """
    words: dict[str, Any] = {
        "label": field.title,
        "help": f"{field.help} {EFFECTS[field.effect]}".strip(),
        "key": key,
    }

    def changed() -> None:
        on_change(st.session_state[key])

    if field.kind == "bool":
        st.session_state[key] = bool(value)
        st.checkbox(**words, on_change=changed)
    elif field.kind == "choice":
        _choice(field, value, key, on_change, labels or {}, words)
    elif field.kind == "several":
        st.session_state[key] = list(value) if isinstance(value, tuple) else []
        choices = {name: (labels or {}).get(name, name) for name in field.choices}
        st.pills(
            **words,
            options=list(choices),
            format_func=lambda name: choices[name],
            selection_mode="multi",
            on_change=changed,
        )
    elif field.kind == "numbers":
        _numbers(field, value, key, on_change, words)
    elif field.kind == "text":
        st.session_state[key] = value
        st.text_input(**words, max_chars=field.length, on_change=changed)
    elif field.slider:
        st.session_state[key] = value
        st.slider(**words, **_bounds(field), on_change=changed)
    else:
        st.session_state[key] = value
        st.number_input(**words, **_bounds(field), on_change=changed)


def _choice(
    field: Field, value: Value, key: str, on_change: Change, labels: Mapping[str, str], words: dict[str, Any]
) -> None:
    choices = [OFF, *field.choices] if field.optional else list(field.choices)
    st.session_state[key] = OFF if value is None else value

    def changed() -> None:
        chosen = st.session_state[key]
        on_change(None if field.optional and chosen == OFF else chosen)

    st.selectbox(**words, options=choices, format_func=lambda name: labels.get(name, name), on_change=changed)


def _numbers(field: Field, value: Value, key: str, on_change: Change, words: dict[str, Any]) -> None:
    numbers = value if isinstance(value, tuple) else ()
    st.session_state[key] = ", ".join(f"{number:g}" for number in numbers)

    def changed() -> None:
        on_change(parse_numbers(st.session_state[key]))

    words["help"] = f"{words['help']} Numbers with commas between them."
    st.text_input(**words, on_change=changed, placeholder="none" if field.optional else None)


def parse_numbers(text: str) -> Value:
    """Numbers from text with commas, None when it is empty, or the text itself for the field to refuse."""
    try:
        return tuple(float(part) for part in text.split(",") if part.strip()) or None
    except ValueError:
        return text


def _bounds(field: Field) -> dict[str, Any]:
    integer = field.kind == "int"
    bounds: dict[str, Any] = {}
    if field.low is not None:
        bounds["min_value"] = int(field.low) if integer else float(field.low)
    if field.high is not None:
        bounds["max_value"] = int(field.high) if integer else float(field.high)
    if field.optional:
        bounds["placeholder"] = OFF
    return bounds | ({"step": 1} if integer else {"step": _step(field), "format": "%g"})


def _step(field: Field) -> float:
    """A step of a widget: a hundredth of the span, rounded to a power of ten; small for values moved by factors."""
    if field.log:
        return float(field.low or 1e-6)
    span = (field.high or 1.0) - (field.low or 0.0)
    return next((step for step in (0.001, 0.01, 0.05, 0.1, 1.0) if span <= 120 * step), 10.0)
