"""Ready-made expressions from which a student starts, as data."""

from dataclasses import dataclass

from playground.autograd.expression import Expression, Input, Node
from playground.fields import Options


@dataclass(frozen=True, kw_only=True)
class ReadyMade:
    """An expression with what to notice in it."""

    name: str
    title: str
    notice: str
    expression: Expression


def _number(name: str, value: float, *, requires_grad: bool = True) -> Input:
    return Input(name, (value,), requires_grad=requires_grad)


def _table(name: str, *rows: tuple[float, ...], requires_grad: bool = True) -> Input:
    return Input(name, tuple(value for row in rows for value in row), (len(rows), len(rows[0])), requires_grad)


def _vector(name: str, *values: float, requires_grad: bool = True) -> Input:
    return Input(name, values, (len(values),), requires_grad)


def _identity(name: str, rows: int, columns: int) -> Input:
    values = tuple(float(row == column) for row in range(rows) for column in range(columns))
    return Input(name, values, (rows, columns), eye=True)


READY_MADE: dict[str, ReadyMade] = {
    each.name: each
    for each in (
        ReadyMade(
            name="square",
            title="(x + 1)²",
            notice="Two steps forward and two steps backward: the derivative is 2(x + 1), the product of 2a and 1.",
            expression=Expression(
                (_number("x", 2.0),),
                (
                    Node("a", "add_number", ("x",), Options({"number": 1.0})),
                    Node("out", "pow", ("a",), Options({"exponent": 2.0})),
                ),
            ),
        ),
        ReadyMade(
            name="line",
            title="w·x + b, squared error",
            notice="One sample of linear regression. x and y are data and need no gradient. The gradient of w is the "
            "gradient of b times x.",
            expression=Expression(
                (
                    _number("w", 0.5),
                    _number("b", 0.25),
                    _number("x", 3.0, requires_grad=False),
                    _number("y", 2.0, requires_grad=False),
                ),
                (
                    Node("wx", "mul", ("w", "x")),
                    Node("prediction", "add", ("wx", "b")),
                    Node("error", "sub", ("prediction", "y")),
                    Node("loss", "pow", ("error",), Options({"exponent": 2.0})),
                ),
            ),
        ),
        ReadyMade(
            name="sigmoid",
            title="a sigmoid chain",
            notice="The derivative of a sigmoid is at most ¼, so each sigmoid in a chain makes the gradient smaller. Set w "
            "to 5 and compare the gradients.",
            expression=Expression(
                (_number("w", 1.5), _number("x", 2.0, requires_grad=False), _number("b", -1.0)),
                (
                    Node("wx", "mul", ("w", "x")),
                    Node("z", "add", ("wx", "b")),
                    Node("p", "sigmoid", ("z",)),
                    Node("log_p", "log", ("p",)),
                    Node("loss", "neg", ("log_p",)),
                ),
            ),
        ),
        ReadyMade(
            name="softmax",
            title="softmax and cross-entropy",
            notice="The gradient of the logits is softmax minus one-hot: the predicted probabilities minus the true ones. It "
            "sums to 0.",
            expression=Expression(
                (_vector("logits", 2.0, 1.0, 0.1),),
                (
                    Node("p", "softmax", ("logits",)),
                    Node("log_p", "log", ("p",)),
                    Node("true_class", "index", ("log_p",), Options({"index": 0})),
                    Node("loss", "neg", ("true_class",)),
                ),
            ),
        ),
        ReadyMade(
            name="cross_entropy",
            title="cross_entropy in one call",
            notice="The same as softmax, log, indexing and minus, in one numerically stable step. Class numbers are "
            "integers and have no gradient.",
            expression=Expression(
                (_table("logits", (2.0, 1.0, 0.1), (0.5, 0.2, 3.0)), Input("target", (0, 2), (2,), classes=True)),
                (Node("loss", "cross_entropy", ("logits", "target")),),
            ),
        ),
        ReadyMade(
            name="network",
            title="a two-layer network, one sample",
            notice="Backpropagation through a whole network: one backward pass gives every weight its gradient.",
            expression=Expression(
                (
                    _vector("x", 1.0, -2.0, requires_grad=False),
                    _table("W1", (0.5, -0.3), (0.2, 0.8)),
                    _vector("b1", 0.1, -0.1),
                    _table("W2", (1.0,), (-0.7,)),
                    _vector("b2", 0.2),
                    _vector("y", 1.0, requires_grad=False),
                ),
                (
                    Node("z1", "matmul", ("x", "W1")),
                    Node("h1", "add", ("z1", "b1")),
                    Node("a1", "tanh", ("h1",)),
                    Node("z2", "matmul", ("a1", "W2")),
                    Node("out", "add", ("z2", "b2")),
                    Node("loss", "mse_loss", ("out", "y")),
                ),
            ),
        ),
        ReadyMade(
            name="broadcasting",
            title="X @ W + b, a batch",
            notice="b is added to every row, so its gradient is the sum over the rows: broadcasting in the forward pass is "
            "summing in the backward pass.",
            expression=Expression(
                (
                    _table("X", (1.0, 2.0), (3.0, 4.0), (5.0, 6.0), requires_grad=False),
                    _table("W", (0.1, -0.2), (0.3, 0.4)),
                    _vector("b", 0.5, -0.5),
                ),
                (
                    Node("XW", "matmul", ("X", "W")),
                    Node("z", "add", ("XW", "b")),
                    Node("h", "relu", ("z",)),
                    Node("out", "mean", ("h",)),
                ),
            ),
        ),
        ReadyMade(
            name="twice",
            title="x used twice: x·sin x",
            notice="x is used in two places, so two contributions to its gradient add up.",
            expression=Expression((_number("x", 1.0),), (Node("s", "sin", ("x",)), Node("out", "mul", ("x", "s")))),
        ),
        ReadyMade(
            name="eye",
            title="((x + 1)²)ᵀ of eye(4, 5)",
            notice="The result is not a single number, so backward needs a gradient to start from, here all ones. The "
            "gradient of x is 4 on the diagonal and 2 elsewhere. A second backward doubles it; zeroing removes it.",
            expression=Expression(
                (_identity("x", 4, 5),),
                (
                    Node("a", "add_number", ("x",), Options({"number": 1.0})),
                    Node("b", "pow", ("a",), Options({"exponent": 2.0})),
                    Node("out", "t", ("b",)),
                ),
            ),
        ),
        ReadyMade(
            name="vector",
            title="three numbers in, three out",
            notice="No single gradient describes this function: its Jacobian has a row for each output and a column for "
            "each input.",
            expression=Expression(
                (_vector("x", 0.5, 1.0, 2.0),),
                (
                    Node("e", "exp", ("x",)),
                    Node("first", "index", ("x",), Options({"index": 0})),
                    Node("out", "mul", ("e", "first")),
                ),
            ),
        ),
    )
}
"""Every expression that the page offers."""
