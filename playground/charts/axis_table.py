"""Shapes written below each other, axis by axis, with what happens to every size: the picture of a shape rule."""

from dataclasses import dataclass
from typing import Literal

from playground.charts.html import render_html

Mark = Literal["", "unchanged", "stretched", "added", "clash", "inner", "collapsed"]
LABELS: dict[Mark, str] = {
    "stretched": "stretched",
    "added": "added",
    "clash": "clash",
    "inner": "inner",
    "collapsed": "collapses",
}
"""The word below a size."""
TOOLTIPS: dict[Mark, str] = {
    "": "no such axis",
    "unchanged": "unchanged",
    "stretched": "stretched from 1",
    "added": "an axis of size 1, added in front and stretched",
    "clash": "clashes",
    "inner": "inner axis: must agree, and disappears",
    "collapsed": "collapses",
}


@dataclass(frozen=True)
class AxisCell:
    """The size of one axis, and what happens to it.

    Attributes:
        text: the size, empty where a shape has no such axis.
        mark: ``unchanged``; ``stretched`` from 1; ``added`` in front, with size 1, and stretched; ``clash``: it fits no
            other; ``inner``: an inner axis of a matrix product; ``collapsed`` by a reduction.
    """

    text: str
    mark: Mark


@dataclass(frozen=True)
class AxisRow:
    """A shape with its name."""

    name: str
    cells: tuple[AxisCell, ...]


@dataclass(frozen=True)
class AxisTable:
    """Shapes below each other.

    Attributes:
        titles: of the columns.
        rows: the shapes, each with a cell for every column.
        rule: the rule, with these sizes, in a sentence or two.
        fits: whether the operation can be done.
        result: the shape that comes out, where it fits.
    """

    titles: tuple[str, ...]
    rows: tuple[AxisRow, ...]
    rule: str
    fits: bool
    result: tuple[int, ...] | None = None


def axis_table_html(table: AxisTable, caption: str) -> str:
    """The table as HTML, with a word for what happens to each size, and the rule below it."""
    return render_html("axis_table.html.jinja", table=table, caption=caption, labels=LABELS, tooltips=TOOLTIPS)
