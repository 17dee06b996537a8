"""The parts of Shapes & memory: a tensor, a chain of steps on it, and what the last step did."""

import random
from functools import partial
from html import escape

import streamlit as st

from playground import limits
from playground.charts.storage import picture
from playground.fields import Field, FieldError, Value
from playground.tensors.create.creation import Creation
from playground.tensors.puzzles import shape_puzzle
from playground.tensors.shapes import FAMILIES, RESHAPINGS
from playground.tensors.shapes.chain import Chain, Step
from playground.tensors.shapes.entry import Reshaping
from playground.tensors.shapes.follow import Followed, follow
from playground.tensors.shapes.indexing import INDEX_EXAMPLES
from playground.ui.shared.controls import control
from playground.ui.shared.style import heading
from playground.ui.tensors import guesses, state
from playground.ui.tensors.dim_control import dim_control
from playground.ui.tensors.entry_picker import draw_entry_picker
from playground.ui.tensors.memory import memory
from playground.ui.tensors.shape_control import draw_common_shapes, shape_control
from playground.ui.tensors.shared import draw_code, draw_failure, operation_picture
from playground.ui.tensors.tensor_builder import OPERAND_FUNCTIONS, draw_tensor_builder

SLOT, SOURCE = "chain", "chain_source"
START = Creation("counting", {"shape": (2, 3)})
FIRST_STEP = "permute"


def new_puzzle() -> None:
    """Set up something to guess at."""
    found = shape_puzzle(random.randint(0, 10**9))
    entry = found.step.entry
    state.write_slot(SOURCE, function="counting", options={"shape": found.shape, "dtype": None})
    state.write_slot(
        SLOT, kept=[], name=entry.name, family=entry.family, options={entry.name: dict(found.step.options)}
    )


def workbench() -> Followed | None:
    """The source, the steps kept so far, the step that is tried, and what it does."""
    controls, shown = st.columns([3.6, 8.4], gap="medium")
    with controls:
        heading("Which tensor?")
        source = draw_tensor_builder(SOURCE, "x", OPERAND_FUNCTIONS, START, columns=2)
        if source is None:
            return None
        kept = _kept_steps()
        before = _followed(source, kept)
        if before is None:
            return None
        _chain(before)
        heading("Which step?")
        step = None if before.failure else _choose(before)
    followed = _followed(source, (*kept, step)) if step else before
    if followed is None:
        return None
    with shown:
        _show(followed, len(kept), step)
    return followed


def _kept_steps() -> tuple[Step, ...]:
    return tuple(Step(name, options) for name, options in state.read_slot(SLOT).get("kept", []))


def _followed(source: Creation, steps: tuple[Step, ...]) -> Followed | None:
    try:
        return follow(Chain(source, steps), state.initial_seed())
    except FieldError as error:
        state.show_problem("chain_result", error)
        return None


def _chain(before: Followed) -> None:
    """The steps kept so far, each of which can be taken back."""
    kept: list[tuple[str, dict[str, Value]]] = state.read_slot(SLOT).get("kept", [])
    if not kept:
        return
    heading("Steps kept")
    for number, step in enumerate(_kept_steps()):
        ran = number + 1 < len(before.stages)
        line, away = st.columns([6, 1], vertical_alignment="center", gap="xsmall")
        code = "; ".join(step.lines(before.chain.names[number], before.chain.names[number + 1])[1])
        after = _shape_badge(before, number + 1) if ran else "torch refuses"
        line.html(f'<p class="pg-chain-step"><code>{escape(code)}</code><span>{escape(after)}</span></p>')
        away.button(
            "",
            icon=":material/close:",
            key=f"chain_back_{number}",
            help=f"Take back step {number + 1}",
            on_click=partial(_take_back, number),
        )
    if before.failure:
        draw_failure(before.failure, "Take a step back, or change the tensor.")


def _shape_badge(followed: Followed, number: int) -> str:
    shares = "view" if followed.shares[number - 1] else "copy"
    return f"{list(followed.stages[number].shape)} · {shares}"


