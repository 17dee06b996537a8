"""The shape rule of matrix products: the inner sizes must agree and disappear, the outer sizes remain."""

from collections.abc import Sequence

from playground.charts.axis_table import AxisCell, AxisRow, AxisTable, Mark
from playground.tensors.shape_rules import broadcasting

Shape = Sequence[int]


def align_shapes(
    left: Shape, right: Shape, names: tuple[str, str] = ("A", "B"), *, broadcasts_inner: bool = False
) -> AxisTable:
    """The shapes of two factors, with inner and outer axes marked.

    Args:
        left, right: the shapes.
        names: of the factors.
        broadcasts_inner: an inner size of 1 fits any other, as in einsum.
    """
    titles = _titles(max(2, len(left), len(right)))
    if not left or not right:
        rule = "A matrix product needs at least one axis on each side; multiply by a single number with *."
        return AxisTable((), (), rule, False)
    inner = (left[-1], right[-2] if len(right) > 1 else right[0])
    batch = broadcasting.align_shapes({names[0]: left[:-2], names[1]: right[:-2]})
    agree = inner[0] == inner[1] or (broadcasts_inner and 1 in inner)
    mark: Mark = "inner" if agree else "clash"
    rows = [
        AxisRow(names[0], (*batch.rows[0].cells, *_matrix_cells(left, mark, is_left=True))),
        AxisRow(names[1], (*batch.rows[1].cells, *_matrix_cells(right, mark, is_left=False))),
    ]
    if not (agree and batch.fits):
        return AxisTable(titles, tuple(rows), _BATCH_CLASH if agree else _inner_clash(inner, names, right), False)
    outer = (*left[-2:-1], *(right[-1:] if len(right) > 1 else ()))
    shape = (*(batch.result or ()), *outer)
    cells = [
        AxisCell(str(left[-2]) if len(left) > 1 else "", "unchanged"),
        AxisCell(str(right[-1]) if len(right) > 1 else "", "unchanged"),
    ]
    rows.append(AxisRow("result", (*(AxisCell(str(size), "unchanged") for size in batch.result or ()), *cells)))
    agreement = "agree" if inner[0] == inner[1] else "fit, because 1 is stretched"
    rule = (
        f"The inner sizes {agreement} ({inner[0]} and {inner[1]}) and disappear; the outer sizes remain: the result has "
        f"shape {list(shape)}."
    )
    return AxisTable(titles, tuple(rows), rule, True, shape)


_BATCH_CLASH = (
    "The matrices fit, but the axes before them do not: counted from the right, two sizes must be equal, or one of them "
    "must be 1."
)


def _inner_clash(inner: tuple[int, int], names: tuple[str, str], right: Shape) -> str:
    where = "second-to-last" if len(right) > 1 else "only"
    return (
        f"The inner sizes differ: the last axis of {names[0]} has {inner[0]}, the {where} axis of {names[1]} has "
        f"{inner[1]}. They must be equal, because each number of a row is multiplied by one number of a column."
    )


def _titles(count: int) -> tuple[str, ...]:
    return (*(f"batch −{back}" for back in range(count, 2, -1)), "row", "column")


def _matrix_cells(shape: Shape, mark: Mark, *, is_left: bool) -> tuple[AxisCell, AxisCell]:
    """The last two axes: of the left factor the second is the inner one, of the right factor the first."""
    inner = AxisCell(str(shape[-1] if is_left or len(shape) == 1 else shape[-2]), mark)
    # A vector on the left is a row, on the right a column: it has no outer axis.
    outer = AxisCell("", "") if len(shape) == 1 else AxisCell(str(shape[-2] if is_left else shape[-1]), "unchanged")
    return (outer, inner) if is_left else (inner, outer)
