"""A catalog of many entries, from which a student picks the family and then the entry."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from playground.tensors.operation_entry import OperationEntry
from playground.ui.tensors import state

Entry = TypeVar("Entry", bound=OperationEntry)


def draw_entry_picker(
    catalog: Mapping[str, Entry], families: Sequence[str], slot: str, value: str, chosen: str, prefix: str
) -> Entry:
    """Draw the families, the entries of the chosen one, and the advice of the chosen entry.

    Args:
        catalog: entries by name.
        families: in the order of the page.
        slot, value: where the session stores the name of the chosen entry.
        chosen: the name of the chosen entry.
        prefix: of the keys of both rows.

    Returns:
        The chosen entry.
    """
    family = state.read_slot(slot).get("family", catalog[chosen].family)
    family_key, key = f"{prefix}_family", f"{prefix}_name"
    st.session_state[family_key] = family

    def choose_family() -> None:
        family = st.session_state[family_key]
        first = next(each.name for each in catalog.values() if each.family == family)
        state.write_slot(slot, **{"family": family, value: first})

    st.pills("Family", families, key=family_key, required=True, wrap=True, on_change=choose_family)
    names = [each.name for each in catalog.values() if each.family == family]
    st.session_state[key] = chosen if chosen in names else names[0]
    st.pills(
        "Operation",
        names,
        key=key,
        required=True,
        wrap=True,
        format_func=lambda name: state.escape_markdown(catalog[name].label),
        on_change=lambda: state.write_slot(slot, **{value: st.session_state[key]}),
    )
    entry = catalog[st.session_state[key]]
    st.caption(f"{entry.advice} [Documentation]({entry.documentation})")
    return entry
