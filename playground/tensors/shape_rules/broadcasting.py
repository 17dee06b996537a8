"""Broadcasting: how two shapes are stretched to one, or at which axis they clash."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from playground.charts.axis_table import AxisCell, AxisRow, AxisTable, Mark

Shape = Sequence[int]


def align_shapes(shapes: Mapping[str, Shape]) -> AxisTable:
    """Shapes by name, aligned at the last axis, with what is stretched and what clashes."""
    columns = list(zip_longest(*(tuple(reversed(shape)) for shape in shapes.values())))
    sizes = [_broadcast_size(column) for column in columns]
    rows = []
    for number, name in enumerate(shapes):
        cells = [_cell(column[number], size) for column, size in zip(columns, sizes, strict=True)]
        rows.append(AxisRow(name, tuple(reversed(cells))))
    titles = tuple(f"axis −{back}" for back in range(len(columns), 0, -1))
    if None in sizes:
        back = sizes.index(None)
        return AxisTable(titles, tuple(rows), _clash_rule(list(shapes), columns[back], back + 1), False)
    result = tuple(reversed([size for size in sizes if size is not None]))
    rows.append(AxisRow("result", tuple(AxisCell(str(size), "unchanged") for size in result)))
    return AxisTable(titles, tuple(rows), _rule(shapes, result), True, result)


def broadcast_place(indices: Sequence[int], shape: Sequence[int]) -> int:
    """The place in an operand that an element of the result reads: along an axis of size 1 always the same one.

    Args:
        indices: of the element of the result.
        shape: of the operand.
    """
    place = 0
    for size, at in zip(shape, indices[len(indices) - len(shape) :], strict=True):
        place = place * size + (0 if size == 1 else at)
    return place


def _broadcast_size(column: Sequence[int | None]) -> int | None:
    """The size to which an axis is stretched, or ``None`` for a clash."""
    sizes = {size for size in column if size is not None} - {1}
    if len(sizes) > 1:
        return None
    return sizes.pop() if sizes else 1


def _cell(size: int | None, broadcast: int | None) -> AxisCell:
    mark: Mark = "unchanged"
    if size is None:
        return AxisCell("1", "added") if broadcast is not None else AxisCell("", "")
    if broadcast is None:
        mark = "clash" if size != 1 else "unchanged"
    elif size == 1 != broadcast:
        mark = "stretched"
    return AxisCell(str(size), mark)


def _clash_rule(names: list[str], column: Sequence[int | None], back: int) -> str:
    sizes = " and ".join(f"{size} ({name})" for name, size in zip(names, column, strict=True) if size not in (None, 1))
    place = {1: "the last axis", 2: "the second axis from the right", 3: "the third axis from the right"}
    return (
        f"They clash at {place.get(back, f'axis −{back}')}: {sizes} differ and none is 1. Counted from the right, two sizes "
        "must be equal, or one of them must be 1 or missing."
    )


def _rule(shapes: Mapping[str, Shape], result: tuple[int, ...]) -> str:
    if all(tuple(shape) == result for shape in shapes.values()):
        return f"The shapes are equal, so each element is paired with its counterpart: the result has shape {list(result)}."
    parts = []
    for name, shape in shapes.items():
        missing = len(result) - len(shape)
        padded = [1] * missing + list(shape)
        grown = [at - len(result) for at, (size, to) in enumerate(zip(padded, result, strict=True)) if size != to]
        changes = [f"gets {missing} {'axes' if missing > 1 else 'axis'} of size 1 in front"] if missing else []
        if grown:
            changes.append(f"is stretched along axis {' and '.join(f'−{-at}' for at in grown)}")
        if changes:
            parts.append(f"{name} {' and '.join(changes)}")
    return f"{'; '.join(parts)}. Nothing is copied in memory. The result has shape {list(result)}."
