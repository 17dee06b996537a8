"""A chain of operations that reshape a tensor, chosen and checked, and its program."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from playground import limits
from playground.fields import Options, Value
from playground.tensors.create.creation import Creation
from playground.tensors.errors import TensorError
from playground.tensors.options import resolve_options
from playground.tensors.shapes import RESHAPINGS
from playground.tensors.shapes.entry import Reshaping
from playground.tensors.shown_code import ShownCode

FIRST = "x"


@dataclass(frozen=True)
class Step:
    """One operation of a chain with its options.

    Raises:
        FieldError: the operation is unknown, or an option does not fit.
    """

    name: str
    options: Mapping[str, Value] = field(default_factory=Options)

    def __post_init__(self) -> None:
        if self.name not in RESHAPINGS:
            raise TensorError(f"There is no operation {self.name!r} here: choose one from the list.")
        object.__setattr__(self, "options", Options(dict(self.options)))
        _ = self.lines("x", "y")

    @property
    def entry(self) -> Reshaping:
        """The operation in the catalog."""
        return RESHAPINGS[self.name]

    @cached_property
    def values(self) -> dict[str, Value]:
        """Every option with its value."""
        return resolve_options(self.entry.options, self.options, self.entry.label)

    def lines(self, x: str, y: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The statements that look at ``x`` first, and those that make ``y`` from it."""
        return self.entry.written(self.values, x, y)

    def marked_lines(self, x: str, y: str) -> tuple[str, ...]:
        """The statements that make ``y``, with 0 for every number that they bring in themselves."""
        return self.entry.written(self.values | (self.entry.neutral or {}), x, y)[1]


@dataclass(frozen=True)
class Chain:
    """A tensor and the operations that follow on it.

    Raises:
        TensorError: there are more steps than the limit.
    """

    source: Creation = field(default_factory=Creation)
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        if len(self.steps) > limits.MAX_CHAIN_STEPS:
            raise TensorError(
                f"The chain has {len(self.steps)} steps and the limit (MAX_CHAIN_STEPS) is {limits.MAX_CHAIN_STEPS}: "
                "take one back."
            )

    @property
    def names(self) -> tuple[str, ...]:
        """The name of the tensor before every step, and that of the last: x, x1, x2, …"""
        return (FIRST, *(f"{FIRST}{number}" for number in range(1, len(self.steps) + 1)))

    @property
    def program(self) -> ShownCode:
        """The whole code: the source, every step, and the last tensor printed."""
        names = self.names
        steps = [step.lines(x, y) for step, x, y in zip(self.steps, names[:-1], names[1:], strict=True)]
        body = tuple(line for before, move in steps for line in (*before, *move))
        uploads = (self.source.upload,) if self.source.upload else ()
        last = (f"print({names[-1]})",)
        return ShownCode(self.source.imports, (self.source.lines(FIRST), body, last), uploads)
