"""Programs: the graph as torch describes it, gradients as they accumulate, and the effect of each setting."""

import json
from pathlib import Path

import pytest
import torch

from playground.autograd.backward import backward_steps
from playground.autograd.expression import Expression, Input, Node
from playground.autograd.finite_differences import numerical_gradient, numerical_source
from playground.autograd.program import GRAD_MODES, ExpressionProgram, GradientCall, GradMode
from playground.autograd.program_result import run_program
from playground.autograd.ready_made import READY_MADE
from tests.autograd.shown_lines import variables_of

SQUARE = READY_MADE["square"].expression
LINE = READY_MADE["line"].expression
EYE = READY_MADE["eye"].expression
EVERY_READY_MADE = pytest.mark.parametrize(
    "expression", [each.expression for each in READY_MADE.values()], ids=READY_MADE
)


@pytest.mark.covers("autograd.facts")
def test_every_variable_is_described_as_torch_describes_it() -> None:
    nodes = run_program(ExpressionProgram(LINE)).variables
    assert (nodes["w"].leaf, nodes["w"].requires_grad, nodes["w"].grad_fn) == (True, True, "")
    assert (nodes["x"].leaf, nodes["x"].requires_grad) == (True, False)
    assert (nodes["wx"].leaf, nodes["wx"].requires_grad, nodes["wx"].grad_fn) == (False, True, "MulBackward0")
    assert nodes["loss"].grad_fn == "PowBackward0"
    assert nodes["loss"].value == pytest.approx((0.5 * 3 + 0.25 - 2) ** 2)
    assert nodes["loss"].shape == ()
    assert nodes["loss"].dtype == "float32"


@pytest.mark.covers("autograd.backward")
@EVERY_READY_MADE
def test_the_page_shows_the_gradients_that_the_shown_code_computes(expression: Expression) -> None:
    result = run_program(ExpressionProgram(expression, calls=("backward",), from_ones=True))
    names = variables_of(result.source)
    assert result.error == ""
    assert result.gradients == {name: names[name].grad.tolist() for name in expression.leaves}


@pytest.mark.covers("autograd.accumulation")
@pytest.mark.covers("autograd.zeroing")
@pytest.mark.covers("autograd.retain_graph")
def test_gradients_add_up_until_they_are_zeroed() -> None:
    def gradient(*calls: GradientCall) -> object:
        result = run_program(ExpressionProgram(SQUARE, calls=calls))
        assert result.error == ""
        return result.gradients["x"]

    assert gradient() is None
    assert gradient("backward") == 6
    assert gradient("backward_retaining", "backward") == 12
    assert gradient("backward_retaining", "backward_retaining", "backward") == 18
    assert gradient("backward_retaining", "zero") is None
    assert gradient("backward_retaining", "zero", "backward") == 6


@pytest.mark.covers("autograd.twice")
def test_a_second_backward_without_the_graph_is_torchs_error_at_its_line() -> None:
    result = run_program(ExpressionProgram(SQUARE, calls=("backward", "backward")))
    assert "backward through the graph a second time" in result.error
    assert result.failed_line == "out.backward()"
    assert result.gradients == {"x": 6}


@pytest.mark.covers("autograd.not_scalar")
def test_several_numbers_need_a_gradient_to_start_from() -> None:
    assert "only for scalar outputs" in run_program(ExpressionProgram(EYE, calls=("backward",))).error
    assert run_program(ExpressionProgram(EYE, calls=("backward",), from_ones=True)).error == ""


@pytest.mark.covers("autograd.no_grad")
def test_no_grad_records_no_graph() -> None:
    result = run_program(ExpressionProgram(SQUARE, "no_grad", ("backward",)))
    node = result.variables["out"]
    assert (node.grad_fn, node.requires_grad, node.leaf, node.inference) == ("", False, True, False)
    assert node.value == 9
    assert "does not require grad" in result.error


@pytest.mark.covers("autograd.inference_mode")
@pytest.mark.covers("autograd.inference_error")
def test_inference_tensors_belong_to_no_graph() -> None:
    result = run_program(ExpressionProgram(SQUARE, "inference_mode", ("backward",)))
    assert result.variables["out"].inference
    assert not result.variables["x"].inference
    assert "does not require grad" in result.error


@pytest.mark.covers("autograd.detach")
def test_detach_cuts_the_graph_at_its_node() -> None:
    cut = LINE.with_detach(["wx"])
    result = run_program(ExpressionProgram(cut, calls=("backward",)))
    assert result.variables["wx"].grad_fn == ""
    assert result.gradients["w"] is None
    assert result.gradients["b"] == pytest.approx(2 * (0.5 * 3 + 0.25 - 2))
    steps = {step.node: step for step in backward_steps(cut)}
    assert "wx" not in steps
    assert [each.argument for each in steps["prediction"].contributions] == ["b"]
    # Finite differences move the numbers themselves, so the cut has no effect on them.
    assert numerical_gradient(cut, "w").gradient == pytest.approx(3 * result.gradients["b"], rel=1e-5)


