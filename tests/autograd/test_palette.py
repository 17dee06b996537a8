"""Every operation of the palette: its gradient against finite differences, torch's gradcheck and its own words."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.autograd.backward import backward_steps
from playground.autograd.evaluate import evaluate
from playground.autograd.expression import Expression
from playground.autograd.numeric import numeric_gradient
from playground.autograd.palette import GROUPS, PALETTE
from playground.autograd.program import Program, fixed_lines, function_lines, moving
from playground.fields import FieldError
from playground.sandbox.shown_code import run
from tests.autograd.operands import expressions

ALONE = [pytest.param(each, id=f"{name} {number}") for name in PALETTE for number, each in enumerate(expressions(name))]


@pytest.mark.covers("autograd.numeric")
@pytest.mark.parametrize("expression", ALONE)
def test_gradients_agree_with_finite_differences(expression: Expression) -> None:
    evaluated = evaluate(Program(expression, actions=("backward",), weighted=True))
    assert evaluated.error == ""
    for leaf in expression.leaves:
        numeric = numeric_gradient(expression, leaf).gradient
        torch.testing.assert_close(torch.tensor(evaluated.gradients[leaf]), torch.tensor(numeric), rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("expression", ALONE)
def test_gradients_pass_torchs_own_check(expression: Expression) -> None:
    """gradcheck of the function that the page shows, in float64, for every output and not only for their sum."""
    source = "\n".join([*expression.imports, *fixed_lines(expression), *function_lines(expression)])
    names = run(source).names
    inputs = [
        run(f"import torch\nx = {expression.input(name).source('float64')}").names["x"] for name in moving(expression)
    ]
    assert torch.autograd.gradcheck(names["forward"], [each.requires_grad_() for each in inputs])


@pytest.mark.covers("autograd.steps")
@pytest.mark.parametrize("expression", ALONE)
def test_what_a_node_passes_on_is_the_incoming_gradient_times_its_local_derivative(expression: Expression) -> None:
    (step,) = backward_steps(expression)
    incoming = torch.tensor(step.incoming).flatten()
    for contribution in step.contributions:
        passed, local = torch.tensor(contribution.passed), torch.tensor(contribution.local)
        expected = incoming @ local if contribution.matrix else incoming * local.flatten()
        torch.testing.assert_close(passed.flatten(), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", PALETTE)
def test_the_words_are_there(name: str) -> None:
    entry = PALETTE[name]
    assert entry.group in GROUPS
    assert entry.derivative.endswith((".", ".)"))
    assert all(option.help for option in entry.options)


@settings(max_examples=100, deadline=None)
@given(name=st.sampled_from(sorted(PALETTE)), value=st.none() | st.booleans() | st.integers() | st.floats() | st.text())
def test_any_option_is_taken_within_its_bounds_or_refused_in_a_sentence(name: str, value: object) -> None:
    entry = PALETTE[name]
    for option in entry.options:
        try:
            chosen = entry.check({option.name: value})
        except FieldError as error:
            sentence = str(error)
            assert sentence.endswith(".")
        else:
            compile(entry.expression(["x", "y"][: entry.arity], chosen), "<shown>", "eval")
