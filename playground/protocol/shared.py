"""Messages of the components that several pages use."""

from typing import NotRequired, TypeAlias, TypedDict

JsonNumber: TypeAlias = float | str
"""A number, or a word for one that JSON does not have: ``nan``, ``inf``, ``-inf``."""
PlotlyObject: TypeAlias = dict[str, object]
"""A trace or a layout as Plotly's own schema has it."""


class ChartData(TypedDict):
    """A Plotly figure."""

    traces: list[PlotlyObject]
    layout: PlotlyObject
    height: int
    """In pixels."""
    alternative: str
    """What the figure shows, in a sentence."""


class CellsData(TypedDict):
    """A table of numbers, each of which can be changed."""

    name: str
    """The variable that the table shows."""
    label: str
    rows: list[list[float]]
    changed: list[tuple[int, int]]
    """Row and column of each cell to mark."""
    dimensions: int
    editable: bool
    refused: int
    """How many changes have been refused: a new count makes the table show the present numbers again."""
    low: NotRequired[float | None]
    high: NotRequired[float | None]


class CellChange(TypedDict):
    """A number typed into a cell."""

    row: int
    column: int
    value: float
