"""What the page shows of a graph at one position of a walk, as plain data."""

from dataclasses import dataclass
from typing import Any

from playground.autograd.backward import BackwardStep, backward_steps
from playground.autograd.expression import Expression
from playground.autograd.finite_differences import NumericalGradient, numerical_gradient
from playground.autograd.graph_walk import GraphWalk, refuse_backward, with_call
from playground.autograd.program_result import NestedNumbers, ProgramResult, run_program


@dataclass(frozen=True)
class GraphSnapshot:
    """A graph at one position of a walk.

    Attributes:
        walk: the position. A backward that torch refuses is complete at its first node.
        result: what the program of the walk computed.
        computed: the variables whose value is shown.
        gradients: the gradient of each variable that has one: of a leaf its ``.grad``, of the others the sum of what the
            newest backward has passed to it.
        current: the variable of the last step; empty at the beginning.
        step: what the newest backward did at that variable; None in the forward pass.
        numerical: the gradient of each leaf by finite differences; empty until the forward pass is complete.
    """

    walk: GraphWalk
    result: ProgramResult
    computed: frozenset[str]
    gradients: dict[str, NestedNumbers]
    current: str
    step: BackwardStep | None
    numerical: dict[str, NumericalGradient]

    @property
    def can_continue(self) -> bool:
        """Another step or call is possible: no line failed, and there is room."""
        return not self.result.error and not self.walk.full


def take_snapshot(walk: GraphWalk) -> GraphSnapshot:
    """Run the program of a walk, and describe every variable of its graph.

    Raises:
        ExpressionError: the shapes of the operations do not fit, or a node has too many numbers.
    """
    if walk.in_backward and run_program(with_call(walk, "backward").program).error:
        walk = refuse_backward(walk)
    result = run_program(walk.program)
    if result.error:
        walk = refuse_backward(walk)
    expression = walk.expression
    taken = backward_steps(expression)[: walk.visited]
    computed = expression.names[: len(expression.inputs) + walk.computed]
    current = computed[-1] if walk.computed else ""
    return GraphSnapshot(
        walk,
        result,
        frozenset(computed),
        _gradients(walk, result, taken),
        taken[-1].node if taken else current,
        taken[-1] if taken else None,
        {name: numerical_gradient(expression, name) for name in expression.leaves} if walk.forward_complete else {},
    )


def _gradients(walk: GraphWalk, result: ProgramResult, taken: list[BackwardStep]) -> dict[str, NestedNumbers]:
    gradients = {name: value for name, value in result.gradients.items() if value is not None}
    for name, value in _passed(taken, walk.expression).items():
        if name not in walk.expression.leaves:
            gradients[name] = value
        elif walk.in_backward:
            gradients[name] = _sum(gradients[name], value) if name in gradients else value
    return gradients


def _passed(taken: list[BackwardStep], expression: Expression) -> dict[str, NestedNumbers]:
    """The sum of what the visited nodes have passed to each variable."""
    passed: dict[str, NestedNumbers] = {expression.result: taken[0].incoming} if taken else {}
    for step in taken:
        for contribution in step.contributions:
            passed[contribution.argument] = contribution.gradient
    return passed


def _sum(one: Any, other: Any) -> Any:
    if isinstance(one, list):
        return [_sum(a, b) for a, b in zip(one, other, strict=True)]
    return one + other
