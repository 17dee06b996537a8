"""The walk: one node at a time, and in the end exactly what the calls leave."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.autograd.building import KINDS, unused, with_new_input, without_input
from playground.autograd.evaluate import evaluate
from playground.autograd.expression import Expression, ExpressionError
from playground.autograd.program import Program
from playground.autograd.ready_made import READY_MADE
from playground.autograd.walk import Walk, backward_all, backward_step, forward_step, undone, view, with_action, zeroed

SQUARE = READY_MADE["square"].expression
EVERY_READY_MADE = pytest.mark.parametrize(
    "expression", [each.expression for each in READY_MADE.values()], ids=READY_MADE
)


@pytest.mark.covers("autograd.steps")
@EVERY_READY_MADE
def test_forward_shows_one_more_value_a_step(expression: Expression) -> None:
    walk = Walk(expression)
    for number in range(len(expression.nodes) + 1):
        seen = view(walk)
        assert len(seen.shown) == len(expression.inputs) + number
        assert seen.current == (expression.nodes[number - 1].name if number else "")
        walk = forward_step(walk)
    assert walk.arrived
    assert forward_step(walk) == walk


@pytest.mark.covers("autograd.steps")
@EVERY_READY_MADE
def test_backward_step_by_step_ends_where_one_call_ends(expression: Expression) -> None:
    walk = Walk(expression, weighted=True).forward_all()
    whole = backward_all(walk)
    steps = view(walk).steps
    for number in range(1, steps + 1):
        walk = backward_step(walk)
        assert view(walk).under_way == (number < steps)
    assert walk == whole
    assert walk.actions == ("backward",)
    program = Program(expression, actions=("backward",), weighted=True)
    gradients = view(walk).gradients
    assert {name: gradients[name] for name in expression.leaves} == evaluate(program).gradients


@pytest.mark.covers("autograd.accumulation")
def test_a_second_walk_back_adds_to_what_is_there_while_it_is_under_way() -> None:
    walk = backward_all(Walk(SQUARE, retain=True).forward_all())
    assert view(walk).gradients["x"] == 6
    walk = backward_step(walk)
    assert view(walk).under_way
    # The power has passed its gradient to a; x still holds what the first call left.
    assert view(walk).gradients == {"x": 6, "out": 1, "a": 6}
    walk = backward_step(walk)
    assert view(walk).gradients["x"] == 12
    assert walk.actions == ("backward_retaining", "backward_retaining")


@pytest.mark.covers("autograd.zeroing")
def test_zeroing_takes_the_gradients_away() -> None:
    walk = zeroed(backward_all(Walk(SQUARE).forward_all()))
    assert view(walk).gradients == {}


@pytest.mark.covers("autograd.twice")
def test_a_refused_backward_is_done_at_once_and_can_be_taken_back() -> None:
    once = backward_all(Walk(SQUARE).forward_all())
    for twice in (backward_step(once), backward_all(once)):
        seen = view(twice)
        assert "second time" in seen.evaluated.error
        assert not seen.may_go_on
        assert view(undone(twice)).evaluated.error == ""


def test_going_back_undoes_step_by_step_to_the_inputs() -> None:
    walk = backward_step(Walk(SQUARE).forward_all())
    seen = []
    for _ in range(5):
        walk = undone(walk)
        seen.append((walk.forward, walk.back))
    assert seen == [(2, 0), (1, 0), (0, 0), (0, 0), (0, 0)]
    assert Walk(SQUARE).forward_all().started() == Walk(SQUARE)


def test_there_is_an_end_to_the_calls() -> None:
    walk = Walk(SQUARE, retain=True).forward_all()
    for _ in range(limits.MAX_ACTIONS):
        assert view(walk).may_go_on
        walk = with_action(walk, "backward")
    assert view(walk).full
    assert not view(walk).may_go_on


STEPS = [forward_step, backward_step, backward_all, zeroed, undone, Walk.started, Walk.forward_all]


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(sorted(READY_MADE)),
    mode=st.sampled_from(["record", "no_grad", "inference_mode"]),
    retain=st.booleans(),
    weighted=st.booleans(),
    steps=st.lists(st.sampled_from(STEPS), max_size=12),
)
def test_any_clicks_lead_somewhere_that_can_be_shown(
    name: str, mode: str, retain: bool, weighted: bool, steps: list[object]
) -> None:
    walk = Walk(READY_MADE[name].expression, mode, retain, weighted)
    for step in steps:
        seen = view(walk)
        # The page offers no step forward after an error or at the end of the room.
        if seen.may_go_on or step in (undone, Walk.started):
            walk = step(walk)
    seen = view(walk)
    for gradient in seen.gradients.values():
        assert torch.tensor(gradient).isfinite().all()
    assert 0 <= walk.back <= seen.steps


@pytest.mark.parametrize("kind", KINDS)
def test_inputs_come_and_go(kind: str) -> None:
    wider = with_new_input(SQUARE, kind)
    assert unused(wider) == ["y"]
    assert wider.input("y").shape == KINDS[kind].shape
    assert view(Walk(wider).forward_all()).evaluated.error == ""
    assert without_input(wider, "y") == SQUARE
    with pytest.raises(ExpressionError, match="taken by an operation"):
        without_input(wider, "x")


def test_there_is_room_for_so_many_inputs() -> None:
    expression = SQUARE
    while len(expression.names) < limits.MAX_NODES:
        expression = with_new_input(expression, "number")
    with pytest.raises(ExpressionError, match="MAX_NODES"):
        with_new_input(expression, "number")
