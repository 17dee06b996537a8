"""Selecting elements of a tensor by integers and slices, by a mask or by other tensors, and writing into them."""

import math

from playground.fields import Value
from playground.tensors.options import (
    Values,
    choice_option,
    dim_option,
    number_option,
    positions_option,
    text_option,
    to_integers,
)
from playground.tensors.shapes.index_text import parse_index, parse_integers
from playground.tensors.shapes.shape_operation import Shape, ShapeOperation

_FAMILY = "Index"
_INDEX = text_option("index", "0", "An integer, a slice, ... or None for each axis, with commas between them.")
_COMPARE = choice_option(
    "compare", ">", (">", ">=", "<", "<=", "==", "!="), "The comparison of each element.", "elements"
)
_THRESHOLD = number_option("threshold", 2, "The number that each element is compared with.", "than")
_VALUE = number_option("value", 0, "The number that is written.")
INDEX_EXAMPLES = ("0", "-1", ":, 0", "0, 1", "1:", "::2", "..., -1", "None, :", ":, None")


def _fit_gather(shape: Shape) -> dict[str, Value]:
    """An index of gather for this shape, along the last axis: two entries for up to two positions of every other axis."""
    if not shape or not shape[-1]:
        return {"index": "0", "dim": 0}

    def nested(outer: Shape, first: int) -> str:
        if not outer:
            return f"[{(first + 1) % shape[-1]}, {first % shape[-1]}]"
        return f"[{', '.join(nested(outer[1:], first + at) for at in range(min(2, outer[0])))}]"

    return {"index": nested(shape[:-1], 1), "dim": len(shape) - 1}


def _fit_corners(shape: Shape) -> dict[str, Value]:
    """The first and the last row, and the first and the last column."""
    rows, columns = (*shape, 1, 1)[:2]
    return {"rows": (0, max(0, rows - 1)), "columns": (0, max(0, columns - 1))}


def _count_grid(values: Values, shape: Shape) -> int:
    return len(to_integers(values["rows"])) * len(to_integers(values["columns"])) * math.prod(shape[2:])


def _count_pairs(values: Values, shape: Shape) -> int:
    return max(len(to_integers(values["rows"])), len(to_integers(values["columns"]))) * math.prod(shape[2:])


INDEXING: tuple[ShapeOperation, ...] = (
    ShapeOperation(
        name="index",
        label="x[…]",
        family=_FAMILY,
        lines=("{y} = {x}[{index}]",),
        advice="An integer selects one entry and removes its axis; a slice keeps the axis; ... stands for all other axes; "
        "None adds an axis. All of these give views.",
        link="tensors",
        options=(_INDEX,),
        parsers={"index": parse_index},
    ),
    ShapeOperation(
        name="mask",
        label="x[x > …]",
        family=_FAMILY,
        mask_lines=("mask = {x} {compare_raw} {threshold}",),
        lines=("{y} = {x}[mask]",),
        advice="Selects the elements where a mask of the same shape is True, as a vector. Always a copy.",
        link="generated/torch.masked_select",
        options=(_COMPARE, _THRESHOLD),
    ),
    ShapeOperation(
        name="where",
        label="where",
        family=_FAMILY,
        mask_lines=("mask = {x} {compare_raw} {threshold}",),
        lines=("{y} = torch.where(mask, {x}, {value})",),
        advice="Keeps the elements where a mask is True, and fills in a number elsewhere: the shape stays the same.",
        link="generated/torch.where",
        options=(_COMPARE, _THRESHOLD, _VALUE),
        placeholders={"value": 0.0},
    ),
    ShapeOperation(
        name="gather",
        label="gather",
        family=_FAMILY,
        lines=("{y} = {x}.gather({dim}, torch.tensor({index}))",),
        advice="For every element of the index, the entry with that number along one axis: this selects the logit of the "
        "true class of every sample.",
        link="generated/torch.gather",
        options=(
            dim_option(1, "dim", "The axis along which the index counts."),
            text_option("index", "[[0, 0], [1, 0]]", "Nested whole numbers, with as many axes as the tensor.", 400),
        ),
        fit_options=_fit_gather,
        parsers={"index": parse_integers},
    ),
    ShapeOperation(
        name="grid",
        label="x[rows, columns]",
        family=_FAMILY,
        lines=("{y} = {x}[torch.tensor({rows_list})[:, None], torch.tensor({columns_list})]",),
        advice="The row numbers as a column and the column numbers as a row are broadcast to a grid: every chosen row with "
        "every chosen column.",
        link="tensors",
        options=(
            positions_option("rows", (0, 1), "The rows, in any order, repeats allowed."),
            positions_option("columns", (0, 2), "The columns, in any order, repeats allowed."),
        ),
        fit_options=_fit_corners,
        result_size=_count_grid,
    ),
    ShapeOperation(
        name="pairs",
        label="x[[…], […]]",
        family=_FAMILY,
        lines=("{y} = {x}[{rows_list}, {columns_list}]",),
        advice="Two lists of the same length are read in pairs: the first row with the first column, and so on.",
        link="tensors",
        options=(
            positions_option("rows", (0, 1), "The row of each element."),
            positions_option("columns", (0, 2), "The column of each element."),
        ),
        fit_options=_fit_corners,
        result_size=_count_pairs,
    ),
    ShapeOperation(
        name="assign",
        label="x[…] = value",
        family=_FAMILY,
        lines=("{x}[{index}] = {value}", "{y} = {x}"),
        advice="Writes into the tensor itself, and so into every tensor that shares its memory.",
        link="tensors",
        options=(_INDEX, number_option("value", 99, "The number that is written.")),
        parsers={"index": parse_index},
        placeholders={"value": 0.0},
    ),
)
