"""Messages of the tensor pages."""

from typing import Literal, NotRequired, TypeAlias, TypedDict

GridCell: TypeAlias = tuple[int, str, str, bool, bool]
"""Place in reading order, text, background, whether the background is dark, whether it is only a copy of another cell."""
StoragePlace: TypeAlias = tuple[int, str, str, bool]
"""Place in the storage, text (empty where the tensor reads no element), background, whether the background is dark."""
StrideArrow: TypeAlias = tuple[int, int, str]
"""An axis, the place in the storage of the next element along it, and the stride with its sign."""


class GridBlock(TypedDict):
    """One matrix of a tensor."""

    title: str
    rows: list[int | None]
    """Positions along the axis before the last; null for those left out."""
    columns: list[int | None]
    cells: list[list[GridCell | None]]


class TensorGrid(TypedDict):
    """A tensor as tables of coloured cells, or a storage as a row of places."""

    name: str
    shape: list[int]
    blocks: list[GridBlock]
    hidden: int
    """How many matrices, or places of the storage, are left out."""
    dtype: NotRequired[str]
    stretched: NotRequired[list[int]]
    """The shape to which a broadcast operand is stretched."""
    storage: NotRequired[list[StoragePlace]]


class FormulaStep(TypedDict):
    """One element of the result, with what it comes from."""

    place: int
    """In reading order of the result."""
    sources: list[list[int]]
    """For each grid, the places of the elements that went in."""
    text: str
    arrows: NotRequired[list[StrideArrow]]


class TensorPictureData(TypedDict):
    """Tensors side by side, in which a student steps from element to element of the result."""

    description: str
    """What the picture shows, in a sentence or two."""
    axes: list[str]
    """A colour for each axis, outermost first."""
    grids: list[TensorGrid]
    signs: list[str]
    """Between the grids."""
    steps: list[FormulaStep]
    layout: Literal["row", "corner", "memory"]
    result: int
    """The number of the grid that is stepped through."""
    storage: NotRequired[int]
    """The number of the grid that shows the storage of the result."""
