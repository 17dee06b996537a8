"""A walk through an expression: forward node by node, then backward node by node, as often as wanted."""

from dataclasses import dataclass, replace
from typing import Any

from playground import limits
from playground.autograd.backward import BackwardStep, backward_steps
from playground.autograd.evaluate import Evaluated, Numbers, evaluate
from playground.autograd.expression import Expression
from playground.autograd.program import Action, Mode, Program


@dataclass(frozen=True)
class Walk:
    """Where a walk stands.

    Attributes:
        expression: what is walked through.
        mode: under which the forward pass runs.
        retain: the next backward keeps the graph for another one.
        weighted: backward starts from a gradient of ones.
        forward: operations whose value is shown.
        actions: calls that are done: of backward, and of zeroing.
        back: nodes visited by the newest backward; until all are, it is not among the actions.
    """

    expression: Expression
    mode: Mode = "record"
    retain: bool = False
    weighted: bool = False
    forward: int = 0
    actions: tuple[Action, ...] = ()
    back: int = 0

    @property
    def program(self) -> Program:
        """The program of what is done."""
        return Program(self.expression, self.mode, self.actions, self.weighted)

    @property
    def arrived(self) -> bool:
        """The forward pass is complete."""
        return self.forward >= len(self.expression.nodes)

    def forward_all(self) -> "Walk":
        """To the end of the forward pass."""
        return replace(self, forward=len(self.expression.nodes))

    def started(self) -> "Walk":
        """The same before its first step."""
        return replace(self, forward=0, actions=(), back=0)


@dataclass(frozen=True)
class View:
    """What there is to show of a walk.

    Attributes:
        walk: where it stands.
        evaluated: what the program did so far.
        shown: variables whose value is shown.
        gradients: the gradient so far of each variable that has one: of a leaf its ``.grad``, of the others what the
            newest backward has brought.
        current: the variable that the last step was about; empty at the beginning.
        step: what the newest backward did at that node; None on the way forward.
        steps: how many nodes a backward visits.
    """

    walk: Walk
    evaluated: Evaluated
    shown: frozenset[str]
    gradients: dict[str, Numbers]
    current: str
    step: BackwardStep | None
    steps: int

    @property
    def under_way(self) -> bool:
        """A backward has begun and not ended."""
        return 0 < self.walk.back < self.steps

    @property
    def full(self) -> bool:
        """There is no room for another action."""
        return len(self.walk.actions) >= limits.MAX_ACTIONS

    @property
    def may_go_on(self) -> bool:
        """Another step or action is possible: nothing failed, and there is room."""
        return not self.evaluated.error and not self.full


def view(walk: Walk) -> View:
    """Run what is done, and describe it.

    Raises:
        ExpressionError: the operations do not fit together, or a node grows too large.
    """
    evaluated = evaluate(walk.program)
    steps = backward_steps(walk.expression)
    taken = steps[: walk.back]
    gradients: dict[str, Numbers] = {name: value for name, value in evaluated.gradients.items() if value is not None}
    under_way = 0 < walk.back < len(steps)
    brought = _brought(taken, walk.expression)
    for name, value in brought.items():
        if name not in walk.expression.leaves:
            gradients[name] = value
        elif under_way:
            gradients[name] = _sum(gradients[name], value) if name in gradients else value
    nodes = walk.expression.nodes
    shown = {each.name for each in walk.expression.inputs} | {node.name for node in nodes[: walk.forward]}
    current = taken[-1].node if taken else (nodes[walk.forward - 1].name if walk.forward else "")
    return View(walk, evaluated, frozenset(shown), gradients, current, taken[-1] if taken else None, len(steps))


def _brought(taken: list[BackwardStep], expression: Expression) -> dict[str, Numbers]:
    """What the visited nodes have brought to each variable."""
    brought: dict[str, Numbers] = {expression.result: taken[0].incoming} if taken else {}
    for step in taken:
        for contribution in step.contributions:
            brought[contribution.to] = contribution.so_far
    return brought


def _sum(one: Any, other: Any) -> Any:
    if isinstance(one, list):
        return [_sum(a, b) for a, b in zip(one, other, strict=True)]
    return one + other


def forward_step(walk: Walk) -> Walk:
    """One more operation of the forward pass."""
    return walk if walk.arrived else replace(walk, forward=walk.forward + 1)


def backward_step(walk: Walk) -> Walk:
    """One more node of a backward pass; with the last one the call is done.

    A backward that torch refuses is done at once, so that its error is there to read.
    """
    walk = walk.forward_all()
    steps = len(backward_steps(walk.expression))
    back = 1 if walk.back >= steps else walk.back + 1
    done = with_action(walk, "backward")
    if back == 1 and evaluate(done.program).error:
        return replace(done, back=0)
    return replace(done, back=back) if back == steps else replace(walk, back=back)


def backward_all(walk: Walk) -> Walk:
    """The rest of a backward pass, or a whole one."""
    done = with_action(walk.forward_all(), "backward")
    refused = evaluate(done.program).error
    return replace(done, back=0 if refused else len(backward_steps(walk.expression)))


def with_action(walk: Walk, action: Action) -> Walk:
    """The same with one more action done; without it where there is no room left."""
    if len(walk.actions) >= limits.MAX_ACTIONS:
        return walk
    if action == "backward" and walk.retain:
        action = "backward_retaining"
    return replace(walk, actions=(*walk.actions, action))


def zeroed(walk: Walk) -> Walk:
    """The same with the gradients zeroed."""
    return replace(with_action(walk, "zero"), back=0)


def undone(walk: Walk) -> Walk:
    """One step back: of the backward pass under way, then of the actions, then of the forward pass."""
    steps = len(backward_steps(walk.expression))
    if 0 < walk.back < steps:
        return replace(walk, back=walk.back - 1)
    if walk.actions:
        return replace(walk, actions=walk.actions[:-1], back=0)
    return replace(walk, forward=max(0, walk.forward - 1))
