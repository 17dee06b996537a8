"""Inputs for every operation: numbers at which it is smooth, and shapes that it accepts."""

from playground.autograd.expression import Expression, Input, Node
from playground.autograd.operations import EXPRESSION_OPERATIONS
from playground.fields import Options

SMOOTH = (0.7, 1.9, 0.4, 1.3, 2.2, 0.9)
"""Positive, apart from each other and from corners, so that every operation has a derivative there."""
SHAPES: dict[str, list[tuple[tuple[int, ...], ...]]] = {
    "matmul": [((2, 3), (3, 2)), ((3,), (3, 2)), ((2, 3), (3,)), ((3,), (3,))],
    "t": [((), ()), ((3,), ()), ((2, 3), ())],
    "index": [((3,), ()), ((2, 3), ())],
    "softmax": [((3,), ()), ((2, 3), ())],
    "log_softmax": [((3,), ()), ((2, 3), ())],
    "mse_loss": [((), ()), ((3,), (3,)), ((2, 3), (2, 3))],
    "bce_logits": [((), ()), ((3,), (3,)), ((2, 3), (2, 3))],
    "cross_entropy": [((2, 3), (2,))],
}
ONE = [((), ()), ((3,), ()), ((2, 3), ())]
TWO = [((), ()), ((3,), ()), ((2, 3), (3,)), ((2, 1), (3,)), ((2, 3), (2, 3))]


def tensor(name: str, shape: tuple[int, ...], shift: float = 0.0, scale: float = 1.0) -> Input:
    count = 1
    for size in shape:
        count *= size
    return Input(name, tuple(scale * value + shift for value in SMOOTH[:count]), shape)


def expressions(operation: str) -> list[Expression]:
    """One expression with only that operation for each kind of shape that it takes."""
    entry = EXPRESSION_OPERATIONS[operation]
    made = []
    for first, second in SHAPES.get(operation, ONE if entry.arity == 1 else TWO):
        inputs = [tensor("x", first)]
        if entry.class_targets:
            inputs.append(Input("y", (0.0, 2.0), second, classes=True))
        elif entry.arity == 2:
            inputs.append(tensor("y", second, scale=0.4) if operation == "bce_logits" else tensor("y", second, 0.11))
        names = tuple(each.name for each in inputs)
        made.append(Expression(tuple(inputs), (Node("out", operation, names),)))
        for option in entry.options:
            if option.name == "exponent":
                made.append(Expression(tuple(inputs), (Node("out", operation, names, Options({"exponent": -1.5})),)))
            if option.name == "dim" and first:
                made.append(Expression(tuple(inputs), (Node("out", operation, names, Options({"dim": 0})),)))
    return made
