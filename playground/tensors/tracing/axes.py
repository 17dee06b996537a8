"""Shapes written over each other, axis by axis, with what happens to each size: the picture of a rule."""

from dataclasses import dataclass
from typing import Literal

Mark = Literal["", "kept", "stretched", "added", "clash", "joined", "collapsed"]


@dataclass(frozen=True)
class AxisCell:
    """The size of one axis, and what becomes of it.

    Attributes:
        text: the size, empty where a shape has no such axis.
        mark: ``kept`` as it is; ``stretched`` from 1; ``added`` in front, with size 1, and stretched; ``clash``: it fits no
            other; ``joined``: the inner axes of a product; ``collapsed`` by a reduction.
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
    """Shapes over each other.

    Attributes:
        titles: of the columns.
        rows: the shapes, each with a cell for every column.
        says: the rule, with these sizes, in a sentence or two.
        fits: whether the operation can be done.
        result: the shape that comes out, where it fits.
    """

    titles: tuple[str, ...]
    rows: tuple[AxisRow, ...]
    says: str
    fits: bool
    result: tuple[int, ...] | None = None
