"""The exercises of Step by step check themselves against a loop that really ran."""

from dataclasses import replace

import pytest

from playground import Experiment
from playground.lessons.exercise import Choice, Number
from playground.lessons.step_by_step import EXERCISES, LoopState, read_loop_state
from playground.script.budget import with_readable_batches
from playground.script.edits import Edit
from playground.step_by_step.scripts import edited_script
from playground.step_by_step.tasks import walk_batch

EXPERIMENT = with_readable_batches(Experiment())
GRADIENTS, UPDATE, SILENT = EXERCISES


def state_of(*edits: Edit) -> LoopState:
    script = edited_script(EXPERIMENT, edits)
    return read_loop_state(script, walk_batch(script.text, 0), learned_nothing=False)


def test_the_right_loop_answers_the_exercises() -> None:
    state = state_of()
    assert isinstance(GRADIENTS.answer, Choice)
    assert [each for each in GRADIENTS.answer.options if GRADIENTS.answer.accepts(frozenset([each]), state)] == [
        "backward"
    ]
    assert state.updated_parameter == "layers.0.weight"
    assert state.first_update is not None
    assert isinstance(UPDATE.answer, Number)
    assert UPDATE.answer.accepts(1.01 * state.first_update, state)
    assert not UPDATE.answer.accepts(-state.first_update, state)
    assert state.updated_parameter in UPDATE.task_for(state)
    assert not any(each.unavailable(state) for each in EXERCISES)


@pytest.mark.parametrize("source", ["loss.backward()", "optimizer.step()"])
def test_a_loop_without_updates_says_why_an_exercise_is_unavailable(source: str) -> None:
    line = edited_script(EXPERIMENT, ()).find(source).first
    state = state_of(Edit("leave out", line))
    assert "no parameter moves" in UPDATE.unavailable(state)
    assert bool(GRADIENTS.unavailable(state)) == (source == "loss.backward()")


def test_a_loop_that_learns_nothing_solves_the_last_exercise() -> None:
    assert SILENT.achieved is not None
    assert not SILENT.achieved(state_of())
    assert SILENT.achieved(replace(state_of(), learned_nothing=True))


def test_an_update_that_is_no_number_is_unavailable() -> None:
    assert "not a finite number" in UPDATE.unavailable(replace(state_of(), first_update=None))
