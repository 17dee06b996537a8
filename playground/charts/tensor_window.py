"""Which elements of a tensor a picture shows: all of a small one, of a larger one the two ends of each long axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from playground import limits

EDGE = 3
"""Positions that are shown at each end of a long axis: as many as torch prints."""

Positions = tuple[int | None, ...]
"""Positions along an axis; None stands for those left out."""


def shown_positions(size: int, limit: int, edge: int = EDGE) -> Positions:
    """The positions along an axis of ``size`` that are shown."""
    if size <= limit:
        return tuple(range(size))
    return (*range(edge), None, *range(size - edge, size))


@dataclass(frozen=True)
class Block:
    """One matrix of a tensor, and what is shown of it.

    Attributes:
        leading: its positions along all axes but the last two.
        rows, columns: positions that are shown along the last two axes.
    """

    leading: tuple[int, ...]
    rows: Positions
    columns: Positions


@dataclass(frozen=True)
class Window:
    """The part of a tensor that a picture shows.

    Attributes:
        shape: of the whole tensor.
        blocks: its matrices, outermost axis slowest.
        hidden_blocks: how many matrices are left out.
    """

    shape: tuple[int, ...]
    blocks: tuple[Block, ...]
    hidden_blocks: int

    def place_of(self, block: Block, row: int, column: int) -> int:
        """The place of an element in reading order."""
        position = (*block.leading, *(row, column)[2 - min(2, len(self.shape)) :])
        place = 0
        for size, at in zip(self.shape, position, strict=True):
            place = place * size + at
        return place

    @property
    def cells(self) -> list[int]:
        """The places of all shown elements, in reading order."""
        return [
            self.place_of(block, row, column)
            for block in self.blocks
            for row in block.rows
            if row is not None
            for column in block.columns
            if column is not None
        ]


def choose_window(shape: Sequence[int], leading: Sequence[int] | None = None) -> Window:
    """The part that is shown of a tensor with a shape.

    Args:
        shape: of the tensor.
        leading: shows one matrix alone, at these positions along all axes but the last two.
    """
    sizes = tuple(shape)
    rows = shown_positions(sizes[-2], limits.SHOWN_AXIS) if len(sizes) > 1 else (0,)
    columns = (
        shown_positions(sizes[-1], limits.SHOWN_VECTOR if len(sizes) == 1 else limits.SHOWN_AXIS) if sizes else (0,)
    )
    if 0 in sizes[:-2]:
        return Window(sizes, (), 0)
    if leading is not None:
        return Window(sizes, (Block(tuple(leading), rows, columns),), 0)
    outer = sizes[:-2]
    count = 1
    for size in outer:
        count *= size
    cells_per_block = max(1, len(rows) * len(columns))
    limit = max(1, limits.SHOWN_CELLS // cells_per_block)
    choices = product(*(range(size) for size in outer))
    blocks = tuple(Block(choice, rows, columns) for choice, _ in zip(choices, range(min(count, limit)), strict=False))
    return Window(sizes, blocks, count - len(blocks))
