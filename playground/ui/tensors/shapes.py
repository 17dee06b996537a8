"""The sections of Shapes & memory."""

import streamlit as st

from playground.tensors.shapes.choices import SHAPES_SCHEMA
from playground.tensors.shapes.tasks import ChainAnswer, compute_chain
from playground.ui.shared.page_state import PageState
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import call_worker, errors_shown
from playground.ui.tensors import guesses, state
from playground.ui.tensors.chain_choice import (
    FIRST_SOURCE,
    SLOT,
    SOURCE,
    added_steps,
    draw_added_steps,
    draw_tried_step,
    tried_step,
)
from playground.ui.tensors.memory import draw_memory
from playground.ui.tensors.shared import draw_code, draw_failure, tensor_picture
from playground.ui.tensors.tensor_builder import OPERAND_FUNCTIONS, draw_tensor_builder

PAGE = PageState(SHAPES_SCHEMA)


def draw_chain() -> ChainAnswer | None:
    """A tensor, the chain so far and one more step to choose, and what that step does; ``None`` when it cannot be run."""
    controls, results = st.columns([3.6, 8.4], gap="medium")
    with controls:
        heading("Which tensor?")
        source = draw_tensor_builder(SOURCE, "x", OPERAND_FUNCTIONS, FIRST_SOURCE, columns=2)
        if source is None:
            return None
    answer: ChainAnswer | None = None
    with errors_shown():
        tried = tried_step(PAGE["write_into"] == "result")
        answer = call_worker(compute_chain, source, added_steps(), tried, state.initial_seed())
        with controls:
            draw_added_steps(answer)
            draw_tried_step(answer)
        with results:
            _draw_answer(answer)
    return answer


def _draw_answer(answer: ChainAnswer) -> None:
    """The last step: the tensor before and after, its memory, the proof, and the code."""
    if not answer.added_steps_failed:
        if len(answer.chain.steps) > answer.added and not _draw_question(answer):
            return
        heading("Where does each element go?")
        if answer.picture:
            tensor_picture(key="chain_picture", data=answer.picture)
        if answer.result:
            draw_memory(answer, answer.result, PAGE)
        elif answer.failure:
            draw_failure(answer.failure)
        heading("The code")
    draw_code(answer.chain.code.source, answer.printed, answer.warnings, side_by_side=True)


def _draw_question(answer: ChainAnswer) -> bool:
    """Ask for the shape of the result where the student guesses first; returns whether the page may show it."""
    before = answer.before
    lines = "; ".join(answer.chain.steps[-1].write_code(before.name, answer.chain.names[-1])[1])
    question = f"{lines} with {before.name} of shape {list(before.shape)}: which shape comes out?"
    shape = answer.result.shape if answer.result else None
    return guesses.draw_shape_question(SLOT, (lines, before.shape), question, shape)
