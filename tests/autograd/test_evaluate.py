"""Programs: the graph as torch describes it, gradients as they accumulate, and each switch as it acts."""

import json
from pathlib import Path

import pytest
import torch

from playground.autograd.backward import backward_steps
from playground.autograd.evaluate import evaluate
from playground.autograd.numeric import numeric_gradient, numeric_source
from playground.autograd.program import MODES, Program
from playground.autograd.ready_made import READY_MADE
from playground.sandbox.shown_code import run

SQUARE = READY_MADE["square"].expression
LINE = READY_MADE["line"].expression
EYE = READY_MADE["eye"].expression
EVERY_READY_MADE = pytest.mark.parametrize(
    "expression", [each.expression for each in READY_MADE.values()], ids=READY_MADE
)


@pytest.mark.covers("autograd.facts")
def test_every_node_is_described_as_torch_sees_it() -> None:
    nodes = evaluate(Program(LINE)).nodes
    assert (nodes["w"].leaf, nodes["w"].requires_grad, nodes["w"].grad_fn) == (True, True, "")
    assert (nodes["x"].leaf, nodes["x"].requires_grad) == (True, False)
    assert (nodes["wx"].leaf, nodes["wx"].requires_grad, nodes["wx"].grad_fn) == (False, True, "MulBackward0")
    assert nodes["loss"].grad_fn == "PowBackward0"
    assert nodes["loss"].value == pytest.approx((0.5 * 3 + 0.25 - 2) ** 2)
    assert nodes["loss"].shape == ()
    assert nodes["loss"].dtype == "float32"


@pytest.mark.covers("autograd.backward")
@EVERY_READY_MADE
def test_the_page_shows_the_gradients_that_the_shown_code_leaves(expression: object) -> None:
    evaluated = evaluate(Program(expression, actions=("backward",), weighted=True))
    names = run(evaluated.source).names
    assert evaluated.error == ""
    assert evaluated.gradients == {name: names[name].grad.tolist() for name in expression.leaves}


@pytest.mark.covers("autograd.accumulation")
@pytest.mark.covers("autograd.zeroing")
@pytest.mark.covers("autograd.retain_graph")
def test_gradients_add_up_until_they_are_zeroed() -> None:
    def gradient(*actions: str) -> object:
        evaluated = evaluate(Program(SQUARE, actions=actions))
        assert evaluated.error == ""
        return evaluated.gradients["x"]

    assert gradient() is None
    assert gradient("backward") == 6
    assert gradient("backward_retaining", "backward") == 12
    assert gradient("backward_retaining", "backward_retaining", "backward") == 18
    assert gradient("backward_retaining", "zero") is None
    assert gradient("backward_retaining", "zero", "backward") == 6


@pytest.mark.covers("autograd.twice")
def test_a_second_backward_without_the_graph_is_torchs_error_at_its_line() -> None:
    evaluated = evaluate(Program(SQUARE, actions=("backward", "backward")))
    assert "backward through the graph a second time" in evaluated.error
    assert evaluated.source.split("\n")[evaluated.failed_line - 1] == "out.backward()"
    assert evaluated.gradients == {"x": 6}


@pytest.mark.covers("autograd.not_scalar")
def test_several_numbers_need_a_gradient_to_start_from() -> None:
    assert "only for scalar outputs" in evaluate(Program(EYE, actions=("backward",))).error
    assert evaluate(Program(EYE, actions=("backward",), weighted=True)).error == ""


@pytest.mark.covers("autograd.no_grad")
def test_no_grad_records_no_graph() -> None:
    evaluated = evaluate(Program(SQUARE, "no_grad", ("backward",)))
    node = evaluated.nodes["out"]
    assert (node.grad_fn, node.requires_grad, node.leaf, node.inference) == ("", False, True, False)
    assert node.value == 9
    assert "does not require grad" in evaluated.error


@pytest.mark.covers("autograd.inference_mode")
@pytest.mark.covers("autograd.inference_error")
def test_inference_mode_makes_tensors_of_no_graph() -> None:
    evaluated = evaluate(Program(SQUARE, "inference_mode", ("backward",)))
    assert evaluated.nodes["out"].inference
    assert not evaluated.nodes["x"].inference
    assert "does not require grad" in evaluated.error


@pytest.mark.covers("autograd.detach")
def test_detach_cuts_the_graph_at_its_node() -> None:
    cut = LINE.with_detach(["wx"])
    evaluated = evaluate(Program(cut, actions=("backward",)))
    assert evaluated.nodes["wx"].grad_fn == ""
    assert evaluated.gradients["w"] is None
    assert evaluated.gradients["b"] == pytest.approx(2 * (0.5 * 3 + 0.25 - 2))
    steps = {step.node: step for step in backward_steps(cut)}
    assert "wx" not in steps
    assert [each.to for each in steps["prediction"].contributions] == ["b"]
    # Finite differences nudge the numbers themselves, and know nothing of the cut.
    assert numeric_gradient(cut, "w").gradient == pytest.approx(3 * evaluated.gradients["b"], rel=1e-5)


