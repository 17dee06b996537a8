"""The backward pass node by node: the gradient that arrives, the local derivative, and the gradient that is passed on.

Every number comes from torch: each operation is run alone on its recorded inputs, and torch differentiates it. The sums are
those of autograd: the gradient of a variable is complete when all nodes that use it have been visited.
"""

from dataclasses import dataclass
from typing import Any

from playground import limits
from playground.autograd.expression import Expression, Node
from playground.autograd.program_result import NestedNumbers, run_forward


@dataclass(frozen=True)
class Contribution:
    """What a node passes to one of its arguments.

    Attributes:
        argument: the variable.
        local: the local derivative. Where each output depends on one input alone: a number for each element. Else the
            Jacobian, with a row for each output and a column for each input. None where the Jacobian is too large.
        is_jacobian: ``local`` is the Jacobian.
        passed: the incoming gradient times the local derivative.
        gradient: of the argument, after ``passed`` was added to it.
    """

    argument: str
    local: NestedNumbers
    is_jacobian: bool
    passed: NestedNumbers
    gradient: NestedNumbers


@dataclass(frozen=True)
class BackwardStep:
    """The visit of one node in the backward pass.

    Attributes:
        node: its name.
        incoming: its gradient, complete.
        contributions: what it passes on, one for each argument through which a gradient reaches a leaf.
        blocked: why nothing is passed on; empty when something is.
    """

    node: str
    incoming: NestedNumbers
    contributions: tuple[Contribution, ...]
    blocked: str = ""


def backward_steps(expression: Expression) -> list[BackwardStep]:
    """The steps of ``result.backward(torch.ones_like(result))``, from the result to the leaves."""
    from playground.sandbox.execution import execution

    tensors = run_forward(expression)
    with execution() as run:
        run.run(expression.imports)
        return _steps(expression, tensors, run)


def _steps(expression: Expression, tensors: dict[str, Any], run: Any) -> list[BackwardStep]:
    import torch

    followed = expression.followed
    nodes = {node.name: node for node in expression.nodes}
    gradients: dict[str, Any] = {expression.result: torch.ones_like(tensors[expression.result])}
    steps = []
    for name in expression.backward_order:
        node = nodes[name]
        contributions = tuple(
            _contribution(node, position, tensors, gradients, run)
            for position, argument in enumerate(node.arguments)
            if argument in followed and not node.detach
        )
        blocked = "" if contributions else _why_blocked(node)
        steps.append(BackwardStep(name, gradients[name].tolist(), contributions, blocked))
    return steps


def _why_blocked(node: Node) -> str:
    if node.detach:
        return f"{node.name} was detached: the gradient stops at this node."
    return f"no argument of {node.name} requires a gradient."


def _contribution(
    node: Node, position: int, tensors: dict[str, Any], gradients: dict[str, Any], run: Any
) -> Contribution:
    """Differentiate a node by one of its arguments, and add the result to the gradient of that argument."""
    import torch

    argument, incoming = node.arguments[position], gradients[node.name]
    variable = tensors[argument].detach().requires_grad_()
    # A node may take a variable twice: torch differentiates by each position alone.
    names = [f"p{number}" for number in range(len(node.arguments))]
    run.variables |= {name: tensors[each].detach() for name, each in zip(names, node.arguments, strict=True)}
    run.variables[names[position]] = variable
    output = run.value(node.source(names))
    (passed,) = torch.autograd.grad(output, variable, incoming, retain_graph=True)
    local, is_jacobian = _local_derivative(output, variable)
    gradients[argument] = gradients[argument] + passed if argument in gradients else passed
    return Contribution(argument, local, is_jacobian, passed.tolist(), gradients[argument].tolist())


def _local_derivative(output: Any, argument: Any) -> tuple[NestedNumbers, bool]:
    """The Jacobian; or its diagonal in the shape of the argument, where everything else in it is zero."""
    import torch

    if output.numel() * argument.numel() > limits.MAX_JACOBIAN_NUMBERS:
        return None, True
    rows = []
    for number in range(output.numel()):
        one_hot = torch.zeros(output.numel(), dtype=output.dtype)
        one_hot[number] = 1
        (row,) = torch.autograd.grad(output, argument, one_hot.reshape(output.shape), retain_graph=True)
        rows.append(row.flatten())
    jacobian = torch.stack(rows)
    if output.shape == argument.shape and torch.equal(jacobian, torch.diag(jacobian.diagonal())):
        return jacobian.diagonal().reshape(argument.shape).tolist(), False
    return jacobian.tolist(), True
