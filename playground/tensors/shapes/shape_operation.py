"""The entry of an operation on Shapes & memory: it moves, joins or selects elements and computes nothing."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from playground.fields import Value
from playground.tensors.operation_entry import OperationEntry
from playground.tensors.options import Values, arguments_source, template_values, to_integers

Shape = tuple[int, ...]
Parsers = dict[str, Callable[[str], str]]


@dataclass(frozen=True, kw_only=True)
class ShapeOperation(OperationEntry):
    """One operation. Its lines make ``{y}`` from ``{x}``.

    They compute nothing: run on the numbers of the places, they show which element moves where.

    Attributes:
        mask_lines: statements before them that make a mask from the values of ``{x}``.
        fit_options: options that fit a shape, where the defaults may not.
        suggest_values: for the option that is a list of numbers, some values that fit a shape.
        parsers: for an option that is typed text, the function that checks it and writes it as code.
        placeholders: options that, run on the numbers of the places, mark a new element that has no source.
        result_size: how many elements the result has at most, from the options and the shape, where that can be more than
            before.
        has_pieces: the result is one of several pieces, which ``lines`` assign to ``pieces``.
    """

    mask_lines: tuple[str, ...] = ()
    fit_options: Callable[[Shape], dict[str, Value]] | None = None
    suggest_values: Callable[[Shape], list[Shape]] | None = None
    parsers: Parsers | None = None
    placeholders: dict[str, Value] | None = None
    result_size: Callable[[Values, Shape], int] | None = None
    has_pieces: bool = False

    def count_elements(self, values: Values, shape: Shape) -> int:
        """At most how many elements the result would have."""
        return self.result_size(values, shape) if self.result_size else math.prod(shape)

    def default_options(self, shape: Shape) -> dict[str, Value]:
        """Every option with a value that makes sense for a tensor of this shape."""
        fitting = self.fit_options(shape) if self.fit_options else {}
        return {option.name: option.default for option in self.options} | fitting

    def write_code(self, values: Values, x: str, y: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines for the mask, and those that make ``y``, with names and options filled in.

        Raises:
            TensorError: typed text cannot be parsed.
        """
        filled = template_values(values) | {"x": x, "y": y}
        for option in self.options:
            if option.kind == "numbers":
                numbers = to_integers(values[option.name])
                filled[option.name] = arguments_source(numbers)
                filled[f"{option.name}_list"] = f"[{', '.join(map(str, numbers))}]"
        for name, parse in (self.parsers or {}).items():
            filled[name] = parse(str(values[name]))
        return (
            tuple(line.format_map(filled) for line in self.mask_lines),
            tuple(line.format_map(filled) for line in self.lines),
        )