def test_a_detached_result_blocks_everything() -> None:
    cut = SQUARE.with_detach(["out"])
    assert "does not require grad" in evaluate(Program(cut, actions=("backward",))).error
    (step,) = backward_steps(cut)
    assert step.blocked == "out was detached: the gradient stops here."


@pytest.mark.covers("autograd.facts")
def test_requires_grad_can_be_switched_off() -> None:
    off = SQUARE.with_input("x", requires_grad=False)
    assert off.leaves == []
    assert not evaluate(Program(off)).nodes["out"].requires_grad
    (step,) = backward_steps(off)
    assert "requires a gradient" in step.blocked


@pytest.mark.covers("autograd.steps")
@EVERY_READY_MADE
def test_the_steps_add_up_to_what_autograd_leaves_on_every_node(expression: object) -> None:
    """Against retain_grad of every variable in the graph: the same additions in the same order, so the same bits."""
    program = Program(expression)
    retaining = [f"{name}.retain_grad()" for name in expression.names if evaluate(program).nodes[name].requires_grad]
    backward = f"{expression.result}.backward(torch.ones_like({expression.result}))"
    names = run("\n".join([program.forward_source(), *retaining, backward])).names
    for step in backward_steps(expression):
        assert step.incoming == names[step.node].grad.tolist()
        for contribution in step.contributions:
            last = contribution.so_far
            assert torch.tensor(last).shape == names[contribution.to].shape
    complete = {each.to: each.so_far for step in backward_steps(expression) for each in step.contributions}
    assert complete == {name: names[name].grad.tolist() for name in complete}
    assert set(expression.leaves) <= set(complete)


@pytest.mark.covers("autograd.numeric")
@EVERY_READY_MADE
def test_finite_differences_stand_beside_every_leaf(expression: object) -> None:
    evaluated = evaluate(Program(expression, actions=("backward",), weighted=True))
    for leaf in expression.leaves:
        numeric = numeric_gradient(expression, leaf)
        assert numeric.gradient == run(numeric_source(expression, leaf)).names["numeric"].tolist()
        torch.testing.assert_close(
            torch.tensor(evaluated.gradients[leaf]), torch.tensor(numeric.gradient), rtol=1e-4, atol=1e-5
        )


@pytest.mark.covers("autograd.reference")
def test_the_course_reference_of_eye_4_5() -> None:
    reference = json.loads((Path(__file__).parent / "reference.json").read_text())
    assert EYE.inputs[0].source() == "torch.eye(4, 5, requires_grad=True)"

    def gradient(*actions: str) -> torch.Tensor:
        return torch.tensor(evaluate(Program(EYE, actions=actions, weighted=True)).gradients["x"])

    def shaped(diagonal: float, elsewhere: float) -> torch.Tensor:
        return torch.full((4, 5), elsewhere) + (diagonal - elsewhere) * torch.eye(4, 5)

    once = shaped(*reference["once"])
    assert torch.equal(gradient("backward_retaining"), once)
    assert torch.equal(gradient("backward_retaining", "backward_retaining"), shaped(*reference["twice"]))
    assert torch.equal(
        gradient("backward_retaining", "backward_retaining", "zero", "backward"), shaped(*reference["zeroed"])
    )


@pytest.mark.parametrize("mode", MODES)
@EVERY_READY_MADE
def test_values_do_not_depend_on_the_mode(expression: object, mode: str) -> None:
    recorded = evaluate(Program(expression)).nodes
    other = evaluate(Program(expression, mode)).nodes
    assert {name: node.value for name, node in recorded.items()} == {name: node.value for name, node in other.items()}


def test_a_jacobian_too_large_to_read_is_left_out() -> None:
    from playground.autograd.expression import Expression, Input, Node

    column, row = Input("x", (1.0,) * 24, (24, 1)), Input("y", (1.0,) * 24, (1, 24))
    outer = Expression((column, row), (Node("out", "matmul", ("x", "y")),))
    assert {each.local for each in backward_steps(outer)[0].contributions} == {None}


def test_what_torch_warns_of_is_told_once() -> None:
    from playground.autograd.expression import Expression, Input, Node

    uneven = Expression(
        (Input("x", (1.0, 2.0), (2,)), Input("y", (1.0, 2.0), (2, 1))), (Node("out", "mse_loss", ("x", "y")),)
    )
    (warning,) = evaluate(Program(uneven, actions=("backward",))).warnings
    assert "target size" in warning
    assert len(backward_steps(uneven)) == 1
