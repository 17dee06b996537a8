"""The choices of the page Predict in this session, and widgets for those that no shared control draws."""

from collections.abc import Mapping

import streamlit as st

from playground.predict.choices import SCHEMA
from playground.ui.shared.page_state import PageState

STATE = PageState(SCHEMA)


def switch(name: str) -> bool:
    """Draw a switch; returns whether it is on."""
    field, key = SCHEMA.by_name[name], _prepare_widget(name)
    st.toggle(field.title, key=key, help=field.help or None, on_change=_save_choice, args=(name, key))
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
    field, key = SCHEMA.by_name[name], _prepare_widget(name)
    st.selectbox(
        field.title,
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key=key,
        help=field.help or None,
        on_change=_save_choice,
        args=(name, key),
    )
    return str(STATE[name])


def _prepare_widget(name: str) -> str:
    """Make the widget of a choice show its present value; returns the key of the widget."""
    key = f"{SCHEMA.page}_{name}"
    st.session_state[key] = STATE[name]
    return key


def _save_choice(name: str, key: str) -> None:
    STATE.set(**{name: st.session_state[key]})
