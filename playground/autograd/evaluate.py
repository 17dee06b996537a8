"""Run a program and describe every node of its graph, and the gradients of its leaves."""

from dataclasses import dataclass, replace
from math import prod
from typing import Any

from playground import limits
from playground.autograd.expression import Expression, ExpressionError
from playground.autograd.program import Program
from playground.sandbox.shown_code import Outcome, run

Numbers = Any
"""A number, or lists of numbers as deep as the tensor has dimensions."""


@dataclass(frozen=True)
class Described:
    """A variable of the graph after the forward pass.

    Attributes:
        name: the variable.
        line: what made it.
        value: its numbers.
        shape, dtype: of the tensor.
        grad_fn: the class that knows its derivative; empty for a leaf and outside a graph.
        leaf: torch calls it a leaf.
        requires_grad: autograd follows it.
        inference: it was made in inference mode, and no graph can ever use it.
    """

    name: str
    line: str
    value: Numbers
    shape: tuple[int, ...]
    dtype: str
    grad_fn: str
    leaf: bool
    requires_grad: bool
    inference: bool


@dataclass(frozen=True)
class Evaluated:
    """What a program did.

    Attributes:
        source: the program.
        nodes: every variable, inputs first.
        gradients: ``.grad`` of each leaf at the end; None where there is none.
        error: torch's message when a line failed.
        failed_line: the number of that line, from 1.
        warnings: what torch warned of.
    """

    source: str
    nodes: dict[str, Described]
    gradients: dict[str, Numbers]
    error: str = ""
    failed_line: int | None = None
    warnings: tuple[str, ...] = ()


def evaluate(program: Program) -> Evaluated:
    """Run it.

    Raises:
        ExpressionError: the operations do not fit together, or a node grows too large.
    """
    tensors = forward(program.expression)
    if program.mode != "record":
        tensors = run(program.forward_source()).names
    source = program.source()
    outcome = run(source)
    nodes = {
        each.name: _describe(each.name, f"{each.name} = {each.source()}", tensors[each.name])
        for each in program.expression.parts
    }
    gradients = {name: _gradient(outcome, name) for name in program.expression.leaves}
    return Evaluated(source, nodes, gradients, outcome.error, outcome.failed_line, tuple(outcome.warnings))


def forward(expression: Expression, dtype: str = "") -> dict[str, Any]:
    """The tensors of the forward pass by name, with the graph recorded.

    Raises:
        ExpressionError: the operations do not fit together, or a node grows too large.
    """
    lines = [*expression.imports, *expression.input_lines(dtype), *expression.node_lines()]
    made = [line.split(" = ")[0] for line in lines]

    def watch(number: int, names: dict[str, Any]) -> None:
        tensor = names.get(made[number - 1])
        if tensor is not None and hasattr(tensor, "numel") and tensor.numel() > limits.MAX_NODE_NUMBERS:
            raise ExpressionError(
                f"{made[number - 1]} would hold {tensor.numel():,} numbers, and the limit (MAX_NODE_NUMBERS) is "
                f"{limits.MAX_NODE_NUMBERS}: use smaller inputs."
            )

    outcome = run("\n".join(lines), watch)
    if outcome.error:
        failed = lines[(outcome.failed_line or 1) - 1]
        raise ExpressionError(f"{failed} does not work: torch says {outcome.error}")
    return outcome.names


def _describe(name: str, line: str, tensor: Any) -> Described:
    return Described(
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


def _gradient(outcome: Outcome, name: str) -> Numbers:
    tensor = outcome.names.get(name)
    return None if tensor is None or tensor.grad is None else tensor.grad.tolist()


def is_scalar(evaluated: Evaluated, program: Program) -> bool:
    """Whether the result is a single number, from which backward can start by itself."""
    return prod(evaluated.nodes[program.expression.result].shape) == 1


def alone(program: Program) -> Program:
    """The same program with its forward pass only."""
    return replace(program, actions=())
