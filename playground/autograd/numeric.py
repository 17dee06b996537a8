"""Gradients by finite differences: nudge one number of an input, and see by how much the result moves."""

from dataclasses import dataclass

from playground.autograd.evaluate import Numbers, forward
from playground.autograd.expression import Expression
from playground.autograd.program import fixed_lines, function_lines, moving
from playground.sandbox.shown_code import run

NUDGE = 1e-5
"""Half the distance between the two points of a central difference, in float64: its own error is of the order 1e-10."""


@dataclass(frozen=True)
class NumericGradient:
    """A gradient by finite differences, with the lines that computed it."""

    source: str
    gradient: Numbers


def numeric_source(expression: Expression, leaf: str) -> str:
    """The lines for one input: a central difference for each of its numbers, in float64."""
    names = moving(expression)
    call = ", ".join("moved" if name == leaf else name for name in names)
    return "\n".join(
        [
            *expression.imports,
            "",
            *fixed_lines(expression),
            *(f"{name} = {expression.input(name).source('float64')}" for name in names),
            "",
            "",
            *function_lines(expression),
            "",
            "",
            f"numeric = torch.zeros_like({leaf})",
            f"for i in range({leaf}.numel()):",
            f"    nudge = torch.zeros_like({leaf})",
            f"    nudge.view(-1)[i] = {NUDGE}",
            f"    moved = {leaf} + nudge",
            f"    above = forward({call}).sum()",
            f"    moved = {leaf} - nudge",
            f"    below = forward({call}).sum()",
            f"    numeric.view(-1)[i] = (above - below) / (2 * {NUDGE})",
        ]
    )


def numeric_gradient(expression: Expression, leaf: str) -> NumericGradient:
    """The gradient of the result, or of the sum of its numbers, with respect to one input.

    Raises:
        ExpressionError: the operations do not fit together, or a node grows too large.
    """
    forward(expression)
    source = numeric_source(expression, leaf)
    outcome = run(source)
    return NumericGradient(source, outcome.names["numeric"].tolist() if not outcome.error else None)