def _take_back(number: int) -> None:
    kept = state.read_slot(SLOT).get("kept", [])
    state.write_slot(SLOT, kept=[*kept[:number], *kept[number + 1 :]])


def _choose(before: Followed) -> Step | None:
    """The family, the operation and its options, with values that fit the tensor."""
    entry = draw_entry_picker(
        RESHAPINGS, FAMILIES, SLOT, "name", state.read_slot(SLOT).get("name", FIRST_STEP), "chain"
    )
    shape = before.stages[-1].shape
    values = entry.defaults(shape) | state.read_slot(SLOT).get("options", {}).get(entry.name, {})
    _options(entry, values, shape)
    return _step(entry, values)


def _step(entry: Reshaping, values: dict[str, Value]) -> Step | None:
    try:
        step = Step(entry.name, values)
    except FieldError as error:
        state.show_problem(SLOT, error)
        return None
    state.show_problem(SLOT)
    count = len(state.read_slot(SLOT).get("kept", []))
    st.button(
        "Keep this step",
        icon=":material/add:",
        key="chain_keep",
        width="stretch",
        disabled=count + 1 >= limits.MAX_CHAIN_STEPS,
        help="The next step goes on from its result.",
        on_click=partial(_keep, entry.name, values),
    )
    return step


def _keep(name: str, values: dict[str, Value]) -> None:
    held = state.read_slot(SLOT)
    options = {each: chosen for each, chosen in held.get("options", {}).items() if each != name}
    state.write_slot(SLOT, kept=[*held.get("kept", []), (name, dict(values))], options=options)


def _options(entry: Reshaping, values: dict[str, Value], shape: tuple[int, ...]) -> None:
    for field in entry.options:
        key = f"chain_{entry.name}_{field.name}"
        change = partial(state.set_option, SLOT, field, entry=entry.name)
        if field.kind == "numbers":
            shape_control(field, values[field.name], key, change, partial(state.set_problem, SLOT))
            if entry.suggest:
                draw_common_shapes(f"{key}_usual", change, entry.suggest(shape))
        elif field.name in ("dim", "dim0", "dim1", "source", "destination", "start_dim", "end_dim"):
            dim_control(field, values[field.name], key, change, len(shape) + (entry.name in ("unsqueeze", "stack")))
        else:
            control(field, values[field.name], key, change)
        if field.name == "index" and entry.name in ("index", "assign"):
            _index_examples(entry, field)


def _index_examples(entry: Reshaping, field: Field) -> None:
    key = f"chain_{entry.name}_examples"

    def picked() -> None:
        chosen = st.session_state[key]
        if chosen:
            state.set_option(SLOT, field, chosen, entry.name)
        st.session_state[key] = None

    st.pills(
        "Usual indices",
        INDEX_EXAMPLES,
        key=key,
        label_visibility="collapsed",
        wrap=True,
        format_func=state.escape_markdown,
        on_change=picked,
    )


def _show(followed: Followed, kept: int, step: Step | None) -> None:
    """The last step: before and after, its memory, the proof, and the code."""
    if followed.failure and len(followed.stages) <= kept:
        draw_code(followed.chain.program, followed.printed, followed.warned, beside=True)
        return
    worked = len(followed.stages) == kept + 2
    before = followed.stages[kept] if step and len(followed.stages) > kept else None
    if step and before:
        after = followed.stages[-1].shape if worked else None
        line = "; ".join(step.lines(before.name, followed.chain.names[-1])[1])
        question = f"{line} with {before.name} of shape {list(before.shape)}: which shape comes out?"
        if not guesses.draw_shape_question(SLOT, (line, before.shape), question, after):
            return
    heading("Where does every number go?")
    count = followed.stages[0].tensor.numel()
    if worked and before:
        after_stage = followed.stages[-1]
        operation_picture(key="chain_how", data=picture(before, after_stage, count))
        memory(followed)
    else:
        last = followed.stages[-1]
        operation_picture(key="chain_how", data=picture(None, last, count))
        if followed.failure:
            draw_failure(followed.failure)
    heading("The code")
    draw_code(followed.chain.program, followed.printed, followed.warned, beside=True)
