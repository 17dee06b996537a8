"""The base class of the entries of every catalog: a name, options, and the code that builds it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.fields import Field, Value

Rule = Callable[[Mapping[str, Value], float, int], str | None]
"""A check of every option with its value, the learning rate and the steps of the run; it returns a problem, or None."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One choice of a catalog.

    Attributes:
        name: its key, and the name of the class in torch where there is one.
        label: the text on the page; the name when empty.
        advice: when to prefer it, in one sentence.
        link: its page in the documentation.
        options: its keyword arguments, with torch's own defaults.
        left_out: arguments of the class that are not offered, each with the reason.
        rule: a check of several options together, which the bounds of each option cannot express.
    """

    name: str
    label: str = ""
    advice: str = ""
    link: str = ""
    options: tuple[Field, ...] = field(default=())
    left_out: tuple[tuple[str, str], ...] = ()
    rule: Rule | None = None

    @property
    def title(self) -> str:
        """The text on the page."""
        return self.label or self.name

    def option(self, name: str) -> Field:
        """The option of that name."""
        return next(option for option in self.options if option.name == name)

    def resolve(self, chosen: Mapping[str, Value]) -> dict[str, Value]:
        """Every option with its value: the chosen one, or the default."""
        return {option.name: chosen.get(option.name, option.default) for option in self.options}

    def arguments(self, chosen: Mapping[str, Value]) -> list[str]:
        """The chosen options as ``name=value`` source, in the order of the entry."""
        return [
            f"{option.name}={source(option, chosen[option.name])}" for option in self.options if option.name in chosen
        ]

    def keywords(self, chosen: Mapping[str, Value]) -> dict[str, Any]:
        """The chosen options as Python values that torch takes."""
        return {
            option.name: _to_torch_argument(option, chosen[option.name])
            for option in self.options
            if option.name in chosen
        }


def source(option: Field, value: Value) -> str:
    """The value of an option as a Python expression."""
    if option.tensor and value is not None:
        return f"torch.tensor({list(value) if isinstance(value, tuple) else value!r})"
    if isinstance(value, str):
        return f'"{value}"'
    return repr(list(value)) if isinstance(value, tuple) and option.length is None else repr(value)


def _to_torch_argument(option: Field, value: Value) -> Any:
    if option.tensor and value is not None:
        import torch

        return torch.tensor(value)
    return list(value) if isinstance(value, tuple) and option.length is None else value
