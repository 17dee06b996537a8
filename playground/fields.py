"""One value that a person can choose: its name, type, bounds and help text.

The same table of fields draws a widget, validates a program's argument, and reads a link.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from playground import limits
from playground.errors import PlaygroundError

Value = bool | int | float | str | tuple[Any, ...] | None
Kind = Literal["bool", "int", "float", "choice", "several", "numbers", "text"]
Effect = Literal["live", "reset", "none"]


class FieldError(PlaygroundError):
    """A value does not fit its field; the message is one sentence for the person who chose it."""


@dataclass(frozen=True)
class Field:
    """What may be chosen for one name.

    Attributes:
        name: the keyword argument, as torch or the Experiment spells it.
        kind: type of the value; ``several`` is a tuple of choices in their order, ``numbers`` a tuple of floats.
        default: the value when nothing is chosen.
        label: the words on the widget; the name when empty.
        help: what it does, in a sentence or two.
        low, high: inclusive bounds of a number, or of each number of a tuple.
        choices: the values of a ``choice`` or of ``several``.
        optional: ``None`` is allowed and means "off" or "torch's own choice".
        length: the number of ``numbers`` when it is fixed; the most characters of a ``text``.
        effect: a change acts on a run while it trains (``live``), restarts it (``reset``) or does not affect it (``none``).
        integers: the numbers of a tuple are integers.
        tensor: torch takes this number wrapped in a tensor.
        log: a widget changes it by factors, not by steps.
        slider: its widget is a slider, for numbers whose exact value matters little.
    """

    name: str
    kind: Kind
    default: Value
    label: str = ""
    help: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    optional: bool = False
    length: int | None = None
    effect: Effect = "reset"
    integers: bool = False
    tensor: bool = False
    log: bool = False
    slider: bool = False

    @property
    def title(self) -> str:
        """The words a person reads: the label, or the name with spaces."""
        return self.label or self.name.replace("_", " ")

    def check(self, value: object) -> Value:
        """The value in its canonical type.

        Raises:
            FieldError: it has the wrong type, is out of bounds or is not among the choices.
        """
        if value is None:
            if self.optional:
                return None
            raise self._error(value, self._expectation())
        if self.kind == "numbers":
            return self._check_numbers(value)
        if self.kind == "choice":
            if isinstance(value, str) and value in self.choices:
                return value
            raise self._error(value, self._expectation())
        if self.kind == "several":
            if isinstance(value, list | tuple) and all(
                isinstance(each, str) and each in self.choices for each in value
            ):
                return tuple(choice for choice in self.choices if choice in value)
            raise self._error(value, self._expectation())
        if self.kind == "bool":
            if isinstance(value, bool):
                return value
            raise self._error(value, self._expectation())
        if self.kind == "text":
            if isinstance(value, str) and len(value) <= (self.length or limits.MAX_LIST):
                return value
            raise self._error(value, self._expectation())
        return self._check_number(value, integer=self.kind == "int")

    def parse(self, text: str) -> Value:
        """The value from its text in an address, as ``format_value`` writes it.

        Raises:
            FieldError: the field does not take it.
        """
        if self.optional and text == "none":
            return None
        if self.kind == "bool" and text in ("true", "false"):
            return text == "true"
        if self.kind in ("int", "float"):
            return self.check(parse_number(text))
        if self.kind == "numbers":
            return self.check([parse_number(part) for part in text.split(",")] if text else [])
        if self.kind == "several":
            return self.check(text.split(",") if text else [])
        return self.check(text)

    def _check_number(self, value: object, *, integer: bool) -> int | float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._error(value, self._expectation())
        if isinstance(value, float) and not math.isfinite(value):
            raise self._error(value, self._expectation())
        if integer and value != int(value):
            raise self._error(value, self._expectation())
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            raise self._error(value, self._expectation())
        return int(value) if integer else float(value)

    def _check_numbers(self, value: object) -> tuple[float, ...]:
        if not isinstance(value, list | tuple) or len(value) > limits.MAX_LIST:
            raise self._error(value, self._expectation())
        if self.length is not None and len(value) != self.length:
            raise self._error(value, self._expectation())
        return tuple(self._check_number(number, integer=self.integers) for number in value)

    def _expectation(self) -> str:
        if self.kind == "bool":
            return "true or false"
        if self.kind in ("choice", "several"):
            return ("one of " if self.kind == "choice" else "some of ") + ", ".join(self.choices)
        if self.kind == "text":
            return f"text of at most {self.length or limits.MAX_LIST} characters"
        bounds = ""
        if self.low is not None and self.high is not None:
            bounds = f" from {self.low:g} to {self.high:g}"
        elif self.low is not None:
            bounds = f" of at least {self.low:g}"
        elif self.high is not None:
            bounds = f" of at most {self.high:g}"
        noun = "whole number" if self.kind == "int" or self.integers else "number"
        if self.kind == "numbers":
            count = str(self.length) if self.length else f"up to {limits.MAX_LIST}"
            return f"a list of {count} {noun}s{bounds}"
        return f"a {noun}{bounds}"

    def _error(self, value: object, expectation: str) -> FieldError:
        return FieldError(f"{self.title} cannot be {shortened(value)}: it takes {expectation}.")


def shortened(value: object) -> str:
    """A value as code, cut where it would fill the screen."""
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "…"


def format_value(value: Value) -> str:
    """A value as text in an address."""
    if isinstance(value, tuple):
        return ",".join(map(format_value, value))
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def parse_number(text: str) -> object:
    """An integer or a float from text; other text is returned unchanged, and the field refuses it."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


class Options(Mapping[str, Value]):
    """Keyword arguments that never change: a mapping that can be hashed, compared and pickled."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Value] | None = None) -> None:
        self._items = dict(sorted((items or {}).items()))

    def __getitem__(self, name: str) -> Value:
        return self._items[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(tuple(self._items.items()))

    def __repr__(self) -> str:
        return repr(self._items)


def check_options(chosen: object, fields: tuple[Field, ...], owner: str) -> Options:
    """The chosen options that differ from their defaults, in canonical types.

    Raises:
        FieldError: they are not a mapping, the owner has no such option, or a value does not fit.
    """
    if not isinstance(chosen, Mapping):
        raise FieldError(f"The options of {owner} are names with their values, not {shortened(chosen)}.")
    known = {field.name: field for field in fields}
    changed: dict[str, Value] = {}
    for name, value in chosen.items():
        if name not in known:
            offered = ", ".join(known) or "none"
            raise FieldError(f"{owner} has no option {str(name)[:60]!r}; its options: {offered}.")
        checked = known[name].check(value)
        if checked != known[name].default or type(checked) is not type(known[name].default):
            changed[name] = checked
    return Options(changed)
