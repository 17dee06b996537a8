"""A choice of a page as a row of buttons, for few options that all should be in sight."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from playground.ui.shared.page_state import PageState
from playground.ui.shared.widgets import titled


def choice_buttons(page: PageState, name: str, labels: Mapping[Any, str] | None = None, *, wrap: bool = False) -> str:
    """Draw a field of kind ``choice`` as buttons; returns the chosen value.

    Args:
        page: the choices of the page.
        name: of the choice in its schema.
        labels: words for the options.
        wrap: separate buttons that fill several rows, for many options.
    """
    field = page.schema.by_name[name]
    if page[name] not in field.choices:
        # What was offered has changed since: a device is gone.
        page.set(**{name: field.default})
    key = f"{page.schema.page}_{name}"
    st.session_state[key] = page[name]
    draw = st.pills if wrap else st.segmented_control
    draw(
        field.title,
        field.choices,
        key=key,
        required=True,
        format_func=titled(labels or {}),
        help=field.help or None,
        on_change=lambda: page.set(**{name: st.session_state[key]}),
    )
    return str(page[name])
