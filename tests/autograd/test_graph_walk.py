"""The walk through a graph: one node at a time, and at the end exactly the gradients of the calls."""

from collections.abc import Callable

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.autograd.expression import Expression, ExpressionError
from playground.autograd.graph_snapshot import take_snapshot
from playground.autograd.graph_walk import (
    GraphWalk,
    from_json,
    run_backward,
    step_backward,
    step_forward,
    to_json,
    undo,
    with_call,
    zero_gradients,
)
from playground.autograd.inputs import INPUT_TEMPLATES, add_input, remove_input, unused_inputs
from playground.autograd.program import ExpressionProgram, GradMode
from playground.autograd.program_result import run_program
from playground.autograd.ready_made import READY_MADE

SQUARE = READY_MADE["square"].expression
EVERY_READY_MADE = pytest.mark.parametrize(
    "expression", [each.expression for each in READY_MADE.values()], ids=READY_MADE
)


@pytest.mark.covers("autograd.steps")
@EVERY_READY_MADE
def test_every_step_forward_shows_one_more_value(expression: Expression) -> None:
    walk = GraphWalk(expression)
    for number in range(len(expression.nodes) + 1):
        snapshot = take_snapshot(walk)
        assert len(snapshot.computed) == len(expression.inputs) + number
        assert snapshot.current == (expression.nodes[number - 1].name if number else "")
        walk = step_forward(walk)
    assert walk.forward_complete
    assert step_forward(walk) == walk


@pytest.mark.covers("autograd.steps")
@EVERY_READY_MADE
def test_backward_step_by_step_ends_where_one_call_ends(expression: Expression) -> None:
    walk = GraphWalk(expression, from_ones=True).at_result()
    in_one_call = run_backward(walk)
    for number in range(1, walk.backward_nodes + 1):
        walk = step_backward(walk)
        assert take_snapshot(walk).walk == walk
        assert walk.in_backward == (number < walk.backward_nodes)
    assert walk == in_one_call
    assert walk.calls == ("backward",)
    program = ExpressionProgram(expression, calls=("backward",), from_ones=True)
    gradients = take_snapshot(walk).gradients
    assert {name: gradients[name] for name in expression.leaves} == run_program(program).gradients


@pytest.mark.covers("autograd.accumulation")
def test_a_second_backward_pass_adds_to_the_gradients_step_by_step() -> None:
    walk = run_backward(GraphWalk(SQUARE, retain=True).at_result())
    assert take_snapshot(walk).gradients["x"] == 6
    walk = step_backward(walk)
    assert walk.in_backward
    # The power has passed its gradient to a; x still has the gradient of the first call.
    assert take_snapshot(walk).gradients == {"x": 6, "out": 1, "a": 6}
    walk = step_backward(walk)
    assert take_snapshot(walk).gradients["x"] == 12
    assert walk.calls == ("backward_retaining", "backward_retaining")


@pytest.mark.covers("autograd.zeroing")
def test_zeroing_removes_the_gradients() -> None:
    walk = zero_gradients(run_backward(GraphWalk(SQUARE).at_result()))
    assert take_snapshot(walk).gradients == {}


@pytest.mark.covers("autograd.twice")
def test_a_refused_backward_is_complete_at_once_and_can_be_undone() -> None:
    once = run_backward(GraphWalk(SQUARE).at_result())
    for twice in (step_backward(once), run_backward(once)):
        snapshot = take_snapshot(twice)
        assert "second time" in snapshot.result.error
        assert snapshot.walk.calls == ("backward", "backward")
        assert snapshot.walk.visited == 0
        assert not snapshot.can_continue
        assert take_snapshot(undo(snapshot.walk)).result.error == ""


def test_undo_goes_back_step_by_step_to_the_inputs() -> None:
    walk = step_backward(GraphWalk(SQUARE).at_result())
    positions = []
    for _ in range(5):
        walk = undo(walk)
        positions.append((walk.computed, walk.visited))
    assert positions == [(2, 0), (1, 0), (0, 0), (0, 0), (0, 0)]
    assert GraphWalk(SQUARE).at_result().restarted() == GraphWalk(SQUARE)


def test_the_number_of_calls_is_limited() -> None:
    walk = GraphWalk(SQUARE, retain=True).at_result()
    for _ in range(limits.MAX_GRADIENT_CALLS):
        assert take_snapshot(walk).can_continue
        walk = with_call(walk, "backward")
    assert walk.full
    assert not take_snapshot(walk).can_continue


Step = Callable[[GraphWalk], GraphWalk]
STEPS: list[Step] = [
    step_forward,
    step_backward,
    run_backward,
    zero_gradients,
    undo,
    GraphWalk.restarted,
    GraphWalk.at_result,
]


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(sorted(READY_MADE)),
    mode=st.sampled_from(["record", "no_grad", "inference_mode"]),
    retain=st.booleans(),
    from_ones=st.booleans(),
    steps=st.lists(st.sampled_from(STEPS), max_size=12),
)
def test_any_sequence_of_clicks_leads_to_a_graph_that_can_be_shown(
    name: str, mode: GradMode, retain: bool, from_ones: bool, steps: list[Step]
) -> None:
    walk = GraphWalk(READY_MADE[name].expression, mode, retain, from_ones)
    for step in steps:
        snapshot = take_snapshot(walk)
        walk = snapshot.walk
        # After an error, and without room for more calls, the page offers only these two steps.
        if snapshot.can_continue or step in (undo, GraphWalk.restarted):
            walk = step(walk)
    snapshot = take_snapshot(walk)
    for gradient in snapshot.gradients.values():
        assert torch.tensor(gradient).isfinite().all()
    assert 0 <= walk.visited <= walk.backward_nodes
    assert from_json(to_json(walk)) == walk


@pytest.mark.parametrize("template", INPUT_TEMPLATES)
def test_inputs_can_be_added_and_removed(template: str) -> None:
    wider = add_input(SQUARE, template)
    assert unused_inputs(wider) == ["y"]
    assert wider.input("y").shape == INPUT_TEMPLATES[template].shape
    assert take_snapshot(GraphWalk(wider).at_result()).result.error == ""
    assert remove_input(wider, "y") == SQUARE
    with pytest.raises(ExpressionError, match="An operation uses x"):
        remove_input(wider, "x")


def test_the_number_of_inputs_is_limited() -> None:
    expression = SQUARE
    while len(expression.names) < limits.MAX_NODES:
        expression = add_input(expression, "number")
    with pytest.raises(ExpressionError, match="MAX_NODES"):
        add_input(expression, "number")
