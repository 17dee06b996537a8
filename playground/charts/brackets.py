"""A tensor as nested brackets, each level in the colour of its axis, as HTML."""

from collections.abc import Sequence
from html import escape

from torch import Tensor

from playground.charts.palette import AXES
from playground.charts.tensor_values import elements_at, format_elements
from playground.charts.tensor_window import Positions, shown_positions

MOST_NUMBERS = 160
"""Numbers that the brackets show; of more, both ends of every axis."""


def brackets_html(tensor: Tensor) -> str:
    """The values in brackets; a bracket and its axis have one colour."""
    shape = tuple(tensor.shape)
    shown = _shown(shape)
    flat = list(_flat(shape, shown, 0, 0))
    values = dict(zip(flat, format_elements(elements_at(tensor, flat)), strict=True))
    width = max((len(text) for text in values.values()), default=1)
    body = "".join(_nested(shape, shown, 0, 0, values, width))
    return f'<pre class="pg-brackets" tabindex="0" aria-label="{escape(_words(shape))}">{body}</pre>{_legend(shape)}'


def _shown(shape: Sequence[int]) -> list[Positions]:
    """Positions along each axis, few enough that all numbers together stay readable."""
    for most, edge in ((100, 3), (12, 3), (6, 2), (3, 1)):
        shown = [shown_positions(size, most, edge) for size in shape]
        count = 1
        for axis in shown:
            count *= max(1, sum(place is not None for place in axis))
        if count <= MOST_NUMBERS:
            break
    return shown


def _flat(shape: Sequence[int], shown: Sequence[Positions], axis: int, base: int) -> list[int]:
    if axis == len(shape):
        return [base]
    found: list[int] = []
    for place in shown[axis]:
        if place is not None:
            found += _flat(shape, shown, axis + 1, base * shape[axis] + place)
    return found


def _nested(
    shape: Sequence[int], shown: Sequence[Positions], axis: int, base: int, values: dict[int, str], width: int
) -> list[str]:
    if axis == len(shape):
        return [escape(values[base].rjust(width))]
    last = axis == len(shape) - 1
    between = ", " if last else ",\n" + "\n" * (len(shape) - axis - 2) + " " * (axis + 1)
    parts = []
    for place in shown[axis]:
        if place is None:
            parts.append("…")
        else:
            parts.append("".join(_nested(shape, shown, axis + 1, base * shape[axis] + place, values, width)))
    return [_bracket("[", axis), between.join(parts), _bracket("]", axis)]


def _bracket(sign: str, axis: int) -> str:
    return f'<b style="--axis: {AXES[axis % len(AXES)]}" title="axis {axis}">{sign}</b>'


def _legend(shape: Sequence[int]) -> str:
    if not shape:
        return '<p class="pg-legend-axes">No bracket, no axis: a single number, a scalar.</p>'
    items = "".join(
        f'<li style="--axis: {AXES[axis % len(AXES)]}"><b>[ ]</b> axis {axis}: size {size}</li>'
        for axis, size in enumerate(shape)
    )
    return f'<ul class="pg-legend-axes">{items}</ul>'


def _words(shape: Sequence[int]) -> str:
    if not shape:
        return "A single number without brackets: ndim 0."
    count = len(shape)
    opens = "bracket opens" if count == 1 else "brackets open"
    return f"The values in nested brackets: {count} {opens} before the first number, so ndim is {count}."
