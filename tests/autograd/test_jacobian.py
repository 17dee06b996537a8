"""Jacobian products compared with torch.autograd.functional and with each other."""

import pytest
import torch

from playground.autograd.expression import Expression, ExpressionError, Input, Node
from playground.autograd.inputs import add_input
from playground.autograd.jacobian import jacobian_products
from playground.autograd.ready_made import READY_MADE
from tests.autograd.shown_lines import variables_of

CASES = [
    pytest.param(each.expression, leaf, id=f"{name} {leaf}")
    for name, each in READY_MADE.items()
    for leaf in each.expression.leaves
]


@pytest.mark.covers("autograd.products")
@pytest.mark.parametrize(("expression", "leaf"), CASES)
def test_products_are_those_of_the_jacobian(expression: Expression, leaf: str) -> None:
    first = jacobian_products(expression, leaf)
    outputs, inputs = len(first.u), len(first.v)
    v = [0.5 + number for number in range(inputs)]
    u = [1.0 - 0.25 * number for number in range(outputs)]
    products = jacobian_products(expression, leaf, v, u)
    names = variables_of(
        "\n".join([*expression.imports, *expression.class_input_lines(), *expression.function_lines()])
    )
    values = {
        name: variables_of(f"import torch\nx = {expression.input(name).source('float32')}")["x"]
        for name in expression.float_inputs
    }
    jacobian = torch.autograd.functional.jacobian(
        lambda moved: names["forward"](**{**values, leaf: moved}), values[leaf]
    ).reshape(outputs, inputs)
    torch.testing.assert_close(torch.tensor(products.jacobian), jacobian)
    torch.testing.assert_close(torch.tensor(products.jvp), jacobian @ torch.tensor(v), rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(torch.tensor(products.vjp), torch.tensor(u) @ jacobian, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(torch.tensor(products.backward), torch.tensor(products.vjp))
    assert products.output == pytest.approx(variables_of(products.source)["output"].flatten().tolist())


def test_vectors_of_another_length_are_replaced() -> None:
    products = jacobian_products(READY_MADE["vector"].expression, "x", [2.0], [2.0])
    assert (products.v, products.u) == ((1.0, 0.0, 0.0), (1.0, 1.0, 1.0))


def test_no_new_input_has_the_name_of_a_vector_of_the_products() -> None:
    """The sixth input was once called u, as the vector of the products."""
    expression = READY_MADE["square"].expression
    for _ in range(10):
        expression = add_input(expression, "number")
    assert not {"u", "v"} & set(expression.names)


def test_a_jacobian_that_is_too_large_is_refused_with_the_name_of_the_limit() -> None:
    column, row = Input("x", (1.0,) * 24, (24, 1)), Input("y", (1.0,) * 24, (1, 24))
    outer = Expression((column, row), (Node("out", "matmul", ("x", "y")),))
    with pytest.raises(ExpressionError, match="MAX_JACOBIAN_NUMBERS"):
        jacobian_products(outer, "x")
