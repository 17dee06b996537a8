"""An expression as data: inputs, operations on them, and the Python source of both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any

from playground import limits
from playground.autograd.operations import EXPRESSION_OPERATIONS, ExpressionOperation
from playground.errors import PlaygroundError
from playground.fields import Field, FieldError, Options

NO_OPTIONS = Options()
VALUE = Field("value", "float", 0.0, "value", "A number of an input.", low=-100.0, high=100.0)
"""The bounds of a number in an input."""


class ExpressionError(PlaygroundError):
    """An expression is invalid; the message is one sentence for the student who built it."""


@dataclass(frozen=True)
class Input:
    """A tensor from which the expression starts.

    Attributes:
        name: its variable.
        values: its numbers, row after row.
        shape: ``()``, ``(n,)`` or ``(n, m)``.
        requires_grad: autograd records what is computed from it.
        classes: the numbers are class numbers (int64), which have no gradient.
        eye: ``torch.eye`` creates it, not a list.
    """

    name: str
    values: tuple[float, ...]
    shape: tuple[int, ...] = ()
    requires_grad: bool = True
    classes: bool = False
    eye: bool = False

    def __post_init__(self) -> None:
        if len(self.shape) > 2 or prod(self.shape) != len(self.values):
            raise ExpressionError(
                f"{self.name} has {len(self.values)} numbers, which do not fill the shape {self.shape}."
            )
        if not 1 <= len(self.values) <= limits.MAX_INPUT_NUMBERS:
            raise ExpressionError(
                f"{self.name} has {len(self.values)} numbers; an input holds 1 to {limits.MAX_INPUT_NUMBERS} "
                "(MAX_INPUT_NUMBERS)."
            )
        try:
            values = tuple(float(VALUE.check(value)) for value in self.values)  # type: ignore[arg-type]
        except FieldError as error:
            raise ExpressionError(f"{self.name}: {error}") from None
        object.__setattr__(self, "values", values)
        if self.classes:
            object.__setattr__(self, "requires_grad", False)

    @property
    def rows(self) -> list[list[float]]:
        """The numbers as a table."""
        width = self.shape[-1] if self.shape else 1
        return [list(self.values[start : start + width]) for start in range(0, len(self.values), width)]

    def source(self, dtype: str = "") -> str:
        """The Python expression that creates it.

        Args:
            dtype: of the floats; empty for torch's default.
        """
        keywords = [f"dtype=torch.{dtype}"] if dtype and not self.classes else []
        if self.requires_grad and not dtype:
            keywords.append("requires_grad=True")
        start = f"torch.eye({', '.join(map(str, self.shape))}" if self.eye else f"torch.tensor({self._literal()}"
        return f"{', '.join([start, *keywords])})"

    def _literal(self) -> str:
        numbers: list[Any] = [int(value) if self.classes else value for value in self.values]
        if not self.shape:
            return repr(numbers[0])
        if len(self.shape) == 1:
            return repr(numbers)
        width = self.shape[1]
        return repr([numbers[start : start + width] for start in range(0, len(numbers), width)])


@dataclass(frozen=True)
class Node:
    """An operation on earlier variables.

    Attributes:
        name: the variable of its result.
        operation: the name of the operation.
        arguments: the variables that it takes.
        options: of the operation.
        detach: ``.detach()`` removes its result from the graph.
    """

    name: str
    operation: str
    arguments: tuple[str, ...]
    options: Options = NO_OPTIONS
    detach: bool = False

    @property
    def entry(self) -> ExpressionOperation:
        """The entry of its operation."""
        return EXPRESSION_OPERATIONS[self.operation]

    def source(self, arguments: Sequence[str] | None = None) -> str:
        """The right-hand side of its line, with its own arguments or with other names."""
        source = self.entry.write_source(arguments or self.arguments, self.options)
        return f"({source}).detach()" if self.detach else source


@dataclass(frozen=True)
class Expression:
    """Inputs and nodes; the last node is the result.

    Raises:
        ExpressionError: a name is duplicate or unknown, an option is invalid, or there are too many nodes.
    """

    inputs: tuple[Input, ...]
    nodes: tuple[Node, ...]

    def __post_init__(self) -> None:
        if not self.inputs or not self.nodes:
            raise ExpressionError("An expression needs an input and an operation: add one.")
        total = len(self.inputs) + len(self.nodes)
        if total > limits.MAX_NODES:
            raise ExpressionError(
                f"{total} nodes are more than the limit (MAX_NODES) of {limits.MAX_NODES}: remove one first."
            )
        known: set[str] = set()
        for each in self.variables:
            if each.name in known or not each.name.isidentifier():
                raise ExpressionError(f"{each.name} is a duplicate or is not a valid name: choose another one.")
            if isinstance(each, Node):
                _check_node(each, known)
            known.add(each.name)

    @property
    def variables(self) -> "tuple[Input | Node, ...]":
        """Inputs and nodes in the order in which they are computed."""
        return (*self.inputs, *self.nodes)

    @property
    def result(self) -> str:
        """The variable of the last node."""
        return self.nodes[-1].name

    @property
    def names(self) -> list[str]:
        """The names of all variables in the order in which they are computed."""
        return [each.name for each in self.variables]

    @property
    def leaves(self) -> list[str]:
        """The inputs that require a gradient."""
        return [each.name for each in self.inputs if each.requires_grad]

    def input(self, name: str) -> Input:
        """The input of that name."""
        return next(each for each in self.inputs if each.name == name)

    def with_input(self, name: str, **changes: Any) -> "Expression":
        """A copy with one input changed."""
        return replace(
            self, inputs=tuple(replace(each, **changes) if each.name == name else each for each in self.inputs)
        )

    def with_node(self, operation: str, arguments: Sequence[str], options: Mapping[str, Any]) -> "Expression":
        """A copy with one more operation at the end.

        Raises:
            ExpressionError: there are too many nodes, or the operation does not accept these arguments.
        """
        node = Node(_free_name(self.names), operation, tuple(arguments), Options(options))
        return replace(self, nodes=(*self.nodes, node))

    def without_last(self) -> "Expression":
        """A copy without its last operation.

        Raises:
            ExpressionError: it was the only one.
        """
        return replace(self, nodes=self.nodes[:-1])

    def with_detach(self, names: Sequence[str]) -> "Expression":
        """A copy in which exactly these nodes are detached."""
        return replace(self, nodes=tuple(replace(node, detach=node.name in names) for node in self.nodes))

    @property
    def detached(self) -> list[str]:
        """The names of the detached nodes."""
        return [node.name for node in self.nodes if node.detach]

    @property
    def float_inputs(self) -> list[str]:
        """The names of the inputs that hold floats."""
        return [each.name for each in self.inputs if not each.classes]

    @property
    def imports(self) -> list[str]:
        """The import lines that its source needs."""
        functional = any("F." in node.source() for node in self.nodes)
        return ["import torch", *(["import torch.nn.functional as F"] if functional else [])]

    def input_lines(self, dtype: str = "") -> list[str]:
        """The lines that create the inputs."""
        return [f"{each.name} = {each.source(dtype)}" for each in self.inputs]

    def class_input_lines(self) -> list[str]:
        """The lines that create the inputs of class numbers."""
        return [f"{each.name} = {each.source()}" for each in self.inputs if each.classes]

    def node_lines(self) -> list[str]:
        """The lines of the operations."""
        return [f"{node.name} = {node.source()}" for node in self.nodes]

    def function_lines(self) -> list[str]:
        """The forward pass as a function of the inputs that hold floats; class numbers are global variables in it."""
        body = [f"    {line}" for line in self.node_lines()[:-1]]
        return [f"def forward({', '.join(self.float_inputs)}):", *body, f"    return {self.nodes[-1].source()}"]

    @property
    def backward_order(self) -> list[str]:
        """The nodes that a backward pass from the result visits, in its order.

        Nodes through which no gradient reaches a leaf are left out; the pass stops at a detached node.
        """
        followed = self.followed
        reached, order = {self.result}, []
        for node in reversed(self.nodes):
            if node.name in reached and node.name in followed | {self.result}:
                order.append(node.name)
                reached |= set() if node.detach else followed & set(node.arguments)
        return order

    @property
    def followed(self) -> set[str]:
        """The variables through which a gradient reaches a leaf."""
        followed = set(self.leaves)
        for node in self.nodes:
            if not node.detach and followed & set(node.arguments):
                followed.add(node.name)
        return followed


def _check_node(node: Node, known: set[str]) -> None:
    if node.operation not in EXPRESSION_OPERATIONS:
        raise ExpressionError(f"There is no operation called {node.operation[:40]}: choose one of the list.")
    unknown = [name for name in node.arguments if name not in known]
    if unknown:
        raise ExpressionError(
            f"{node.name} takes {', '.join(unknown)}, which is not computed before it: choose another variable."
        )
    if len(node.arguments) != node.entry.arity:
        raise ExpressionError(
            f"{node.entry.title} takes {node.entry.arity} variables, and {len(node.arguments)} were chosen."
        )
    try:
        node.entry.check(node.options)
    except FieldError as error:
        raise ExpressionError(str(error)) from None


def _free_name(taken: Sequence[str]) -> str:
    return next(name for number in range(1, limits.MAX_NODES + 2) if (name := f"v{number}") not in taken)


def to_dict(expression: Expression) -> dict[str, Any]:
    """The expression as plain JSON values."""
    return {
        "inputs": [dict(vars(each)) for each in expression.inputs],
        "nodes": [{**vars(node), "options": dict(node.options)} for node in expression.nodes],
    }


def from_dict(values: Mapping[str, Any]) -> Expression:
    """The expression that ``to_dict`` described."""
    return Expression(
        tuple(
            Input(**{**each, "values": tuple(each["values"]), "shape": tuple(each["shape"])})
            for each in values["inputs"]
        ),
        tuple(
            Node(**{**each, "arguments": tuple(each["arguments"]), "options": Options(each["options"])})
            for each in values["nodes"]
        ),
    )
