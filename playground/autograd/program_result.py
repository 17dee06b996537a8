"""Running a program, and describing every variable of its graph and the gradients of its leaves."""

from dataclasses import dataclass
from math import prod
from typing import Any

from playground import limits
from playground.autograd.expression import Expression, ExpressionError
from playground.autograd.program import ExpressionProgram
from playground.errors import first_line

NestedNumbers = Any
"""A number, or lists of numbers nested as deep as the tensor has dimensions."""


@dataclass(frozen=True)
class GraphVariable:
    """A tensor of the graph after the forward pass.

    Attributes:
        name: the variable.
        line: the line that computed it.
        value: its numbers.
        shape, dtype: of the tensor.
        grad_fn: the class that computes its derivative; empty for a leaf and outside a graph.
        leaf: ``is_leaf``.
        requires_grad: autograd records what is computed from it.
        inference: inference mode created it, so that it can never be part of a graph.
    """

    name: str
    line: str
    value: NestedNumbers
    shape: tuple[int, ...]
    dtype: str
    grad_fn: str
    leaf: bool
    requires_grad: bool
    inference: bool


@dataclass(frozen=True)
class ProgramResult:
    """What a program computed.

    Attributes:
        source: the program.
        variables: by name, inputs first.
        gradients: ``.grad`` of each leaf at the end; None where there is none.
        error: torch's message when a line failed; else empty.
        failed_line: the source of that line.
        warnings: what torch warned of.
    """

    source: str
    variables: dict[str, GraphVariable]
    gradients: dict[str, NestedNumbers]
    error: str = ""
    failed_line: str = ""
    warnings: tuple[str, ...] = ()

    def is_scalar(self, name: str) -> bool:
        """Whether a variable is a single number, from which backward can start by itself."""
        return prod(self.variables[name].shape) == 1


def run_program(program: ExpressionProgram) -> ProgramResult:
    """Run a program.

    Raises:
        ExpressionError: the shapes of the operations do not fit, or a node has too many numbers.
    """
    from playground.sandbox.execution import execution

    tensors = run_forward(program.expression)
    if program.mode != "record":
        with execution() as forward:
            forward.run(program.forward_source())
            tensors = forward.variables
    source = program.source()
    with execution() as run:
        failure = run.run(source)
        warnings = run.warnings
    variables = {
        each.name: _describe(each.name, f"{each.name} = {each.source()}", tensors[each.name])
        for each in program.expression.variables
    }
    gradients = {name: _gradient(run.variables.get(name)) for name in program.expression.leaves}
    return ProgramResult(
        source,
        variables,
        gradients,
        first_line(str(failure)) if failure else "",
        failure.line if failure else "",
        warnings,
    )


def run_forward(expression: Expression, dtype: str = "") -> dict[str, Any]:
    """The tensors of the forward pass by name, with the graph recorded.

    Args:
        expression: what is computed.
        dtype: of the floats; empty for torch's default.

    Raises:
        ExpressionError: the shapes of the operations do not fit, or a node has too many numbers.
    """
    from playground.sandbox.execution import execution

    lines = [*expression.imports, *expression.input_lines(dtype), *expression.node_lines()]
    names = [line.split(" = ")[0] for line in lines]

    def check_size(number: int, variables: dict[str, Any]) -> None:
        name = names[number - 1]
        tensor = variables.get(name)
        if tensor is not None and hasattr(tensor, "numel") and tensor.numel() > limits.MAX_NODE_NUMBERS:
            raise ExpressionError(
                f"{name} would hold {tensor.numel():,} numbers, and the limit (MAX_NODE_NUMBERS) is "
                f"{limits.MAX_NODE_NUMBERS}: use smaller inputs."
            )

    with execution() as run:
        if failure := run.run(lines, check_size):
            raise ExpressionError(f"{failure.line} does not work: torch says {first_line(str(failure))}")
        return run.variables


def _describe(name: str, line: str, tensor: Any) -> GraphVariable:
    return GraphVariable(
        name,
        line,
        tensor.tolist(),
        tuple(tensor.shape),
        str(tensor.dtype).removeprefix("torch."),
        type(tensor.grad_fn).__name__ if tensor.grad_fn is not None else "",
        tensor.is_leaf,
        tensor.requires_grad,
        tensor.is_inference(),
    )


def _gradient(tensor: Any) -> NestedNumbers:
    return None if tensor is None or tensor.grad is None else tensor.grad.tolist()
