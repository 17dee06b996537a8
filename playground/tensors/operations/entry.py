"""What one operation on the tensors A and B is made of."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playground.fields import Field
from playground.tensors.options import Values, dtype_argument, template_values, to_integers

Shape = tuple[int, ...]
How = Literal["elementwise", "product", "reduction"]


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One operation.

    Attributes:
        name: its key.
        label: the code in short, as it stands on its button.
        family: operations of one kind stand together.
        lines: the statements, with options in braces; they leave ``result`` behind. ``{args}`` are the options that differ
            from torch's defaults, as ``name=value``.
        advice: what it does, in a sentence or two.
        link: its page in torch's documentation, below ``generated/``.
        how: which picture shows the way from the operands to the result.
        options: what can be chosen.
        lines_along: the statements when an axis is chosen, where those differ.
        operands: expressions for the tensors that the picture shows.
        moved: expressions for the two operands of a product as they enter it, where they are turned first.
        spoken: the sum for one element in words: ``{a}``, ``{b}`` are its operands, ``{r}`` is its result; of a reduction
            ``{terms}`` and ``{n}``.
        sign: between the terms of a reduction.
        in_place: it writes into A, or gives the name A to another tensor.
        stretches: a product that takes an inner size of 1 beside any other.
        grows: how many elements the result has, from the options and the shapes of A and B, where ``how`` does not tell.
    """

    name: str
    label: str
    family: str
    lines: tuple[str, ...]
    advice: str
    link: str
    how: How
    options: tuple[Field, ...] = ()
    lines_along: tuple[str, ...] = ()
    operands: tuple[str, ...] = ("A", "B")
    moved: tuple[str, str] = ("A", "B")
    spoken: str = ""
    sign: str = ", "
    in_place: bool = False
    stretches: bool = False
    grows: Callable[[Values, Shape, Shape], int] | None = None

    @property
    def uses_b(self) -> bool:
        """Whether a second tensor goes in."""
        return any(re.search(r"\bB\b", line) for line in self.lines)

    @property
    def page(self) -> str:
        """Its page in torch's documentation."""
        return f"https://docs.pytorch.org/docs/stable/generated/{self.link}.html"

    def elements(self, values: Values, a: Shape, b: Shape) -> int:
        """How many elements the result would have; 0 where the shapes do not fit, so that torch can say so."""
        # Their pictures need torch, which listing the operations does not.
        from playground.tensors.tracing import broadcasting, products

        if self.grows:
            return self.grows(values, a, b)
        if self.how == "product":
            left, right = self.moved
            result = products.align(_turned(a, left), _turned(b, right), stretches=self.stretches).result
        else:
            result = broadcasting.align({"A": a, "B": b} if self.uses_b else {"A": a}).result
        return math.prod(result) if result is not None else 0

    def code(self, values: Values) -> tuple[str, ...]:
        """The statements with the values written in."""
        lines = self.lines_along if self.lines_along and values.get("dim") is not None else self.lines
        known = template_values(values) | {
            "args": _arguments(self.options, values),
            "dtype": dtype_argument(values.get("dtype")),
        }
        return tuple(line.format_map(known) for line in lines)

    def spoken_with(self, values: Values) -> str:
        """The sum in words with the options written in, the numbers of the elements still open."""
        said = self.spoken
        for name, word in template_values(values).items():
            said = said.replace(f"{{{name}}}", word)
        return said


def _turned(shape: Shape, expression: str) -> Shape:
    return shape[::-1] if expression.endswith(".T") else shape


def _arguments(options: tuple[Field, ...], values: Values) -> str:
    along = values.get("dim") is not None
    found = []
    for option in options:
        value = values[option.name]
        # torch takes keepdim only where there is an axis to keep.
        if value == option.default or (option.name == "keepdim" and not along):
            continue
        if option.name == "dtype":
            found.append(f"dtype=torch.{value}")
        elif isinstance(value, tuple) and len(value) == 1:
            found.append(f"{option.name}={int(value[0])}")
        else:
            found.append(f"{option.name}={template_values({option.name: value})[option.name]}")
    return ", ".join(found)


def reduced_axes(values: Values, ndim: int) -> tuple[int, ...]:
    """The axes that collapse, counted from 0; all of them where none is named."""
    chosen = values.get("dim")
    if chosen is None:
        return tuple(range(ndim))
    named = to_integers(chosen) if isinstance(chosen, tuple) else (int(chosen),)
    return tuple(sorted({axis % ndim for axis in named})) if ndim and named else tuple(range(ndim))
