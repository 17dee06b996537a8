"""Jacobians and their products with vectors, for results of several numbers: jacrev, jvp, vjp and backward."""

from collections.abc import Sequence
from dataclasses import dataclass

from playground import limits
from playground.autograd.expression import Expression, ExpressionError
from playground.autograd.program_result import run_forward
from playground.errors import first_line


@dataclass(frozen=True)
class JacobianProducts:
    """The results of the four calls for one input.

    Attributes:
        source: the lines.
        v: a direction of the input, flat.
        u: a weight for each number of the result, flat.
        jacobian: a row for each output, a column for each number of the input.
        output: the result, flat.
        jvp: J v, the change of the result when the input moves along v, flat.
        vjp: uᵀ J, the gradient of u · result, flat.
        backward: the same from ``backward(u)``, flat.
    """

    source: str
    v: tuple[float, ...]
    u: tuple[float, ...]
    jacobian: list[list[float]]
    output: list[float]
    jvp: list[float]
    vjp: list[float]
    backward: list[float]


def jacobian_source(expression: Expression, leaf: str, v: Sequence[float], u: Sequence[float]) -> str:
    """The lines for one input, a direction ``v`` of its shape and a weight ``u`` of the result's shape, both given flat."""
    others = [name for name in expression.float_inputs if name != leaf]
    call = ", ".join(expression.float_inputs)
    return "\n".join(
        [
            *expression.imports,
            "",
            *expression.class_input_lines(),
            *(f"{name} = {expression.input(name).source('float32')}" for name in others),
            f"{leaf} = {expression.input(leaf).source('float32')}",
            f"v = torch.tensor({list(v)}).reshape({leaf}.shape)",
            "",
            "",
            *expression.function_lines(),
            "",
            "",
            f"def f({leaf}):",
            f"    return forward({call})",
            "",
            "",
            f"jacobian = torch.func.jacrev(f)({leaf})",
            f"output, jvp = torch.func.jvp(f, ({leaf},), (v,))",
            f"u = torch.tensor({list(u)}).reshape(output.shape)",
            f"output, vjp_fn = torch.func.vjp(f, {leaf})",
            "(vjp,) = vjp_fn(u)",
            "",
            f"{leaf}.requires_grad_()",
            f"f({leaf}).backward(u)",
        ]
    )


def jacobian_products(
    expression: Expression, leaf: str, v: Sequence[float] = (), u: Sequence[float] = ()
) -> JacobianProducts:
    """Compute the Jacobian of the result by one input, and its products.

    Args:
        expression: its last node is the result.
        leaf: the input.
        v: a number for each number of the input; of another length it is replaced by 1 and zeros.
        u: a number for each number of the result; of another length it is replaced by ones.

    Raises:
        ExpressionError: the shapes of the operations do not fit, or the Jacobian would be too large.
    """
    from playground.sandbox.execution import execution

    tensors = run_forward(expression)
    rows, columns = tensors[expression.result].numel(), tensors[leaf].numel()
    if rows * columns > limits.MAX_JACOBIAN_NUMBERS:
        raise ExpressionError(
            f"The Jacobian of {expression.result} by {leaf} has {rows} × {columns} numbers, and the limit "
            f"(MAX_JACOBIAN_NUMBERS) is {limits.MAX_JACOBIAN_NUMBERS}: choose a smaller input."
        )
    v = tuple(v) if len(v) == columns else (1.0, *[0.0] * (columns - 1))
    u = tuple(u) if len(u) == rows else (1.0,) * rows
    source = jacobian_source(expression, leaf, v, u)
    with execution() as run:
        if failure := run.run(source):
            raise ExpressionError(f"The products cannot be computed: torch says {first_line(str(failure))}")
        tensors = run.variables
    return JacobianProducts(
        source,
        v,
        u,
        tensors["jacobian"].reshape(rows, columns).tolist(),
        tensors["output"].flatten().tolist(),
        tensors["jvp"].flatten().tolist(),
        tensors["vjp"].flatten().tolist(),
        tensors[leaf].grad.flatten().tolist(),
    )
