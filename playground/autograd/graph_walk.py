"""A walk through the graph of an expression: forward node by node, then backward node by node, any number of times."""

import json
from dataclasses import dataclass, replace

from playground import limits
from playground.autograd.expression import Expression, from_dict, to_dict
from playground.autograd.program import ExpressionProgram, GradientCall, GradMode


@dataclass(frozen=True)
class GraphWalk:
    """The position in a walk through a graph.

    Attributes:
        expression: whose graph it is.
        mode: the grad mode of the forward pass.
        retain: the next backward keeps the graph for another one.
        from_ones: backward starts from a gradient of ones.
        computed: the number of operations whose value is shown.
        calls: the complete calls of backward and of zeroing.
        visited: how many nodes the newest backward has visited; once it has visited all, it is one of the calls.
    """

    expression: Expression
    mode: GradMode = "record"
    retain: bool = False
    from_ones: bool = False
    computed: int = 0
    calls: tuple[GradientCall, ...] = ()
    visited: int = 0

    @property
    def program(self) -> ExpressionProgram:
        """The program of the forward pass and of the complete calls."""
        return ExpressionProgram(self.expression, self.mode, self.calls, self.from_ones)

    @property
    def forward_complete(self) -> bool:
        """Every operation is computed."""
        return self.computed >= len(self.expression.nodes)

    @property
    def backward_nodes(self) -> int:
        """The number of nodes that a backward pass visits."""
        return len(self.expression.backward_order)

    @property
    def in_backward(self) -> bool:
        """A backward pass has visited some nodes, and not yet all."""
        return 0 < self.visited < self.backward_nodes

    @property
    def full(self) -> bool:
        """There is no room for another call."""
        return len(self.calls) >= limits.MAX_GRADIENT_CALLS

    def restarted(self) -> "GraphWalk":
        """The walk before its first operation."""
        return replace(self, computed=0, calls=(), visited=0)

    def at_result(self) -> "GraphWalk":
        """The walk at the end of its forward pass, before the first call."""
        return replace(self.restarted(), computed=len(self.expression.nodes))


def step_forward(walk: GraphWalk) -> GraphWalk:
    """Compute one more operation."""
    return walk if walk.forward_complete else replace(walk, computed=walk.computed + 1)


def step_backward(walk: GraphWalk) -> GraphWalk:
    """Visit one more node of a backward pass; with the last node the call is complete."""
    walk = _with_forward(walk)
    visited = walk.visited + 1 if walk.in_backward else 1
    return replace(walk, visited=visited) if visited < walk.backward_nodes else run_backward(walk)


def run_backward(walk: GraphWalk) -> GraphWalk:
    """Visit all nodes of a backward pass that are left."""
    return replace(with_call(_with_forward(walk), "backward"), visited=walk.backward_nodes)


def refuse_backward(walk: GraphWalk) -> GraphWalk:
    """Complete a call that torch refuses, so that its error is shown; no node is visited."""
    called = with_call(walk, "backward") if walk.in_backward else walk
    return replace(called, visited=0)


def zero_gradients(walk: GraphWalk) -> GraphWalk:
    """Set the gradients of all leaves to None."""
    return replace(with_call(walk, "zero"), visited=0)


def undo(walk: GraphWalk) -> GraphWalk:
    """Undo the last step of an unfinished backward pass, else the last call, else the last operation."""
    if walk.in_backward:
        return replace(walk, visited=walk.visited - 1)
    if walk.calls:
        return replace(walk, calls=walk.calls[:-1], visited=0)
    return replace(walk, computed=max(0, walk.computed - 1), visited=0)


def with_call(walk: GraphWalk, call: GradientCall) -> GraphWalk:
    """Complete one more call; a full walk does not change."""
    if walk.full:
        return walk
    if call == "backward" and walk.retain:
        call = "backward_retaining"
    return replace(walk, calls=(*walk.calls, call))


def _with_forward(walk: GraphWalk) -> GraphWalk:
    return replace(walk, computed=len(walk.expression.nodes))


def to_json(walk: GraphWalk) -> str:
    """A walk as text."""
    return json.dumps({**vars(walk), "expression": to_dict(walk.expression)})


def from_json(text: str) -> GraphWalk:
    """The walk that ``to_json`` wrote."""
    values = json.loads(text)
    return GraphWalk(**{**values, "expression": from_dict(values["expression"]), "calls": tuple(values["calls"])})
