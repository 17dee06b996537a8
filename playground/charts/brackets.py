"""A tensor as nested brackets, each level in the colour of its axis, as HTML."""

from collections.abc import Sequence
from typing import NamedTuple

from torch import Tensor

from playground.charts.html import render_html
from playground.charts.palette import AXES
from playground.charts.tensor_values import elements_at, format_elements
from playground.charts.tensor_window import Positions, shown_positions

MAX_NUMBERS = 160
"""Numbers that the brackets show; of more, both ends of every axis."""


class Token(NamedTuple):
    """A piece of the text; a bracket names its axis."""

    text: str
    axis: int | None = None


def brackets_html(tensor: Tensor) -> str:
    """The values in brackets; a bracket and its axis have one colour."""
    shape = tuple(tensor.shape)
    shown = _choose_positions(shape)
    places = _places(shape, shown, 0, 0)
    texts = dict(zip(places, format_elements(elements_at(tensor, places)), strict=True))
    width = max((len(text) for text in texts.values()), default=1)
    padded = {place: text.rjust(width) for place, text in texts.items()}
    return render_html(
        "brackets.html.jinja",
        description=_describe(shape),
        tokens=_tokens(shape, shown, 0, 0, padded),
        sizes=shape,
        colours=[AXES[axis % len(AXES)] for axis in range(len(shape))],
    )


def _choose_positions(shape: Sequence[int]) -> list[Positions]:
    """Positions along each axis, few enough that all numbers together stay readable."""
    for most, edge in ((100, 3), (12, 3), (6, 2), (3, 1)):
        shown = [shown_positions(size, most, edge) for size in shape]
        count = 1
        for axis in shown:
            count *= max(1, sum(position is not None for position in axis))
        if count <= MAX_NUMBERS:
            break
    return shown


def _places(shape: Sequence[int], shown: Sequence[Positions], axis: int, base: int) -> list[int]:
    """The places, in reading order, of all elements that are shown."""
    if axis == len(shape):
        return [base]
    places: list[int] = []
    for position in shown[axis]:
        if position is not None:
            places += _places(shape, shown, axis + 1, base * shape[axis] + position)
    return places


def _tokens(
    shape: Sequence[int], shown: Sequence[Positions], axis: int, base: int, texts: dict[int, str]
) -> list[Token]:
    if axis == len(shape):
        return [Token(texts[base])]
    is_last = axis == len(shape) - 1
    separator = Token(", " if is_last else ",\n" + "\n" * (len(shape) - axis - 2) + " " * (axis + 1))
    tokens = [Token("[", axis)]
    for number, position in enumerate(shown[axis]):
        if number:
            tokens.append(separator)
        if position is None:
            tokens.append(Token("…"))
        else:
            tokens += _tokens(shape, shown, axis + 1, base * shape[axis] + position, texts)
    return [*tokens, Token("]", axis)]


def _describe(shape: Sequence[int]) -> str:
    if not shape:
        return "A single number without brackets: ndim 0."
    count = len(shape)
    opens = "bracket opens" if count == 1 else "brackets open"
    return f"The values in nested brackets: {count} {opens} before the first number, so ndim is {count}."
