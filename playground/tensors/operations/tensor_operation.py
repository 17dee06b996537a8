"""The entry of an operation on the tensors A and B in the catalog."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playground.fields import Field
from playground.tensors.operation_entry import OperationEntry
from playground.tensors.options import Values, dtype_argument, template_values, to_integers
from playground.tensors.shape_rules import broadcasting, matrix_products

Shape = tuple[int, ...]
OperationKind = Literal["elementwise", "product", "reduction"]


@dataclass(frozen=True, kw_only=True)
class TensorOperation(OperationEntry):
    """One operation. Its lines assign ``result``; ``{args}`` are the options that differ from torch's defaults.

    Attributes:
        kind: how elements of the operands become elements of the result, which decides the picture.
        lines_with_dim: the statements when an axis is chosen, where those differ.
        operands: expressions for the tensors that the picture shows.
        factors: expressions for the two factors of a product, where an operand is transposed first.
        formula: the calculation of one element as a template: ``{a}``, ``{b}`` are its operands, ``{r}`` is its result; of a
            reduction ``{terms}`` and ``{n}``.
        separator: between the terms of a reduction.
        in_place: it writes into A, or gives the name A to another tensor.
        broadcasts_inner: a product that stretches an inner size of 1.
        result_size: how many elements the result has, from the options and the shapes of A and B, where this does not
            follow from ``kind``.
    """

    kind: OperationKind
    lines_with_dim: tuple[str, ...] = ()
    operands: tuple[str, ...] = ("A", "B")
    factors: tuple[str, str] = ("A", "B")
    formula: str = ""
    separator: str = ", "
    in_place: bool = False
    broadcasts_inner: bool = False
    result_size: Callable[[Values, Shape, Shape], int] | None = None

    @property
    def uses_b(self) -> bool:
        """Whether it takes a second tensor."""
        return any(re.search(r"\bB\b", line) for line in self.lines)

    def count_elements(self, values: Values, a: Shape, b: Shape) -> int:
        """How many elements the result would have; 0 where the shapes do not fit, so that torch can report it."""
        if self.result_size:
            return self.result_size(values, a, b)
        if self.kind == "product":
            left, right = (
                shape[::-1] if factor.endswith(".T") else shape
                for shape, factor in zip((a, b), self.factors, strict=True)
            )
            result = matrix_products.align_shapes(left, right, broadcasts_inner=self.broadcasts_inner).result
        else:
            result = broadcasting.align_shapes({"A": a, "B": b} if self.uses_b else {"A": a}).result
        return math.prod(result) if result is not None else 0

    def write_code(self, values: Values) -> tuple[str, ...]:
        """The statements with the options filled in."""
        lines = self.lines_with_dim if self.lines_with_dim and values.get("dim") is not None else self.lines
        filled = template_values(values) | {
            "args": _keyword_arguments(self.options, values),
            "dtype": dtype_argument(values.get("dtype")),
        }
        return tuple(line.format_map(filled) for line in lines)

    def fill_formula(self, values: Values) -> str:
        """The formula with the options filled in, and the numbers of the elements still open."""
        formula = self.formula
        for name, text in template_values(values).items():
            formula = formula.replace(f"{{{name}}}", text)
        return formula


def _keyword_arguments(options: tuple[Field, ...], values: Values) -> str:
    has_dim = values.get("dim") is not None
    arguments = []
    for option in options:
        value = values[option.name]
        # torch takes keepdim only together with dim.
        if value == option.default or (option.name == "keepdim" and not has_dim):
            continue
        if option.name == "dtype":
            arguments.append(f"dtype=torch.{value}")
        elif isinstance(value, tuple) and len(value) == 1:
            arguments.append(f"{option.name}={int(value[0])}")
        else:
            arguments.append(f"{option.name}={template_values({option.name: value})[option.name]}")
    return ", ".join(arguments)


def reduced_axes(values: Values, ndim: int) -> tuple[int, ...]:
    """The axes that collapse, counted from 0; all of them where none is named."""
    chosen = values.get("dim")
    if chosen is None:
        return tuple(range(ndim))
    named = to_integers(chosen) if isinstance(chosen, tuple) else (int(chosen),)
    return tuple(sorted({axis % ndim for axis in named})) if ndim and named else tuple(range(ndim))
