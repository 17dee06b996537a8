"""What a session has chosen on the tensor pages: plain values in named slots, and the problem of each slot."""

import random
from typing import Any

import streamlit as st

from playground.errors import PlaygroundError
from playground.fields import Field, FieldError, Value

_SLOTS, _PROBLEMS, _SEED = "lab_slots", "lab_problems", "lab_initial_seed"


def read_slot(slot: str) -> dict[str, Any]:
    """A copy of the values in a slot."""
    slots: dict[str, dict[str, Any]] = st.session_state.setdefault(_SLOTS, {})
    return dict(slots.get(slot, {}))


def write_slot(slot: str, **values: Any) -> None:
    """Put values into a slot, whose other values stay, and remove its problem."""
    slots: dict[str, dict[str, Any]] = st.session_state.setdefault(_SLOTS, {})
    slots[slot] = {**slots.get(slot, {}), **values}
    _problems().pop(slot, None)


def set_problem(slot: str, sentence: str) -> None:
    """Store why the last change to a slot was refused, until the next change."""
    _problems()[slot] = sentence


def _problems() -> dict[str, str]:
    problems: dict[str, str] = st.session_state.setdefault(_PROBLEMS, {})
    return problems


def show_problem(slot: str, problem: PlaygroundError | None = None) -> None:
    """Show why the last change to a slot was refused, or another problem where none was."""
    sentence = _problems().get(slot) or (str(problem) if problem else "")
    if sentence:
        st.warning(escape_markdown(sentence), icon=":material/block:")


def escape_markdown(sentence: str) -> str:
    """A sentence as Markdown in which every character shows as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>~$:|" else letter for letter in sentence)


def set_option(slot: str, field: Field, value: Value, entry: str = "") -> None:
    """Change an option in a slot if the value fits its field.

    Args:
        slot: that holds the options.
        field: the option.
        value: the new value.
        entry: whose option it is, in a slot with the options of several entries.
    """
    try:
        checked = field.check(value)
    except FieldError as error:
        set_problem(slot, str(error))
        return
    options = read_slot(slot).get("options", {})
    changed = {**(options.get(entry, {}) if entry else options), field.name: checked}
    write_slot(slot, options={**options, entry: changed} if entry else changed)


def initial_seed() -> int:
    """The random seed of this session, for code that sets none; ``draw_again`` changes it."""
    number: int = st.session_state.setdefault(_SEED, random.randint(0, 2**31 - 1))
    return number


def draw_again() -> None:
    """Give unseeded tensors other random numbers."""
    st.session_state[_SEED] = random.randint(0, 2**31 - 1)
