"""A choice of a page as a row of buttons, for a few options that should all be visible."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from playground.ui.shared.page_state import PageState
from playground.ui.shared.widgets import titled


def choice_buttons(
    page: PageState,
    name: str,
    labels: Mapping[Any, str] | None = None,
    *,
    choices: Sequence[str] | None = None,
    wrap: bool = False,
    hide_label: bool = False,
) -> str:
    """Draw a field of kind ``choice`` as buttons; returns the chosen value.

    Args:
        page: the choices of the page.
        name: of the choice in its schema.
        labels: words for the options.
        choices: those that are offered now, where they depend on what else is chosen.
        wrap: separate buttons that fill several rows, for many options.
        hide_label: only a screen reader reads the label.
    """
    field = page.schema.by_name[name]
    options = field.choices if choices is None else choices
    if page[name] not in options:
        # The options have changed since the choice: a device is missing, or the data is another.
        page.set(**{name: field.default if field.default in options else options[0]})
    key = f"{page.schema.page}_{name}"
    st.session_state[key] = page[name]
    draw = partial(st.pills, wrap=True) if wrap else st.segmented_control
    draw(
        field.title,
        options,
        key=key,
        required=True,
        label_visibility="collapsed" if hide_label else "visible",
        format_func=titled(labels or {}),
        help=field.help or None,
        on_change=lambda: page.set(**{name: st.session_state[key]}),
    )
    return str(page[name])
