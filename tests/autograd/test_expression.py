"""Expressions as data: what is refused and why, and that they survive a session."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.autograd.evaluate import evaluate, forward
from playground.autograd.expression import Expression, ExpressionError, Input, Node, from_dict, to_dict
from playground.autograd.palette import PALETTE
from playground.autograd.program import Program
from playground.autograd.ready_made import READY_MADE
from playground.fields import Options
from playground.sandbox.shown_code import run

SQUARE = READY_MADE["square"].expression


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Expression((), SQUARE.nodes), "needs an input"),
        (lambda: Expression(SQUARE.inputs, ()), "needs an input and an operation"),
        (lambda: SQUARE.with_node("add", ["x"], {}), "takes 2 variables"),
        (lambda: SQUARE.with_node("add", ["x", "later"], {}), "later, which is not made before"),
        (lambda: SQUARE.with_node("eval", ["x"], {}), "no operation called eval"),
        (lambda: SQUARE.with_node("pow", ["x"], {"exponent": 9.0}), "exponent cannot be 9.0"),
        (lambda: SQUARE.with_node("pow", ["x"], {"sneaky": 1.0}), "no option 'sneaky'"),
        (lambda: Expression((Input("x", (1.0,)), Input("x", (1.0,))), SQUARE.nodes), "x is taken"),
        (lambda: Expression((Input("x; y", (1.0,)),), (Node("out", "neg", ("x; y",)),)), "is no name"),
        (lambda: Input("x", (1.0, 2.0)), "do not make a shape"),
        (lambda: Input("x", (math.nan,)), "cannot be nan"),
        (lambda: Input("x", (1e9,)), "from -100 to 100"),
        (lambda: Input("x", (0.0,) * 25, (25,)), "MAX_INPUT_NUMBERS"),
    ],
)
def test_what_cannot_be_is_one_sentence(make: object, says: str) -> None:
    with pytest.raises(ExpressionError, match=says) as caught:
        make()
    assert "\n" not in str(caught.value)


def test_there_is_room_for_fifteen_nodes_and_no_more() -> None:
    expression = SQUARE
    while len(expression.names) < limits.MAX_NODES:
        expression = expression.with_node("sin", [expression.result], {})
    assert forward(expression)[expression.result].isfinite()
    with pytest.raises(ExpressionError, match="MAX_NODES"):
        expression.with_node("sin", ["x"], {})
    assert len(expression.without_last().names) == limits.MAX_NODES - 1


def test_shapes_that_do_not_fit_are_told_with_the_line_and_torchs_words() -> None:
    bad = Expression(
        (Input("x", (1.0, 2.0), (2,)), Input("y", (1.0, 2.0, 3.0), (3,))), (Node("out", "add", ("x", "y")),)
    )
    with pytest.raises(
        ExpressionError, match=r"out = x \+ y does not work: torch says RuntimeError: The size of tensor"
    ):
        forward(bad)


def test_a_node_cannot_grow_past_its_limit() -> None:
    column, row = Input("x", (1.0,) * 24, (24, 1)), Input("y", (1.0,) * 24, (1, 24))
    outer = Expression((column, row), (Node("out", "matmul", ("x", "y")),))
    assert forward(outer)["out"].numel() == 576
    flat = outer.with_node("flatten", ["out"], {})
    with pytest.raises(ExpressionError, match="MAX_NODE_NUMBERS"):
        forward(flat.with_node("add", [flat.result, "x"], {}))


@pytest.mark.parametrize("ready", READY_MADE.values(), ids=READY_MADE)
def test_ready_made_expressions_run_and_are_kept_whole(ready: object) -> None:
    expression = ready.expression
    assert from_dict(to_dict(expression)) == expression
    assert len(expression.names) <= limits.MAX_NODES
    assert ready.notice.endswith(".")
    assert evaluate(Program(expression)).error == ""


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
        operation = PALETTE[draw(st.sampled_from(sorted(PALETTE)))]
        arguments = tuple(draw(st.sampled_from(names)) for _ in range(operation.arity))
        nodes.append(Node(f"v{number}", operation.name, arguments, Options(), draw(st.booleans())))
        names.append(f"v{number}")
    return Expression(tuple(inputs), tuple(nodes))


@settings(max_examples=150, deadline=None)
@given(expression=random_expressions())
def test_anything_clicked_together_runs_or_is_refused_in_a_sentence(expression: Expression) -> None:
    assert from_dict(to_dict(expression)) == expression
    try:
        evaluated = evaluate(Program(expression, actions=("backward",), weighted=True))
    except ExpressionError as error:
        sentence = str(error)
        assert "\n" not in sentence
        return
    names = run(evaluated.source).names
    for name, node in evaluated.nodes.items():
        assert repr(node.value) == repr(names[name].tolist())
        assert node.leaf == names[name].is_leaf
