"""The choices of the page Predict in this session, and the widgets for them."""

from collections.abc import Mapping

import streamlit as st

from playground.predict.choices import SCHEMA, SECTIONS
from playground.ui.shared.page_state import PageState

STATE = PageState(SCHEMA)


def section_control() -> str:
    """Draw the control for the section of the page; returns the name of the chosen one."""
    return segmented_control("section", SECTIONS, hide_label=True)


def segmented_control(name: str, labels: Mapping[str, str], hide_label: bool = False) -> str:
    """Draw buttons of which one is chosen; returns the chosen value.

    Args:
        name: of the choice in the schema.
        labels: the words for every value that is offered now; any other value gives way to the first of them.
        hide_label: only screen readers read the label.
    """
    if STATE[name] not in labels:
        STATE.set(**{name: next(iter(labels))})
    key = _show(name)
    st.segmented_control(
        SCHEMA.by_name[name].title,
        list(labels),
        format_func=lambda value: labels[value],
        key=key,
        on_change=_take,
        args=(name, key),
        required=True,
        label_visibility="collapsed" if hide_label else "visible",
    )
    return str(STATE[name])


def switch(name: str) -> bool:
    """Draw a switch; returns whether it is on."""
    field, key = SCHEMA.by_name[name], _show(name)
    st.toggle(field.title, key=key, help=field.help or None, on_change=_take, args=(name, key))
    return bool(STATE[name])


def class_selectbox(name: str, labels: Mapping[str, str], default: str) -> str:
    """Draw a list of classes; returns the name of the chosen one.

    Args:
        name: of the choice in the schema.
        labels: the words for the name of every class that is offered now.
        default: the class that replaces one that is not offered now.
    """
    if STATE[name] not in labels:
        STATE.set(**{name: default})
    field, key = SCHEMA.by_name[name], _show(name)
    st.selectbox(
        field.title,
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key=key,
        help=field.help or None,
        on_change=_take,
        args=(name, key),
    )
    return str(STATE[name])


def _show(name: str) -> str:
    """Make the widget of a choice show its present value; returns the key of the widget."""
    key = f"{SCHEMA.page}_{name}"
    st.session_state[key] = STATE[name]
    return key


def _take(name: str, key: str) -> None:
    STATE.set(**{name: st.session_state[key]})
