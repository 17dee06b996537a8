"""What a picture can show of an operation: for an element of the result, where it came from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from playground import limits
from playground.charts.tensor_values import format_elements


@dataclass(frozen=True)
class Trace:
    """One element of a result.

    Attributes:
        place: of the element, in reading order of the result.
        sources: for each operand, the places of the elements that went in, in reading order of that operand; of a long
            row those that a picture shows.
        words: the same as a sum with its numbers.
    """

    place: int
    sources: tuple[tuple[int, ...], ...]
    words: str


def numbering(tensor: Tensor) -> Tensor:
    """A tensor of the same shape that holds at every place the number of the place: moving it tells what goes where."""
    return torch.arange(tensor.numel()).reshape(tensor.shape)


def position(place: int, shape: Sequence[int]) -> tuple[int, ...]:
    """Indices of an element from its place in reading order."""
    found = []
    for size in reversed(shape):
        found.append(place % size)
        place //= size
    return tuple(reversed(found))


def index(name: str, place: int, shape: Sequence[int]) -> str:
    """``A[0, 2]``; a tensor without axes is just ``A``."""
    where = ", ".join(map(str, position(place, shape)))
    return f"{name}[{where}]" if shape else name


TERMS = 6
"""Terms that a sum writes out; of a longer one, the first and the last."""


def series(count: int, term: Callable[[int], str], sign: str) -> str:
    """Terms by their number with a sign between them, the middle of a long row left out."""
    if count <= TERMS:
        return sign.join(term(number) for number in range(count))
    return sign.join([*(term(number) for number in range(TERMS - 2)), "…", term(count - 1)])


def bracketed(text: str) -> str:
    """A number as it stands behind a sign: a negative or complex one in brackets."""
    return f"({text})" if text[0] in "−+" or text[1:].count("−") > text.count("e−") or "j" in text else text


class Cells:
    """The elements of a tensor in few characters, by place; within a sum, ``5.`` is 5."""

    def __init__(self, tensor: Tensor) -> None:
        self._flat = tensor.detach().reshape(-1)
        # A small tensor is read out at once, of a large one only what is asked for.
        self._known = dict(enumerate(format_elements(self._flat))) if tensor.numel() <= limits.SHOWN_CELLS else {}

    def __getitem__(self, place: int) -> str:
        if place not in self._known:
            [self._known[place]] = format_elements(self._flat[place : place + 1])
        return self._known[place].removesuffix(".")
