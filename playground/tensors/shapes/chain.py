"""A tensor and a chain of shape operations on it, chosen and checked, and its code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from playground import limits
from playground.fields import Options, Value
from playground.tensors.create.creation import Creation
from playground.tensors.errors import TensorError
from playground.tensors.options import resolve_options
from playground.tensors.shapes import SHAPE_OPERATIONS
from playground.tensors.shapes.shape_operation import ShapeOperation
from playground.tensors.shown_code import ShownCode

SOURCE_NAME = "x"


@dataclass(frozen=True)
class ChainStep:
    """One operation of a chain with its options.

    Raises:
        FieldError: the operation is unknown, or an option does not fit.
    """

    name: str
    options: Mapping[str, Value] = field(default_factory=Options)

    def __post_init__(self) -> None:
        if self.name not in SHAPE_OPERATIONS:
            raise TensorError(f"There is no operation {self.name!r} here: choose one from the list.")
        object.__setattr__(self, "options", Options(dict(self.options)))
        _ = self.write_code("x", "y")

    @property
    def entry(self) -> ShapeOperation:
        """The operation in the catalog."""
        return SHAPE_OPERATIONS[self.name]

    @cached_property
    def values(self) -> dict[str, Value]:
        """Every option with its value."""
        return resolve_options(self.entry.options, self.options, self.entry.label)

    def write_code(self, x: str, y: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The statements that make a mask from ``x``, and those that make ``y``."""
        return self.entry.write_code(self.values, x, y)

    def write_place_code(self, x: str, y: str) -> tuple[str, ...]:
        """The statements that make ``y``, for the numbers of the places: every new number is 0."""
        return self.entry.write_code(self.values | (self.entry.placeholders or {}), x, y)[1]


@dataclass(frozen=True)
class Chain:
    """A tensor and the operations that follow on it.

    Raises:
        TensorError: there are more steps than the limit.
    """

    source: Creation = field(default_factory=Creation)
    steps: tuple[ChainStep, ...] = ()

    def __post_init__(self) -> None:
        if len(self.steps) > limits.MAX_CHAIN_STEPS:
            raise TensorError(
                f"The chain has {len(self.steps)} steps and the limit (MAX_CHAIN_STEPS) is {limits.MAX_CHAIN_STEPS}: "
                "remove one."
            )

    @property
    def names(self) -> tuple[str, ...]:
        """The name of the tensor before every step, and that of the last: x, x1, x2, …"""
        return (SOURCE_NAME, *(f"{SOURCE_NAME}{number}" for number in range(1, len(self.steps) + 1)))

    @property
    def code(self) -> ShownCode:
        """The whole code: the source, every step, and the last tensor printed."""
        names = self.names
        steps = [step.write_code(x, y) for step, x, y in zip(self.steps, names[:-1], names[1:], strict=True)]
        body = tuple(line for mask_lines, lines in steps for line in (*mask_lines, *lines))
        uploads = (self.source.upload,) if self.source.upload else ()
        last = (f"print({names[-1]})",)
        return ShownCode(self.source.imports, (self.source.lines(SOURCE_NAME), body, last), uploads)
