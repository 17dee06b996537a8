"""What a session has set up in the tensor lab: plain values in named slots, and what was refused in each."""

import random
from collections.abc import Mapping
from typing import Any

import streamlit as st

from playground.errors import PlaygroundError
from playground.fields import Field, FieldError, Value
from playground.ui.shared.controls import control

_SLOTS, _PROBLEMS, _SEED = "lab_slots", "lab_problems", "lab_initial_seed"


def read_slot(slot: str) -> dict[str, Any]:
    """What a slot holds; a change to the answer changes nothing."""
    slots: dict[str, dict[str, Any]] = st.session_state.setdefault(_SLOTS, {})
    return dict(slots.get(slot, {}))


def write_slot(slot: str, **values: Any) -> None:
    """Put values into a slot, beside those that it holds."""
    slots: dict[str, dict[str, Any]] = st.session_state.setdefault(_SLOTS, {})
    slots[slot] = {**slots.get(slot, {}), **values}
    _problems().pop(slot, None)


def set_problem(slot: str, sentence: str) -> None:
    """Remember why the last change to a slot was refused; the next change forgets it."""
    _problems()[slot] = sentence


def _problems() -> dict[str, str]:
    problems: dict[str, str] = st.session_state.setdefault(_PROBLEMS, {})
    return problems


def show_problem(slot: str, problem: PlaygroundError | None = None) -> None:
    """Why the last change was refused, or what is wrong with what a slot holds."""
    sentence = _problems().get(slot) or (str(problem) if problem else "")
    if sentence:
        st.warning(escape_markdown(sentence), icon=":material/block:")


def escape_markdown(sentence: str) -> str:
    """A sentence as Markdown that shows it letter by letter."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>~$:|" else letter for letter in sentence)


def set_option(slot: str, field: Field, value: Value, entry: str = "") -> None:
    """Change one option of a slot, or of one of the entries whose options it keeps, if it fits its field."""
    try:
        checked = field.check(value)
    except FieldError as error:
        set_problem(slot, str(error))
        return
    options = read_slot(slot).get("options", {})
    of_entry = options.get(entry, {}) if entry else options
    changed = {**of_entry, field.name: checked}
    write_slot(slot, options={**options, entry: changed} if entry else changed)


def initial_seed() -> int:
    """Where the random generator of this session stands when no line seeds it: the same until somebody draws again."""
    number: int = st.session_state.setdefault(_SEED, random.randint(0, 2**31 - 1))
    return number


def draw_again() -> None:
    """Let unseeded tensors come out differently."""
    st.session_state[_SEED] = random.randint(0, 2**31 - 1)


def draw_option(slot: str, field: Field, values: Mapping[str, Value], prefix: str) -> None:
    """The control of one option of a slot."""
    control(field, values[field.name], f"{prefix}_{field.name}", lambda value: set_option(slot, field, value))
