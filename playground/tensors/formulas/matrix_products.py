"""Matrix products: each element of the result from a row of the left operand and a column of the right one."""

from collections.abc import Sequence
from functools import partial

from torch import Tensor

from playground import limits
from playground.charts.tensor_window import shown_positions
from playground.tensors.tracing import broadcasting
from playground.tensors.tracing.axes import AxisCell, AxisRow, AxisTable, Mark
from playground.tensors.tracing.trace import Cells, Trace, bracketed, index, position, series

Shape = Sequence[int]


def traces(
    left: Tensor, right: Tensor, result: Tensor, cells: Sequence[int], moved: tuple[Tensor, Tensor], bias: Tensor | None
) -> list[Trace]:
    """Where these elements of the result come from.

    Args:
        left, right: the operands as they are drawn.
        result: of the product.
        cells: places in the result.
        moved: the numbering of the operands, moved as the operation moves them: transposed for ``A @ B.T``.
        bias: added to every row, or ``None``.
    """
    one, other = moved
    rows = one if one.ndim > 1 else one[None]
    columns = other if other.ndim > 1 else other[:, None]
    # Equal but for einsum, which stretches an inner axis of size 1.
    inner = max(rows.shape[-1], columns.shape[-2]) if 0 not in (rows.shape[-1], columns.shape[-2]) else 0
    # As torch does, a vector counts as a matrix of one row or column, and that axis goes away at the end.
    batch = broadcasting.align({"left": rows.shape[:-2], "right": columns.shape[:-2]}).result or ()
    outer = (*batch, rows.shape[-2], columns.shape[-1])
    rows = rows.expand(*batch, rows.shape[-2], inner)
    columns = columns.mT.expand(*batch, columns.shape[-1], inner)
    shown = [place for place in shown_positions(inner, limits.SHOWN_AXIS) if place is not None]
    numbers, more, results = Cells(left), Cells(right), Cells(result)
    addends = None if bias is None else Cells(bias)
    found = []
    for cell in cells:
        *at, row, column = position(cell, outer)
        a, b = rows[(*at, row)].tolist(), columns[(*at, column)].tolist()
        sources: tuple[tuple[int, ...], ...] = (tuple(a[k] for k in shown), tuple(b[k] for k in shown))
        said = series(inner, partial(_term, numbers, more, a, b), " + ") or "nothing to add"
        if addends is not None:
            said += f" + {bracketed(addends[column])}"
            sources = (*sources, (column,))
        found.append(Trace(cell, sources, f"{index('result', cell, result.shape)} = {said} = {results[cell]}"))
    return found


def _term(numbers: Cells, more: Cells, a: list[int], b: list[int], k: int) -> str:
    return f"{bracketed(numbers[a[k]])}×{bracketed(more[b[k]])}"


def align(left: Shape, right: Shape, names: tuple[str, str] = ("A", "B"), *, stretches: bool = False) -> AxisTable:
    """The rule of the matrix product: the inner sizes must agree and vanish, the outer ones remain.

    Args:
        left, right: the shapes.
        names: of the operands.
        stretches: an inner size of 1 fits any other, as in einsum.
    """
    titles = _titles(max(2, len(left), len(right)))
    if not left or not right:
        says = "A matrix product needs at least one axis on each side; a single number multiplies with *."
        return AxisTable((), (), says, False)
    inner = (left[-1], right[-2] if len(right) > 1 else right[0])
    batch = broadcasting.align({names[0]: left[:-2], names[1]: right[:-2]})
    agree = inner[0] == inner[1] or (stretches and 1 in inner)
    fits = agree and batch.fits
    mark: Mark = "joined" if agree else "clash"
    rows = [
        AxisRow(names[0], (*batch.rows[0].cells, *_matrix(left, mark, row=True))),
        AxisRow(names[1], (*batch.rows[1].cells, *_matrix(right, mark, row=False))),
    ]
    if not fits:
        return AxisTable(titles, tuple(rows), _clash(inner, names, right) if mark == "clash" else _BATCH_CLASH, False)
    outer = (*left[-2:-1], *(right[-1:] if len(right) > 1 else ()))
    shape = (*(batch.result or ()), *outer)
    cells = [
        AxisCell(str(left[-2]) if len(left) > 1 else "", "kept"),
        AxisCell(str(right[-1]) if len(right) > 1 else "", "kept"),
    ]
    rows.append(AxisRow("result", (*(AxisCell(str(size), "kept") for size in batch.result or ()), *cells)))
    agreed = "agree" if inner[0] == inner[1] else "fit, because 1 is stretched"
    says = (
        f"The inner sizes {agreed} ({inner[0]} and {inner[1]}) and vanish; the outer ones remain: the result has shape "
        f"{list(shape)}."
    )
    return AxisTable(titles, tuple(rows), says, True, shape)


_BATCH_CLASH = (
    "The matrices fit, but the axes before them do not: counted from the right, two sizes must be equal, or one of them "
    "must be 1."
)


def _clash(inner: tuple[int, int], names: tuple[str, str], right: Shape) -> str:
    where = "second-to-last" if len(right) > 1 else "only"
    return (
        f"The inner sizes differ: the last axis of {names[0]} has {inner[0]}, the {where} axis of {names[1]} has "
        f"{inner[1]}. They must be equal, for each number of a row meets one number of a column."
    )


def _titles(count: int) -> tuple[str, ...]:
    return (*(f"batch −{back}" for back in range(count, 2, -1)), "row", "column")


def _matrix(shape: Shape, mark: Mark, *, row: bool) -> tuple[AxisCell, AxisCell]:
    """The last two axes: of the left operand the second is the inner one, of the right operand the first."""
    inner = AxisCell(str(shape[-1] if row or len(shape) == 1 else shape[-2]), mark)
    # A vector on the left is a row, on the right a column: it has no outer axis.
    outer = AxisCell("", "") if len(shape) == 1 else AxisCell(str(shape[-2] if row else shape[-1]), "kept")
    return (outer, inner) if row else (inner, outer)
