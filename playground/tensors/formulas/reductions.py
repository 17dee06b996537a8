"""Reductions: each element of the result from all elements along the axes that collapse."""

from collections.abc import Sequence
from functools import partial

from torch import Tensor

from playground.charts.tensor_window import choose_window
from playground.tensors.tracing.axes import AxisCell, AxisRow, AxisTable
from playground.tensors.tracing.trace import Cells, Trace, index, numbering, series


def traces(
    spoken: str, sign: str, source: Tensor, axes: Sequence[int], result: Tensor, cells: Sequence[int]
) -> list[Trace]:
    """Where these elements of the result come from.

    Args:
        spoken: the sum in words, with ``{terms}``, ``{n}`` and ``{r}``.
        sign: between the terms.
        source: the tensor that is reduced.
        axes: that collapse, from 0 up.
        result: of the reduction.
        cells: places in the result.
    """
    kept = [axis for axis in range(source.ndim) if axis not in axes]
    places = numbering(source).permute(*kept, *axes) if source.ndim else numbering(source)
    count = result.numel()
    groups = places.reshape(count, places.numel() // count) if count else places
    shown = set(choose_window(source.shape).cells)
    numbers, results = Cells(source), Cells(result)
    found = []
    for cell in cells:
        group = groups[cell].tolist()
        terms = series(len(group), partial(_term, numbers, group), sign)
        said = spoken.format(terms=terms or "nothing", n=len(group), r=results[cell])
        lit = tuple(place for place in group if place in shown)
        found.append(Trace(cell, (lit,), f"{index('result', cell, result.shape)}: {said}"))
    return found


def _term(numbers: Cells, group: list[int], number: int) -> str:
    return numbers[group[number]]


def align(shape: Sequence[int], axes: Sequence[int], keepdim: bool, name: str = "A") -> AxisTable:
    """The shape with the axes that collapse marked, over the shape that remains."""
    titles = tuple(f"axis {axis}" for axis in range(len(shape)))
    top = tuple(AxisCell(str(size), "collapsed" if axis in axes else "kept") for axis, size in enumerate(shape))
    bottom = tuple(
        AxisCell("1" if keepdim else "", "collapsed") if axis in axes else AxisCell(str(size), "kept")
        for axis, size in enumerate(shape)
    )
    result = tuple(1 if axis in axes else size for axis, size in enumerate(shape) if keepdim or axis not in axes)
    rows = (AxisRow(name, top), AxisRow("result", bottom))
    return AxisTable(titles, rows, _says(shape, axes, keepdim, result), True, result)


def _says(shape: Sequence[int], axes: Sequence[int], keepdim: bool, result: tuple[int, ...]) -> str:
    if not shape:
        return "There is only one number, so there is no axis to collapse."
    shown = f"the result has shape {list(result)}."
    if len(axes) == len(shape):
        stays = "stay with size 1 because of keepdim" if keepdim else "go away"
        return f"All axes collapse, so that every number goes into one, and {stays}: {shown}"
    listed = " and ".join(f"{axis} (size {shape[axis]})" for axis in axes)
    if len(axes) == 1:
        stays = "stays with size 1 because of keepdim" if keepdim else "goes away"
        return f"Axis {listed} collapses and {stays}: {shown}"
    stays = "stay with size 1 because of keepdim" if keepdim else "go away"
    return f"Axes {listed} collapse and {stays}: {shown}"
