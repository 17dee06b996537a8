"""Some elements of a tensor: by integers and slices, by a mask, by other tensors; and writing into them."""

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
from playground.tensors.shapes.entry import Reshaping, Shape
from playground.tensors.shapes.index_text import index, integers

_FAMILY = "Index"
_INDEX = text_option("index", "0", "An integer, a slice, ... or None for each axis, with commas between them.")
_COMPARE = choice_option(
    "compare", ">", (">", ">=", "<", "<=", "==", "!="), "How each element is compared.", "elements"
)
_WITH = number_option("threshold", 2, "The number that each element is compared with.", "than")
_VALUE = number_option("value", 0, "What is written there.")
INDEX_EXAMPLES = ("0", "-1", ":, 0", "0, 1", "1:", "::2", "..., -1", "None, :", ":, None")


def _picks(shape: Shape) -> dict[str, Value]:
    """An index of gather for this shape, along the last axis: two picks for up to two entries of every other axis."""
    if not shape or not shape[-1]:
        return {"index": "0", "dim": 0}

    def picks(outer: Shape, first: int) -> str:
        if not outer:
            return f"[{(first + 1) % shape[-1]}, {first % shape[-1]}]"
        return f"[{', '.join(picks(outer[1:], first + at) for at in range(min(2, outer[0])))}]"

    return {"index": picks(shape[:-1], 1), "dim": len(shape) - 1}


def _corners(shape: Shape) -> dict[str, Value]:
    """The first and the last row, and the first and the last column."""
    rows, columns = (*shape, 1, 1)[:2]
    return {"rows": (0, max(0, rows - 1)), "columns": (0, max(0, columns - 1))}


def _crossed(values: Values, shape: Shape) -> int:
    return len(to_integers(values["rows"])) * len(to_integers(values["columns"])) * math.prod(shape[2:])


def _paired(values: Values, shape: Shape) -> int:
    return max(len(to_integers(values["rows"])), len(to_integers(values["columns"]))) * math.prod(shape[2:])


INDEXING: tuple[Reshaping, ...] = (
    Reshaping(
        name="index",
        label="x[…]",
        family=_FAMILY,
        move=("{y} = {x}[{index}]",),
        advice="An integer takes one entry and its axis goes; a slice keeps the axis; ... stands for all axes left; None "
        "makes a new one. All of these are views.",
        link="tensors",
        options=(_INDEX,),
        writers={"index": index},
    ),
    Reshaping(
        name="mask",
        label="x[x > …]",
        family=_FAMILY,
        before=("mask = {x} {compare_raw} {threshold}",),
        move=("{y} = {x}[mask]",),
        advice="Keeps the elements where a mask of the same shape is True, as a vector. Always a copy.",
        link="generated/torch.masked_select",
        options=(_COMPARE, _WITH),
    ),
    Reshaping(
        name="where",
        label="where",
        family=_FAMILY,
        before=("mask = {x} {compare_raw} {threshold}",),
        move=("{y} = torch.where(mask, {x}, {value})",),
        advice="Keeps the elements where a mask is True, and puts a number elsewhere: the shape stays.",
        link="generated/torch.where",
        options=(_COMPARE, _WITH, _VALUE),
        neutral={"value": 0.0},
    ),
    Reshaping(
        name="gather",
        label="gather",
        family=_FAMILY,
        move=("{y} = {x}.gather({dim}, torch.tensor({index}))",),
        advice="For every place of the index, the entry of that number along one axis: how the score of the true class is "
        "picked for every sample.",
        link="generated/torch.gather",
        options=(
            dim_option(1, "dim", "The axis along which the index counts."),
            text_option("index", "[[0, 0], [1, 0]]", "Nested whole numbers, with as many axes as the tensor.", 400),
        ),
        propose=_picks,
        writers={"index": integers},
    ),
    Reshaping(
        name="grid",
        label="x[rows, columns]",
        family=_FAMILY,
        move=("{y} = {x}[torch.tensor({rows_list})[:, None], torch.tensor({columns_list})]",),
        advice="Rows as a column and columns as a row broadcast to a grid: every chosen row meets every chosen column.",
        link="tensors",
        options=(
            positions_option("rows", (0, 1), "The rows, in any order, also twice."),
            positions_option("columns", (0, 2), "The columns, in any order, also twice."),
        ),
        propose=_corners,
        grows=_crossed,
    ),
    Reshaping(
        name="pairs",
        label="x[[…], […]]",
        family=_FAMILY,
        move=("{y} = {x}[{rows_list}, {columns_list}]",),
        advice="Two lists of one length are read in pairs: the first row with the first column, and so on.",
        link="tensors",
        options=(
            positions_option("rows", (0, 1), "The row of each pick."),
            positions_option("columns", (0, 2), "The column of each pick."),
        ),
        propose=_corners,
        grows=_paired,
    ),
    Reshaping(
        name="assign",
        label="x[…] = value",
        family=_FAMILY,
        move=("{x}[{index}] = {value}", "{y} = {x}"),
        advice="Writes into the tensor itself, and so into everything that shares its memory.",
        link="tensors",
        options=(_INDEX, number_option("value", 99, "What is written there.")),
        writers={"index": index},
        neutral={"value": 0.0},
    ),
)
