"""The shape rule of reductions: some axes collapse, and disappear or stay with size 1."""

from collections.abc import Sequence

from playground.charts.axis_table import AxisCell, AxisRow, AxisTable


def align_shapes(shape: Sequence[int], axes: Sequence[int], keepdim: bool, name: str = "A") -> AxisTable:
    """The shape with the axes that collapse marked, above the shape that remains.

    Args:
        shape: of the tensor that is reduced.
        axes: that collapse, counted from 0.
        keepdim: a collapsed axis stays with size 1.
        name: of the tensor.
    """
    titles = tuple(f"axis {axis}" for axis in range(len(shape)))
    top = tuple(AxisCell(str(size), "collapsed" if axis in axes else "unchanged") for axis, size in enumerate(shape))
    bottom = tuple(
        AxisCell("1" if keepdim else "", "collapsed") if axis in axes else AxisCell(str(size), "unchanged")
        for axis, size in enumerate(shape)
    )
    result = tuple(1 if axis in axes else size for axis, size in enumerate(shape) if keepdim or axis not in axes)
    rows = (AxisRow(name, top), AxisRow("result", bottom))
    return AxisTable(titles, rows, _rule(shape, axes, keepdim, result), True, result)


def _rule(shape: Sequence[int], axes: Sequence[int], keepdim: bool, result: tuple[int, ...]) -> str:
    if not shape:
        return "There is only one number, so there is no axis to collapse."
    outcome = f"the result has shape {list(result)}."
    several = "stay with size 1 because of keepdim" if keepdim else "disappear"
    if len(axes) == len(shape):
        return f"All axes collapse, so that all numbers become one, and {several}: {outcome}"
    listed = " and ".join(f"{axis} (size {shape[axis]})" for axis in axes)
    if len(axes) == 1:
        return f"Axis {listed} collapses and {'stays with size 1 because of keepdim' if keepdim else 'disappears'}: {outcome}"
    return f"Axes {listed} collapse and {several}: {outcome}"
