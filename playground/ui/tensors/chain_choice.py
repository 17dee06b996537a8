"""The chain on Shapes & memory as a student builds it: the steps that were added, and one more that is tried."""

import random
from collections.abc import Mapping
from functools import partial

import streamlit as st

from playground import limits
from playground.charts.html import render_html
from playground.fields import Field, FieldError, Value
from playground.tensors.create.creation import Creation
from playground.tensors.puzzles import shape_puzzle
from playground.tensors.shapes import FAMILIES, SHAPE_OPERATIONS
from playground.tensors.shapes.chain import ChainStep
from playground.tensors.shapes.indexing import INDEX_EXAMPLES
from playground.tensors.shapes.shape_operation import ShapeOperation
from playground.tensors.shapes.tasks import ChainAnswer, TriedStep
from playground.ui.shared.controls import control
from playground.ui.shared.style import heading
from playground.ui.tensors import state
from playground.ui.tensors.dim_control import draw_dim_control
from playground.ui.tensors.entry_picker import draw_entry_picker
from playground.ui.tensors.shape_control import draw_common_shapes, draw_shape_control
from playground.ui.tensors.shared import draw_failure

SLOT, SOURCE = "chain", "chain_source"
FIRST_SOURCE = Creation("counting", {"shape": (2, 3)})
FIRST_OPERATION = "permute"
_AXIS_OPTIONS = ("dim", "dim0", "dim1", "source", "destination", "start_dim", "end_dim")
_ADDS_AXIS = ("unsqueeze", "stack")
"""Operations for which an axis may also be one behind the last."""


def set_puzzle() -> None:
    """Choose a tensor and a step at random, whose result shape a student works out."""
    puzzle = shape_puzzle(random.randint(0, 10**9))
    entry = puzzle.step.entry
    state.write_slot(SOURCE, function="counting", options={"shape": puzzle.shape, "dtype": None})
    state.write_slot(
        SLOT, steps=[], name=entry.name, family=entry.family, options={entry.name: dict(puzzle.step.options)}
    )


def added_steps() -> tuple[ChainStep, ...]:
    """The steps of the chain so far."""
    return tuple(ChainStep(name, options) for name, options in _stored_steps())


def tried_step(writes_into_result: bool) -> TriedStep:
    """The step that the student tries."""
    name = _chosen_operation()
    return TriedStep(name, state.read_slot(SLOT).get("options", {}).get(name, {}), writes_into_result)


def _stored_steps() -> list[tuple[str, dict[str, Value]]]:
    steps: list[tuple[str, dict[str, Value]]] = state.read_slot(SLOT).get("steps", [])
    return steps


def _chosen_operation() -> str:
    name = state.read_slot(SLOT).get("name")
    return name if name in SHAPE_OPERATIONS else FIRST_OPERATION


def draw_added_steps(answer: ChainAnswer) -> None:
    """The steps of the chain so far, each of which can be removed."""
    steps = answer.chain.steps[: answer.added]
    if not steps:
        return
    heading("Steps of the chain")
    names = answer.chain.names
    for number, step in enumerate(steps):
        code, remove = st.columns([6, 1], vertical_alignment="center", gap="xsmall")
        lines = "; ".join(step.write_code(names[number], names[number + 1])[1])
        code.html(render_html("chain_step.html.jinja", code=lines, result=_describe_result(answer, number + 1)))
        remove.button(
            "",
            icon=":material/close:",
            key=f"chain_remove_{number}",
            help=f"Remove step {number + 1}",
            on_click=partial(_remove_step, number),
        )
    if answer.added_steps_failed and answer.failure:
        draw_failure(answer.failure, "Remove a step, or change the tensor.")


def _describe_result(answer: ChainAnswer, number: int) -> str:
    if number >= len(answer.tensors):
        return "torch refuses"
    tensor = answer.tensors[number]
    return f"{list(tensor.shape)} · {'view' if tensor.is_view else 'copy'}"


def _remove_step(number: int) -> None:
    steps = _stored_steps()
    state.write_slot(SLOT, steps=[*steps[:number], *steps[number + 1 :]])


def draw_tried_step(answer: ChainAnswer) -> None:
    """The controls of the step that is tried: family, operation and options; and a button that adds it to the chain."""
    heading("Which step?")
    if answer.options is None:
        return
    entry = draw_entry_picker(SHAPE_OPERATIONS, FAMILIES, SLOT, "name", _chosen_operation(), "chain")
    _draw_options(entry, answer.options, answer.before.shape)
    if answer.problem:
        state.show_problem(SLOT, FieldError(answer.problem))
        return
    state.show_problem(SLOT)
    st.button(
        "Add this step to the chain",
        icon=":material/add:",
        key="chain_add",
        width="stretch",
        disabled=answer.added + 1 >= limits.MAX_CHAIN_STEPS,
        help="The next step continues from its result.",
        on_click=partial(_add_step, entry.name, dict(answer.options)),
    )


def _add_step(name: str, values: dict[str, Value]) -> None:
    stored = state.read_slot(SLOT)
    options = {each: chosen for each, chosen in stored.get("options", {}).items() if each != name}
    state.write_slot(SLOT, steps=[*_stored_steps(), (name, values)], options=options)


def _draw_options(entry: ShapeOperation, values: Mapping[str, Value], shape: tuple[int, ...]) -> None:
    for field in entry.options:
        key = f"chain_{entry.name}_{field.name}"
        change = partial(state.set_option, SLOT, field, entry=entry.name)
        if field.kind == "numbers":
            draw_shape_control(field, values[field.name], key, change, partial(state.set_problem, SLOT))
            if entry.suggest_values:
                draw_common_shapes(f"{key}_suggestions", change, entry.suggest_values(shape))
        elif field.name in _AXIS_OPTIONS:
            draw_dim_control(field, values[field.name], key, change, len(shape) + (entry.name in _ADDS_AXIS))
        else:
            control(field, values[field.name], key, change)
        if field.name == "index" and entry.name in ("index", "assign"):
            _draw_index_examples(entry, field)


def _draw_index_examples(entry: ShapeOperation, field: Field) -> None:
    key = f"chain_{entry.name}_examples"

    def set_example() -> None:
        chosen = st.session_state[key]
        if chosen:
            state.set_option(SLOT, field, chosen, entry.name)
        st.session_state[key] = None

    st.pills(
        "Common indices",
        INDEX_EXAMPLES,
        key=key,
        label_visibility="collapsed",
        wrap=True,
        format_func=state.escape_markdown,
        on_change=set_example,
    )
