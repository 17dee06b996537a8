"""Expressions as data: invalid ones are refused with a reason, and JSON restores them."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.autograd.expression import Expression, ExpressionError, Input, Node, from_dict, to_dict
from playground.autograd.operations import EXPRESSION_OPERATIONS
from playground.autograd.program import ExpressionProgram
from playground.autograd.program_result import run_forward, run_program
from playground.autograd.ready_made import READY_MADE, ReadyMade
from playground.fields import Options
from playground.sandbox.execution import execution

SQUARE = READY_MADE["square"].expression


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Expression((), SQUARE.nodes), "needs an input"),
        (lambda: Expression(SQUARE.inputs, ()), "needs an input and an operation"),
        (lambda: SQUARE.with_node("add", ["x"], {}), "takes 2 variables"),
        (lambda: SQUARE.with_node("add", ["x", "later"], {}), "later, which is not computed before"),
        (lambda: SQUARE.with_node("eval", ["x"], {}), "no operation called eval"),
        (lambda: SQUARE.with_node("pow", ["x"], {"exponent": 9.0}), "exponent cannot be 9.0"),
        (lambda: SQUARE.with_node("pow", ["x"], {"sneaky": 1.0}), "no option 'sneaky'"),
        (lambda: Expression((Input("x", (1.0,)), Input("x", (1.0,))), SQUARE.nodes), "x is a duplicate"),
        (lambda: Expression((Input("x; y", (1.0,)),), (Node("out", "neg", ("x; y",)),)), "is not a valid name"),
        (lambda: Input("x", (1.0, 2.0)), "do not fill the shape"),
        (lambda: Input("x", (math.nan,)), "cannot be nan"),
        (lambda: Input("x", (1e9,)), "from -100 to 100"),
        (lambda: Input("x", (0.0,) * 25, (25,)), "MAX_INPUT_NUMBERS"),
    ],
)
def test_an_invalid_expression_is_refused_with_one_sentence(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ExpressionError, match=message) as caught:
        make()
    assert "\n" not in str(caught.value)


def test_the_number_of_nodes_is_limited() -> None:
    expression = SQUARE
    while len(expression.names) < limits.MAX_NODES:
        expression = expression.with_node("sin", [expression.result], {})
    assert run_forward(expression)[expression.result].isfinite()
    with pytest.raises(ExpressionError, match="MAX_NODES"):
        expression.with_node("sin", ["x"], {})
    assert len(expression.without_last().names) == limits.MAX_NODES - 1


def test_shapes_that_do_not_fit_are_refused_with_the_line_and_the_message_of_torch() -> None:
    bad = Expression(
        (Input("x", (1.0, 2.0), (2,)), Input("y", (1.0, 2.0, 3.0), (3,))), (Node("out", "add", ("x", "y")),)
    )
    with pytest.raises(
        ExpressionError, match=r"out = x \+ y does not work: torch says RuntimeError: The size of tensor"
    ):
        run_forward(bad)


def test_the_numbers_of_a_node_are_limited() -> None:
    column, row = Input("x", (1.0,) * 24, (24, 1)), Input("y", (1.0,) * 24, (1, 24))
    outer = Expression((column, row), (Node("out", "matmul", ("x", "y")),))
    assert run_forward(outer)["out"].numel() == 576
    flat = outer.with_node("flatten", ["out"], {})
    with pytest.raises(ExpressionError, match="MAX_NODE_NUMBERS"):
        run_forward(flat.with_node("add", [flat.result, "x"], {}))


@pytest.mark.parametrize("ready", READY_MADE.values(), ids=READY_MADE)
def test_ready_made_expressions_run_and_are_restored_from_plain_values(ready: ReadyMade) -> None:
    expression = ready.expression
    assert from_dict(to_dict(expression)) == expression
    assert len(expression.names) <= limits.MAX_NODES
    assert ready.notice.endswith(".")
    assert run_program(ExpressionProgram(expression)).error == ""


@st.composite
def random_expressions(draw: st.DrawFn) -> Expression:
    """Any operations on any earlier variables, whether they fit or not."""
    shapes = st.sampled_from([(), (2,), (3,), (2, 3), (3, 2), (1, 4)])
    numbers = st.floats(-100, 100)
    inputs = []
    for name in draw(st.sampled_from([["x"], ["x", "y"]])):
        shape = draw(shapes)
        count = math.prod(shape)
        inputs.append(Input(name, tuple(draw(st.lists(numbers, min_size=count, max_size=count))), shape))
    names, nodes = [each.name for each in inputs], []
    for number in range(draw(st.integers(1, 6))):
        operation = EXPRESSION_OPERATIONS[draw(st.sampled_from(sorted(EXPRESSION_OPERATIONS)))]
        arguments = tuple(draw(st.sampled_from(names)) for _ in range(operation.arity))
        nodes.append(Node(f"v{number}", operation.name, arguments, Options(), draw(st.booleans())))
        names.append(f"v{number}")
    return Expression(tuple(inputs), tuple(nodes))


@settings(max_examples=150, deadline=None)
@given(expression=random_expressions())
def test_any_expression_runs_or_is_refused_with_a_sentence(expression: Expression) -> None:
    assert from_dict(to_dict(expression)) == expression
    try:
        result = run_program(ExpressionProgram(expression, calls=("backward",), from_ones=True))
    except ExpressionError as error:
        sentence = str(error)
        assert "\n" not in sentence
        return
    with execution() as run:
        # A backward of an expression without leaves fails.
        run.run(result.source)
    for name, node in result.variables.items():
        assert repr(node.value) == repr(run.variables[name].tolist())
        assert node.leaf == run.variables[name].is_leaf
