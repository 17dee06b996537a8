"""Gradients by finite differences: move one number of an input a little, and measure the change of the result."""

from dataclasses import dataclass

from playground.autograd.expression import Expression
from playground.autograd.program_result import NestedNumbers, run_forward

EPSILON = 1e-5
"""Half the distance between the two points of a central difference, in float64: its own error is of the order 1e-10."""


@dataclass(frozen=True)
class NumericalGradient:
    """A gradient by finite differences, with the lines that computed it."""

    source: str
    gradient: NestedNumbers


def numerical_source(expression: Expression, leaf: str) -> str:
    """The lines for one input: a central difference for each of its numbers, in float64."""
    names = expression.float_inputs
    call = ", ".join("moved" if name == leaf else name for name in names)
    return "\n".join(
        [
            *expression.imports,
            "",
            *expression.class_input_lines(),
            *(f"{name} = {expression.input(name).source('float64')}" for name in names),
            "",
            "",
            *expression.function_lines(),
            "",
            "",
            f"numeric = torch.zeros_like({leaf})",
            f"for i in range({leaf}.numel()):",
            f"    nudge = torch.zeros_like({leaf})",
            f"    nudge.view(-1)[i] = {EPSILON}",
            f"    moved = {leaf} + nudge",
            f"    above = forward({call}).sum()",
            f"    moved = {leaf} - nudge",
            f"    below = forward({call}).sum()",
            f"    numeric.view(-1)[i] = (above - below) / (2 * {EPSILON})",
        ]
    )


def numerical_gradient(expression: Expression, leaf: str) -> NumericalGradient:
    """The gradient of the result, or of the sum of its numbers, with respect to one input.

    Raises:
        ExpressionError: the shapes of the operations do not fit, or a node has too many numbers.
    """
    from playground.sandbox.execution import execution

    run_forward(expression)
    source = numerical_source(expression, leaf)
    with execution() as run:
        failure = run.run(source)
        return NumericalGradient(source, None if failure else run.variables["numeric"].tolist())
