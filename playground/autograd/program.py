"""The program of an expression: forward under a chosen mode, then calls of backward and zeroing, as the page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from playground.autograd.expression import Expression

Mode = Literal["record", "no_grad", "inference_mode"]
Action = Literal["backward", "backward_retaining", "zero"]
MODES: dict[Mode, str] = {
    "record": "record the graph",
    "no_grad": "torch.no_grad()",
    "inference_mode": "torch.inference_mode()",
}


@dataclass(frozen=True)
class Program:
    """What is done with an expression.

    Attributes:
        expression: what is computed.
        mode: under which the forward pass runs.
        actions: what follows it, in order.
        weighted: backward starts from a gradient of ones, which a result of several numbers needs.
    """

    expression: Expression
    mode: Mode = "record"
    actions: tuple[Action, ...] = ()
    weighted: bool = False

    def forward_source(self) -> str:
        """The imports, the inputs and the forward pass."""
        lines = self.expression.node_lines()
        if self.mode != "record":
            lines = [f"with torch.{self.mode}():", *(f"    {line}" for line in lines)]
        return "\n".join([*self.expression.imports, "", *self.expression.input_lines(), *lines])

    def action_lines(self, action: Action) -> list[str]:
        """The lines of one action."""
        if action == "zero":
            return [f"{name}.grad = None" for name in self.expression.leaves]
        result = self.expression.result
        arguments = [f"torch.ones_like({result})"] if self.weighted else []
        if action == "backward_retaining":
            arguments.append("retain_graph=True")
        return [f"{result}.backward({', '.join(arguments)})"]

    def source(self) -> str:
        """The whole program."""
        lines = [line for action in self.actions for line in self.action_lines(action)]
        return "\n".join([self.forward_source(), *lines])


def function_lines(expression: Expression) -> list[str]:
    """The forward pass as a function of all inputs but the class numbers, which stay fixed."""
    arguments = ", ".join(moving(expression))
    body = [f"    {node.name} = {node.source()}" for node in expression.nodes[:-1]]
    return [f"def forward({arguments}):", *body, f"    return {expression.nodes[-1].source()}"]


def moving(expression: Expression) -> list[str]:
    """The inputs that hold floats."""
    return [each.name for each in expression.inputs if not each.classes]


def fixed_lines(expression: Expression) -> list[str]:
    """The lines that make the inputs of class numbers."""
    return [f"{each.name} = {each.source()}" for each in expression.inputs if each.classes]


def arguments(expression: Expression, names: Sequence[str]) -> str:
    """Names as the arguments of a call; a call of one argument needs its comma as a tuple."""
    return f"({', '.join(names)}{',' if len(names) == 1 else ''})"
