"""The backward pass node by node: what arrives at a node, its local derivative, and what it passes on.

Every number comes from torch: each operation is run alone on its recorded inputs and asked for its own derivative. The
sums are autograd's own: a variable's gradient is complete when all nodes that use it have been visited.
"""

from dataclasses import dataclass
from typing import Any

from playground import limits
from playground.autograd.evaluate import Numbers, forward
from playground.autograd.expression import Expression, Node
from playground.sandbox.shown_code import collected_warnings


@dataclass(frozen=True)
class Contribution:
    """What a node passes to one of its arguments.

    Attributes:
        to: the argument.
        local: the local derivative: one number a number where each output depends on one input alone, else the Jacobian
            with a row for each output and a column for each input; None where that would be too large to read.
        matrix: local is the Jacobian.
        passed: the incoming gradient times the local derivative.
        so_far: the gradient of the argument after it was added.
    """

    to: str
    local: Numbers
    matrix: bool
    passed: Numbers
    so_far: Numbers


@dataclass(frozen=True)
class BackwardStep:
    """One node on the way back.

    Attributes:
        node: its name.
        incoming: its gradient, complete.
        contributions: what it passes on, one for each argument that leads to a leaf.
        blocked: why nothing is passed on; empty when something is.
    """

    node: str
    incoming: Numbers
    contributions: tuple[Contribution, ...]
    blocked: str = ""


def backward_steps(expression: Expression) -> list[BackwardStep]:
    """The steps of ``result.backward(torch.ones_like(result))``, from the result to the leaves.

    Nodes that lead to no leaf are left out, as autograd leaves them out; a detached node is a dead end.
    """
    tensors = forward(expression)
    # What torch warns of was told with the forward pass.
    with collected_warnings([]):
        return _steps(expression, tensors)


def _steps(expression: Expression, tensors: dict[str, Any]) -> list[BackwardStep]:
    import torch

    followed = _followed(expression)
    gradients: dict[str, Any] = {expression.result: torch.ones_like(tensors[expression.result])}
    steps = []
    for node in reversed(expression.nodes):
        incoming = gradients.get(node.name)
        if incoming is None or node.name not in followed | {expression.result}:
            continue
        contributions = []
        for place, argument in enumerate(node.arguments):
            if argument in followed and not node.detach:
                contributions.append(_contribution(node, place, tensors, incoming, gradients))
        blocked = "" if contributions else _why_blocked(node)
        steps.append(BackwardStep(node.name, incoming.tolist(), tuple(contributions), blocked))
    return steps


def _followed(expression: Expression) -> set[str]:
    """The variables from which a way leads back to a leaf that requires a gradient."""
    followed = set(expression.leaves)
    for node in expression.nodes:
        if not node.detach and followed & set(node.arguments):
            followed.add(node.name)
    return followed


def _why_blocked(node: Node) -> str:
    if node.detach:
        return f"{node.name} was detached: the gradient stops here."
    return f"nothing that {node.name} was made of requires a gradient."


def _contribution(
    node: Node, place: int, tensors: dict[str, Any], incoming: Any, gradients: dict[str, Any]
) -> Contribution:
    import torch

    argument = node.arguments[place]
    alone = tensors[argument].detach().requires_grad_()
    # A variable that a node takes twice is two roads back: each place is asked by itself.
    places = {f"p{other}": tensors[name].detach() for other, name in enumerate(node.arguments)} | {f"p{place}": alone}
    output = _run_alone(node, places)
    (passed,) = torch.autograd.grad(output, alone, incoming, retain_graph=True)
    local, matrix = _local(output, alone)
    gradients[argument] = gradients[argument] + passed if argument in gradients else passed
    return Contribution(argument, local, matrix, passed.tolist(), gradients[argument].tolist())


def _run_alone(node: Node, places: dict[str, Any]) -> Any:
    import torch
    import torch.nn.functional as F

    source = node.source([f"p{place}" for place in range(len(node.arguments))])
    return eval(source, {"torch": torch, "F": F, **places})


def _local(output: Any, argument: Any) -> tuple[Numbers, bool]:
    """The Jacobian, or its diagonal in the shape of the argument when there is nothing beside it."""
    import torch

    if output.numel() * argument.numel() > limits.MAX_JACOBIAN_NUMBERS:
        return None, True
    rows = []
    for number in range(output.numel()):
        start = torch.zeros(output.numel(), dtype=output.dtype)
        start[number] = 1
        (row,) = torch.autograd.grad(output, argument, start.reshape(output.shape), retain_graph=True)
        rows.append(row.flatten())
    jacobian = torch.stack(rows)
    if output.shape == argument.shape and torch.equal(jacobian, torch.diag(jacobian.diagonal())):
        return jacobian.diagonal().reshape(argument.shape).tolist(), False
    return jacobian.tolist(), True
