"""A catalog of many entries, picked in two clicks: the family, then the entry."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from playground.tensors.operation_entry import OperationEntry
from playground.ui.tensors import state

Entry = TypeVar("Entry", bound=OperationEntry)


def draw_entry_picker(
    catalog: Mapping[str, Entry], families: Sequence[str], slot: str, value: str, held: str, prefix: str
) -> Entry:
    """Draw the two rows of choices and what the chosen entry does.

    Args:
        catalog: entries by name.
        families: in the order in which they are offered.
        slot, value: where the session keeps the name of the chosen entry.
        held: the name that it keeps now.
        prefix: of the keys of both rows.

    Returns:
        The chosen entry.
    """
    family = state.read_slot(slot).get("family", catalog[held].family)
    family_key, key = f"{prefix}_family", f"{prefix}_name"
    st.session_state[family_key] = family

    def family_picked() -> None:
        chosen = st.session_state[family_key]
        first = next(each.name for each in catalog.values() if each.family == chosen)
        state.write_slot(slot, **{"family": chosen, value: first})

    st.pills("Family", families, key=family_key, required=True, wrap=True, on_change=family_picked)
    names = [each.name for each in catalog.values() if each.family == family]
    st.session_state[key] = held if held in names else names[0]
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
