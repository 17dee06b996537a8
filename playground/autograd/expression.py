"""An expression as data: inputs and operations that build on each other, and the source they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import Any

from playground import limits
from playground.autograd.palette import PALETTE, Operation
from playground.errors import PlaygroundError
from playground.fields import Field, FieldError, Options

NO_OPTIONS = Options()
VALUE = Field("value", "float", 0.0, "value", "A number of an input.", low=-100.0, high=100.0)
"""What an input may hold."""


class ExpressionError(PlaygroundError):
    """The expression cannot be as asked; the message is one clear sentence."""


@dataclass(frozen=True)
class Input:
    """A tensor that the expression starts from.

    Attributes:
        name: its variable.
        values: its numbers, row after row.
        shape: ``()``, ``(n,)`` or ``(n, m)``.
        requires_grad: autograd follows what is made of it.
        classes: they are class numbers, int64, which can have no gradient.
        eye: it is made by ``torch.eye``, not from a list.
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
                f"{self.name} has {len(self.values)} numbers, which do not make a shape of {self.shape}."
            )
        if not 1 <= len(self.values) <= limits.MAX_INPUT_NUMBERS:
            raise ExpressionError(
                f"{self.name} has {len(self.values)} numbers; an input takes 1 to {limits.MAX_INPUT_NUMBERS} "
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
        """The expression that makes it.

        Args:
            dtype: of the floats, where it is not torch's default.
        """
        more = [f"dtype=torch.{dtype}"] if dtype and not self.classes else []
        if self.requires_grad and not dtype:
            more.append("requires_grad=True")
        start = f"torch.eye({', '.join(map(str, self.shape))}" if self.eye else f"torch.tensor({self._literal()}"
        return f"{', '.join([start, *more])})"

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
        name: the variable it makes.
        operation: its name in the palette.
        arguments: the variables it takes.
        options: of the operation.
        detach: cut it from the graph with ``.detach()``.
    """

    name: str
    operation: str
    arguments: tuple[str, ...]
    options: Options = NO_OPTIONS
    detach: bool = False

    @property
    def entry(self) -> Operation:
        """Its operation."""
        return PALETTE[self.operation]

    def source(self, arguments: Sequence[str] | None = None) -> str:
        """Its right-hand side, for its own arguments or for others in their places."""
        made = self.entry.expression(arguments or self.arguments, self.options)
        return f"({made}).detach()" if self.detach else made


@dataclass(frozen=True)
class Expression:
    """Inputs and nodes; the last node is the result.

    Raises:
        ExpressionError: a name is taken or unknown, an option does not fit, or there are too many nodes.
    """

    inputs: tuple[Input, ...]
    nodes: tuple[Node, ...]

    def __post_init__(self) -> None:
        if not self.inputs or not self.nodes:
            raise ExpressionError("An expression needs an input and an operation: add one.")
        total = len(self.inputs) + len(self.nodes)
        if total > limits.MAX_NODES:
            raise ExpressionError(
                f"{total} nodes are more than the limit (MAX_NODES) of {limits.MAX_NODES}: take one away first."
            )
        known: set[str] = set()
        for each in self.parts:
            if each.name in known or not each.name.isidentifier():
                raise ExpressionError(f"{each.name} is taken or is no name: choose another one.")
            if isinstance(each, Node):
                _check_node(each, known)
            known.add(each.name)

    @property
    def parts(self) -> "tuple[Input | Node, ...]":
        """Inputs and nodes in the order in which they are made."""
        return (*self.inputs, *self.nodes)

    @property
    def result(self) -> str:
        """The variable of the last node."""
        return self.nodes[-1].name

    @property
    def names(self) -> list[str]:
        """All variables in the order in which they are made."""
        return [part.name for part in self.parts]

    @property
    def leaves(self) -> list[str]:
        """The inputs that require a gradient."""
        return [each.name for each in self.inputs if each.requires_grad]

    def input(self, name: str) -> Input:
        """The input of that name."""
        return next(each for each in self.inputs if each.name == name)

    def with_input(self, name: str, **changes: Any) -> "Expression":
        """The same with one input changed."""
        return replace(
            self, inputs=tuple(replace(each, **changes) if each.name == name else each for each in self.inputs)
        )

    def with_node(self, operation: str, arguments: Sequence[str], options: Mapping[str, Any]) -> "Expression":
        """The same with one more operation at the end.

        Raises:
            ExpressionError: there is no room, or the operation cannot take these.
        """
        node = Node(_free_name(self.names), operation, tuple(arguments), Options(options))
        return replace(self, nodes=(*self.nodes, node))

    def without_last(self) -> "Expression":
        """The same without its last operation.

        Raises:
            ExpressionError: it was the only one.
        """
        return replace(self, nodes=self.nodes[:-1])

    def with_detach(self, names: Sequence[str]) -> "Expression":
        """The same with exactly these nodes detached."""
        return replace(self, nodes=tuple(replace(node, detach=node.name in names) for node in self.nodes))

    @property
    def detached(self) -> list[str]:
        """The nodes that are cut from the graph."""
        return [node.name for node in self.nodes if node.detach]

    @property
    def imports(self) -> list[str]:
        """The import lines its source needs."""
        functional = any("F." in node.source() for node in self.nodes)
        return ["import torch", *(["import torch.nn.functional as F"] if functional else [])]

    def input_lines(self, dtype: str = "") -> list[str]:
        """The lines that make the inputs."""
        return [f"{each.name} = {each.source(dtype)}" for each in self.inputs]

    def node_lines(self) -> list[str]:
        """The lines of the operations."""
        return [f"{node.name} = {node.source()}" for node in self.nodes]


def _check_node(node: Node, known: set[str]) -> None:
    if node.operation not in PALETTE:
        raise ExpressionError(f"There is no operation called {node.operation[:40]}: choose one of the palette.")
    unknown = [name for name in node.arguments if name not in known]
    if unknown:
        raise ExpressionError(
            f"{node.name} takes {', '.join(unknown)}, which is not made before it: choose another one."
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
    """Plain values that a session can keep over an edit of the code."""
    return {
        "inputs": [dict(vars(each)) for each in expression.inputs],
        "nodes": [{**vars(node), "options": dict(node.options)} for node in expression.nodes],
    }


def from_dict(values: Mapping[str, Any]) -> Expression:
    """The expression of ``to_dict``."""
    return Expression(
        tuple(Input(**each) for each in values["inputs"]),
        tuple(Node(**{**each, "options": Options(each["options"])}) for each in values["nodes"]),
    )
