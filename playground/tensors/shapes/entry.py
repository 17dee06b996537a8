"""What one step on Shapes & memory is made of: an operation that moves, joins or picks elements and calculates nothing."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from playground.fields import Field, Value
from playground.tensors.options import Values, arguments_source, template_values, to_integers

Shape = tuple[int, ...]
Writers = dict[str, Callable[[str], str]]


@dataclass(frozen=True, kw_only=True)
class Reshaping:
    """One operation.

    Attributes:
        name: its key.
        label: the code in short.
        family: operations of one kind stand together.
        move: the statements that make ``{y}`` from ``{x}``, with options in braces. They calculate nothing, so that run on
            the numbers of the places they tell which element goes where.
        before: statements that look at the values of ``{x}`` first, such as those that make a mask.
        advice: what it does, in a sentence or two.
        link: its page in torch's documentation, below ``docs/stable/``.
        options: what can be chosen.
        propose: options that fit a shape, where the defaults may not.
        suggest: values of the option that is a list of numbers, to pick instead of typing.
        writers: for an option that is typed text, how it is checked and written as code.
        neutral: options that, run on the numbers of the places, mark an element that has no source.
        grows: how many elements the result has, from the options and the shape before, where it can be more than before.
        pieces: the result is one of several, which ``move`` leaves behind as ``pieces``.
    """

    name: str
    label: str
    family: str
    move: tuple[str, ...]
    advice: str
    link: str
    before: tuple[str, ...] = ()
    options: tuple[Field, ...] = ()
    propose: Callable[[Shape], dict[str, Value]] | None = None
    suggest: Callable[[Shape], list[Shape]] | None = None
    writers: Writers | None = None
    neutral: dict[str, Value] | None = None
    grows: Callable[[Values, Shape], int] | None = None
    pieces: bool = False

    @property
    def page(self) -> str:
        """Its page in torch's documentation."""
        return f"https://docs.pytorch.org/docs/stable/{self.link}.html"

    def elements(self, values: Values, shape: Shape) -> int:
        """At most how many elements the result would have."""
        return self.grows(values, shape) if self.grows else math.prod(shape)

    def defaults(self, shape: Shape) -> dict[str, Value]:
        """Every option with a value that makes sense for a tensor of this shape."""
        proposed = self.propose(shape) if self.propose else {}
        return {option.name: option.default for option in self.options} | proposed

    def written(self, values: Values, x: str, y: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The statements before, and those that move, with names and values written in."""
        known = template_values(values) | {"x": x, "y": y}
        for option in self.options:
            if option.kind == "numbers":
                known[option.name] = arguments_source(to_integers(values[option.name]))
                known[f"{option.name}_list"] = f"[{', '.join(map(str, to_integers(values[option.name])))}]"
        for name, writer in (self.writers or {}).items():
            known[name] = writer(str(values[name]))
        return tuple(line.format_map(known) for line in self.before), tuple(
            line.format_map(known) for line in self.move
        )
