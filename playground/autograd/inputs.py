"""Adding inputs to an expression, and removing unused ones."""

from dataclasses import dataclass, replace
from math import prod

from playground.autograd.expression import Expression, ExpressionError, Input

NAMES = ("x", "y", "z", "w", "b", "c", "d", "p", "q", "r", "s", "k", "m", "n")
"""Names for new inputs, in the order in which they are used. ``u`` and ``v`` are vectors in the source of the products."""
FIRST_VALUES = (0.5, -1.0, 2.0, 1.5, -0.5, 1.0)
"""Numbers of a new input; a larger input repeats them."""


@dataclass(frozen=True)
class InputTemplate:
    """A shape and type of a new input."""

    title: str
    shape: tuple[int, ...]
    classes: bool = False


INPUT_TEMPLATES: dict[str, InputTemplate] = {
    "number": InputTemplate("a number", ()),
    "vector2": InputTemplate("a vector of 2", (2,)),
    "vector3": InputTemplate("a vector of 3", (3,)),
    "matrix22": InputTemplate("a matrix, 2 × 2", (2, 2)),
    "matrix23": InputTemplate("a matrix, 2 × 3", (2, 3)),
    "matrix32": InputTemplate("a matrix, 3 × 2", (3, 2)),
    "column": InputTemplate("a column, 3 × 1", (3, 1)),
    "classes": InputTemplate("two class numbers", (2,), classes=True),
}
"""Every input that can be added."""


def add_input(expression: Expression, template: str) -> Expression:
    """A copy with one more input, which nothing uses yet.

    Raises:
        ExpressionError: there are too many nodes, or no name is left.
    """
    name = next((name for name in NAMES if name not in expression.names), None)
    if name is None:
        raise ExpressionError("Every name for an input is in use: remove an input first.")
    chosen = INPUT_TEMPLATES[template]
    count = prod(chosen.shape)
    values = tuple(
        float(place) if chosen.classes else FIRST_VALUES[place % len(FIRST_VALUES)] for place in range(count)
    )
    return replace(expression, inputs=(*expression.inputs, Input(name, values, chosen.shape, classes=chosen.classes)))


def unused_inputs(expression: Expression) -> list[str]:
    """The names of the inputs that no operation takes."""
    used = {name for node in expression.nodes for name in node.arguments}
    return [each.name for each in expression.inputs if each.name not in used]


def remove_input(expression: Expression, name: str) -> Expression:
    """A copy without an input.

    Raises:
        ExpressionError: an operation takes it.
    """
    if name not in unused_inputs(expression):
        raise ExpressionError(f"An operation uses {name}: remove that operation first.")
    return replace(expression, inputs=tuple(each for each in expression.inputs if each.name != name))
