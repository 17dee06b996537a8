"""Jacobians and their products with vectors, for results of several numbers: jacrev, jvp, vjp and backward side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground import limits
from playground.autograd.evaluate import forward
from playground.autograd.expression import Expression, ExpressionError
from playground.autograd.program import fixed_lines, function_lines, moving
from playground.sandbox.shown_code import run


@dataclass(frozen=True)
class Products:
    """What the four calls gave for one input.

    Attributes:
        source: the lines.
        jacobian: a row for each output, a column for each number of the input.
        output: the result, flat.
        tangent: J v, what the result does when the input moves along v, flat.
        pulled_back: uᵀ J, the gradient of u · result, flat.
        backward: the same from ``backward(u)``, flat.
    """

    source: str
    jacobian: list[list[float]]
    output: list[float]
    tangent: list[float]
    pulled_back: list[float]
    backward: list[float]


def products_source(expression: Expression, leaf: str, v: Sequence[float], u: Sequence[float]) -> str:
    """The lines for one input, a direction ``v`` of its shape and a weight ``u`` of the result's shape, both given flat."""
    others = [name for name in moving(expression) if name != leaf]
    call = ", ".join(moving(expression))
    return "\n".join(
        [
            *expression.imports,
            "",
            *fixed_lines(expression),
            *(f"{name} = {expression.input(name).source('float32')}" for name in others),
            f"{leaf} = {expression.input(leaf).source('float32')}",
            f"v = torch.tensor({list(v)}).reshape({leaf}.shape)",
            "",
            "",
            *function_lines(expression),
            "",
            "",
            f"def f({leaf}):",
            f"    return forward({call})",
            "",
            "",
            f"jacobian = torch.func.jacrev(f)({leaf})",
            f"output, tangent = torch.func.jvp(f, ({leaf},), (v,))",
            f"u = torch.tensor({list(u)}).reshape(output.shape)",
            f"output, pull_back = torch.func.vjp(f, {leaf})",
            "(pulled_back,) = pull_back(u)",
            "",
            f"{leaf}.requires_grad_()",
            f"f({leaf}).backward(u)",
        ]
    )


def products(expression: Expression, leaf: str, v: Sequence[float], u: Sequence[float]) -> Products:
    """Run them.

    Raises:
        ExpressionError: the Jacobian would be too large, or a vector does not fit.
    """
    tensors = forward(expression)
    sizes = tensors[expression.result].numel(), tensors[leaf].numel()
    if sizes[0] * sizes[1] > limits.MAX_JACOBIAN_NUMBERS:
        raise ExpressionError(
            f"The Jacobian of {expression.result} by {leaf} has {sizes[0]} × {sizes[1]} numbers, and the limit "
            f"(MAX_JACOBIAN_NUMBERS) is {limits.MAX_JACOBIAN_NUMBERS}: choose a smaller input."
        )
    if (len(u), len(v)) != sizes:
        raise ExpressionError(f"u takes {sizes[0]} numbers and v takes {sizes[1]}.")
    source = products_source(expression, leaf, v, u)
    outcome = run(source)
    if outcome.error:
        raise ExpressionError(f"The products do not work: torch says {outcome.error}")
    names = outcome.names
    return Products(
        source,
        names["jacobian"].reshape(sizes).tolist(),
        names["output"].flatten().tolist(),
        names["tangent"].flatten().tolist(),
        names["pulled_back"].flatten().tolist(),
        names[leaf].grad.flatten().tolist(),
    )


def sizes(expression: Expression, leaf: str) -> tuple[int, int]:
    """Numbers of the result and of an input.

    Raises:
        ExpressionError: the operations do not fit together.
    """
    tensors = forward(expression)
    return tensors[expression.result].numel(), tensors[leaf].numel()