def test_a_detached_result_blocks_everything() -> None:
    cut = SQUARE.with_detach(["out"])
    assert "does not require grad" in run_program(ExpressionProgram(cut, calls=("backward",))).error
    (step,) = backward_steps(cut)
    assert step.blocked == "out was detached: the gradient stops at this node."


@pytest.mark.covers("autograd.facts")
def test_requires_grad_can_be_switched_off() -> None:
    off = SQUARE.with_input("x", requires_grad=False)
    assert off.leaves == []
    assert not run_program(ExpressionProgram(off)).variables["out"].requires_grad
    (step,) = backward_steps(off)
    assert "requires a gradient" in step.blocked


@pytest.mark.covers("autograd.steps")
@EVERY_READY_MADE
def test_the_steps_add_up_to_the_gradient_of_autograd_at_every_node(expression: Expression) -> None:
    """The gradients of retain_grad for every variable: the same additions in the same order, so the same bits."""
    program = ExpressionProgram(expression)
    retaining = [
        f"{name}.retain_grad()" for name in expression.names if run_program(program).variables[name].requires_grad
    ]
    backward = f"{expression.result}.backward(torch.ones_like({expression.result}))"
    names = variables_of("\n".join([program.forward_source(), *retaining, backward]))
    for step in backward_steps(expression):
        assert step.incoming == names[step.node].grad.tolist()
        for contribution in step.contributions:
            last = contribution.gradient
            assert torch.tensor(last).shape == names[contribution.argument].shape
    complete = {each.argument: each.gradient for step in backward_steps(expression) for each in step.contributions}
    assert complete == {name: names[name].grad.tolist() for name in complete}
    assert set(expression.leaves) <= set(complete)


@pytest.mark.covers("autograd.numeric")
@EVERY_READY_MADE
def test_finite_differences_agree_with_autograd_at_every_leaf(expression: Expression) -> None:
    result = run_program(ExpressionProgram(expression, calls=("backward",), from_ones=True))
    for leaf in expression.leaves:
        numeric = numerical_gradient(expression, leaf)
        assert numeric.gradient == variables_of(numerical_source(expression, leaf))["numeric"].tolist()
        torch.testing.assert_close(
            torch.tensor(result.gradients[leaf]), torch.tensor(numeric.gradient), rtol=1e-4, atol=1e-5
        )


@pytest.mark.covers("autograd.reference")
def test_the_course_reference_of_eye_4_5() -> None:
    reference = json.loads((Path(__file__).parent / "reference.json").read_text())
    assert EYE.inputs[0].source() == "torch.eye(4, 5, requires_grad=True)"

    def gradient(*calls: GradientCall) -> torch.Tensor:
        return torch.tensor(run_program(ExpressionProgram(EYE, calls=calls, from_ones=True)).gradients["x"])

    def shaped(diagonal: float, elsewhere: float) -> torch.Tensor:
        return torch.full((4, 5), elsewhere) + (diagonal - elsewhere) * torch.eye(4, 5)

    once = shaped(*reference["once"])
    assert torch.equal(gradient("backward_retaining"), once)
    assert torch.equal(gradient("backward_retaining", "backward_retaining"), shaped(*reference["twice"]))
    assert torch.equal(
        gradient("backward_retaining", "backward_retaining", "zero", "backward"), shaped(*reference["zeroed"])
    )


@pytest.mark.parametrize("mode", GRAD_MODES)
@EVERY_READY_MADE
def test_values_do_not_depend_on_the_mode(expression: Expression, mode: GradMode) -> None:
    recorded = run_program(ExpressionProgram(expression)).variables
    other = run_program(ExpressionProgram(expression, mode)).variables
    assert {name: node.value for name, node in recorded.items()} == {name: node.value for name, node in other.items()}


def test_a_jacobian_too_large_to_read_is_left_out() -> None:
    column, row = Input("x", (1.0,) * 24, (24, 1)), Input("y", (1.0,) * 24, (1, 24))
    outer = Expression((column, row), (Node("out", "matmul", ("x", "y")),))
    assert {each.local for each in backward_steps(outer)[0].contributions} == {None}


def test_a_warning_of_torch_is_shown_once() -> None:
    uneven = Expression(
        (Input("x", (1.0, 2.0), (2,)), Input("y", (1.0, 2.0), (2, 1))), (Node("out", "mse_loss", ("x", "y")),)
    )
    (warning,) = run_program(ExpressionProgram(uneven, calls=("backward",))).warnings
    assert "target size" in warning
    assert len(backward_steps(uneven)) == 1
