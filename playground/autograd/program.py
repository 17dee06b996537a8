"""The program of an expression: the forward pass in a grad mode, then calls of backward and of zeroing."""

from dataclasses import dataclass
from typing import Literal

from playground.autograd.expression import Expression

GradMode = Literal["record", "no_grad", "inference_mode"]
GradientCall = Literal["backward", "backward_retaining", "zero"]
GRAD_MODES: dict[GradMode, str] = {
    "record": "record the graph",
    "no_grad": "torch.no_grad()",
    "inference_mode": "torch.inference_mode()",
}


@dataclass(frozen=True)
class ExpressionProgram:
    """The lines that compute an expression and its gradients.

    Attributes:
        expression: what is computed.
        mode: the grad mode of the forward pass.
        calls: of backward and of zeroing after the forward pass, in order.
        from_ones: backward starts from a gradient of ones, which a result of several numbers needs.
    """

    expression: Expression
    mode: GradMode = "record"
    calls: tuple[GradientCall, ...] = ()
    from_ones: bool = False

    def forward_source(self) -> str:
        """The imports, the inputs and the forward pass."""
        lines = self.expression.node_lines()
        if self.mode != "record":
            lines = [f"with torch.{self.mode}():", *(f"    {line}" for line in lines)]
        return "\n".join([*self.expression.imports, "", *self.expression.input_lines(), *lines])

    def call_lines(self, call: GradientCall) -> list[str]:
        """The lines of one call."""
        if call == "zero":
            return [f"{name}.grad = None" for name in self.expression.leaves]
        result = self.expression.result
        arguments = [f"torch.ones_like({result})"] if self.from_ones else []
        if call == "backward_retaining":
            arguments.append("retain_graph=True")
        return [f"{result}.backward({', '.join(arguments)})"]

    def source(self) -> str:
        """The whole program."""
        lines = [line for call in self.calls for line in self.call_lines(call)]
        return "\n".join([self.forward_source(), *lines])
