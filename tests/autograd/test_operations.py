"""Every operation: its gradient compared with finite differences, torch's gradcheck and its local derivative."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.autograd.backward import backward_steps
from playground.autograd.expression import Expression
from playground.autograd.finite_differences import numerical_gradient
from playground.autograd.operations import EXPRESSION_OPERATIONS, OPERATION_GROUPS
from playground.autograd.program import ExpressionProgram
from playground.autograd.program_result import run_program
from playground.fields import FieldError, Value
from tests.autograd.operands import expressions
from tests.autograd.shown_lines import variables_of

ALONE = [
    pytest.param(each, id=f"{name} {number}")
    for name in EXPRESSION_OPERATIONS
    for number, each in enumerate(expressions(name))
]


@pytest.mark.covers("autograd.numeric")
@pytest.mark.parametrize("expression", ALONE)
def test_gradients_agree_with_finite_differences(expression: Expression) -> None:
    result = run_program(ExpressionProgram(expression, calls=("backward",), from_ones=True))
    assert result.error == ""
    for leaf in expression.leaves:
        numeric = numerical_gradient(expression, leaf).gradient
        torch.testing.assert_close(torch.tensor(result.gradients[leaf]), torch.tensor(numeric), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("expression", ALONE)
def test_gradients_pass_gradcheck(expression: Expression) -> None:
    """gradcheck of the function that the page shows, in float64, for every output and not only for their sum."""
    source = "\n".join([*expression.imports, *expression.class_input_lines(), *expression.function_lines()])
    names = variables_of(source)
    inputs = [
        variables_of(f"import torch\nx = {expression.input(name).source('float64')}")["x"]
        for name in expression.float_inputs
    ]
    assert torch.autograd.gradcheck(names["forward"], [each.requires_grad_() for each in inputs])


@pytest.mark.covers("autograd.steps")
@pytest.mark.parametrize("expression", ALONE)
def test_what_a_node_passes_on_is_the_incoming_gradient_times_its_local_derivative(expression: Expression) -> None:
    (step,) = backward_steps(expression)
    incoming = torch.tensor(step.incoming).flatten()
    for contribution in step.contributions:
        passed, local = torch.tensor(contribution.passed), torch.tensor(contribution.local)
        expected = incoming @ local if contribution.is_jacobian else incoming * local.flatten()
        torch.testing.assert_close(passed.flatten(), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", EXPRESSION_OPERATIONS)
def test_every_operation_is_described(name: str) -> None:
    entry = EXPRESSION_OPERATIONS[name]
    assert entry.group in OPERATION_GROUPS
    assert entry.derivative.endswith((".", ".)"))
    assert all(option.help for option in entry.options)


@settings(max_examples=100, deadline=None)
@given(
    name=st.sampled_from(sorted(EXPRESSION_OPERATIONS)),
    value=st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
)
def test_any_option_is_accepted_within_its_bounds_or_refused_with_a_sentence(name: str, value: Value) -> None:
    entry = EXPRESSION_OPERATIONS[name]
    for option in entry.options:
        try:
            chosen = entry.check({option.name: value})
        except FieldError as error:
            sentence = str(error)
            assert sentence.endswith(".")
        else:
            compile(entry.write_source(["x", "y"][: entry.arity], chosen), "<shown>", "eval")
