"""Putting an expression together: new inputs, and which can go."""

from dataclasses import dataclass, replace
from math import prod

from playground.autograd.expression import Expression, ExpressionError, Input

NAMES = ("x", "y", "z", "w", "b", "u", "c", "d", "p", "q", "r", "s", "k", "m", "n")
"""Variables for new inputs, in the order in which they are taken."""
FIRST_VALUES = (0.5, -1.0, 2.0, 1.5, -0.5, 1.0)
"""Numbers of a new input, over and over."""


@dataclass(frozen=True)
class Kind:
    """A kind of input that can be added."""

    title: str
    shape: tuple[int, ...]
    classes: bool = False


KINDS: dict[str, Kind] = {
    "number": Kind("a number", ()),
    "vector2": Kind("a vector of 2", (2,)),
    "vector3": Kind("a vector of 3", (3,)),
    "matrix22": Kind("a matrix, 2 × 2", (2, 2)),
    "matrix23": Kind("a matrix, 2 × 3", (2, 3)),
    "matrix32": Kind("a matrix, 3 × 2", (3, 2)),
    "column": Kind("a column, 3 × 1", (3, 1)),
    "classes": Kind("two class numbers", (2,), classes=True),
}
"""What the page offers."""


def with_new_input(expression: Expression, kind: str) -> Expression:
    """The same with one more input, which nothing uses yet.

    Raises:
        ExpressionError: there is no room or no name left.
    """
    name = next((name for name in NAMES if name not in expression.names), None)
    if name is None:
        raise ExpressionError("Every name for an input is taken: remove one first.")
    chosen = KINDS[kind]
    count = prod(chosen.shape)
    values = tuple(
        float(place) if chosen.classes else FIRST_VALUES[place % len(FIRST_VALUES)] for place in range(count)
    )
    return replace(expression, inputs=(*expression.inputs, Input(name, values, chosen.shape, classes=chosen.classes)))


def unused(expression: Expression) -> list[str]:
    """The inputs that no operation takes, and that can go."""
    taken = {name for node in expression.nodes for name in node.arguments}
    return [each.name for each in expression.inputs if each.name not in taken]


def without_input(expression: Expression, name: str) -> Expression:
    """The same without an input.

    Raises:
        ExpressionError: an operation takes it.
    """
    if name not in unused(expression):
        raise ExpressionError(f"{name} is taken by an operation: remove that one first.")
    return replace(expression, inputs=tuple(each for each in expression.inputs if each.name != name))
