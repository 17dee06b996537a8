"""Jacobian products against torch.autograd.functional and against each other."""

import pytest
import torch

from playground.autograd.expression import Expression, ExpressionError, Input, Node
from playground.autograd.products import products, sizes
from playground.autograd.program import fixed_lines, function_lines, moving
from playground.autograd.ready_made import READY_MADE
from playground.sandbox.shown_code import run

CASES = [
    pytest.param(each.expression, leaf, id=f"{name} {leaf}")
    for name, each in READY_MADE.items()
    for leaf in each.expression.leaves
]


@pytest.mark.covers("autograd.products")
@pytest.mark.parametrize(("expression", "leaf"), CASES)
def test_products_are_those_of_the_jacobian(expression: Expression, leaf: str) -> None:
    outputs, inputs = sizes(expression, leaf)
    v = [0.5 + number for number in range(inputs)]
    u = [1.0 - 0.25 * number for number in range(outputs)]
    found = products(expression, leaf, v, u)
    names = run("\n".join([*expression.imports, *fixed_lines(expression), *function_lines(expression)])).names
    values = {
        name: run(f"import torch\nx = {expression.input(name).source('float32')}").names["x"]
        for name in moving(expression)
    }
    jacobian = torch.autograd.functional.jacobian(
        lambda moved: names["forward"](**{**values, leaf: moved}), values[leaf]
    ).reshape(outputs, inputs)
    torch.testing.assert_close(torch.tensor(found.jacobian), jacobian)
    torch.testing.assert_close(torch.tensor(found.tangent), jacobian @ torch.tensor(v), rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(torch.tensor(found.pulled_back), torch.tensor(u) @ jacobian, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(torch.tensor(found.backward), torch.tensor(found.pulled_back))
    assert found.output == pytest.approx(run(found.source).names["output"].flatten().tolist())


def test_vectors_that_do_not_fit_are_refused() -> None:
    expression = READY_MADE["vector"].expression
    with pytest.raises(ExpressionError, match="u takes 3 numbers and v takes 3"):
        products(expression, "x", [1.0], [1.0])


def test_too_large_a_jacobian_is_refused_by_the_limits_name() -> None:
    column, row = Input("x", (1.0,) * 24, (24, 1)), Input("y", (1.0,) * 24, (1, 24))
    outer = Expression((column, row), (Node("out", "matmul", ("x", "y")),))
    with pytest.raises(ExpressionError, match="MAX_JACOBIAN_NUMBERS"):
        products(outer, "x", [1.0] * 24, [1.0] * 576)
