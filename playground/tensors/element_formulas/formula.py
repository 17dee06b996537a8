"""The formula of one element of a result: the elements that go into it, and the calculation with their numbers."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from playground import limits
from playground.charts.tensor_values import format_elements


@dataclass(frozen=True)
class ElementFormula:
    """How one element of a result is computed.

    Attributes:
        place: of the element, in reading order of the result.
        sources: for each operand, the places of the elements that go in, in reading order of that operand; of a long row
            only those that a picture shows.
        text: the formula with its numbers.
    """

    place: int
    sources: tuple[tuple[int, ...], ...]
    text: str


def number_places(tensor: Tensor) -> Tensor:
    """A tensor of the same shape whose elements are the numbers of their places, in reading order, from 0 up.

    Applied to it, an operation that moves elements without changing them shows which element moves where.
    """
    return torch.arange(tensor.numel()).reshape(tensor.shape)


MAX_TERMS = 6
"""Terms that a formula writes out; of a longer sum it writes the first ones and the last."""


def join_terms(count: int, term: Callable[[int], str], separator: str) -> str:
    """Terms by their number with a separator between them, the middle of a long row left out."""
    if count <= MAX_TERMS:
        return separator.join(term(number) for number in range(count))
    return separator.join([*(term(number) for number in range(MAX_TERMS - 2)), "…", term(count - 1)])


def parenthesized(number: str) -> str:
    """A number as it is written behind an operator: a negative or complex one in parentheses."""
    needed = number[0] in "−+" or number[1:].count("−") > number.count("e−") or "j" in number
    return f"({number})" if needed else number


class ElementTexts:
    """The elements of a tensor in few characters, by place; ``5.`` is written 5, as formulas do."""

    def __init__(self, tensor: Tensor) -> None:
        self._flat = tensor.detach().reshape(-1)
        # A small tensor is formatted at once, of a large one only what is needed.
        small = tensor.numel() <= limits.SHOWN_CELLS
        self._texts = dict(enumerate(format_elements(self._flat))) if small else {}

    def __getitem__(self, place: int) -> str:
        if place not in self._texts:
            [self._texts[place]] = format_elements(self._flat[place : place + 1])
        return self._texts[place].removesuffix(".")
