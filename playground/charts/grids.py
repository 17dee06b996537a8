"""A tensor as tables of coloured cells, as the message that pictures of tensors are drawn from."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from torch import Tensor

from playground.charts.palette import AXES, MISSING, POSITIVE, ZERO, along, diverging, is_dark
from playground.charts.tensor_values import elements_at, format_number, to_numbers
from playground.charts.tensor_window import Block, Window, choose_window
from playground.dtypes import short_name
from playground.protocol.tensors import GridBlock, GridCell, TensorGrid

Number = bool | int | float | complex
Colour = Callable[[int, Number], str]
"""From the place of an element and its value to the colour of its cell."""


def by_value(values: Sequence[Number]) -> Colour:
    """Colours by value, with a scale that is the same on both sides of zero."""
    sizes = [abs(value) for value in values if not isinstance(value, bool)]
    scale = max((size for size in sizes if math.isfinite(size)), default=0.0)

    def colour(_place: int, value: Number) -> str:
        if isinstance(value, bool):
            return POSITIVE if value else ZERO
        size = abs(value) if isinstance(value, complex) else value
        return MISSING if math.isnan(size) else diverging(size, scale or 1.0)

    return colour


def by_origin(origins: Mapping[int, int], count: int) -> Colour:
    """Colours by the element of the source that a cell shows, from 1 up to ``count``; 0 came from nowhere."""

    def colour(place: int, _value: Number) -> str:
        return order_colour(origins[place], count)

    return colour


def order_colour(origin: int, count: int) -> str:
    """The colour of one element of a source of ``count`` elements; of 0, an element that came from nowhere."""
    return along((origin - 1) / max(1, count - 1)) if origin else MISSING


def grid(
    name: str,
    tensor: Tensor,
    colour: Colour | None = None,
    shown: Window | None = None,
    is_copy: Callable[[int], bool] | None = None,
) -> TensorGrid:
    """A tensor as the blocks of cells that are shown of it.

    Args:
        name: what the tensor is called.
        tensor: its values.
        colour: of a cell; by value when it is not given.
        shown: which elements; the usual window when it is not given.
        is_copy: whether the element at a place is only a copy, which is drawn pale.
    """
    shown = shown or choose_window(tuple(tensor.shape))
    cells = shown.cells
    values = dict(zip(cells, to_numbers(elements_at(tensor, cells)), strict=True))
    colour = colour or by_value(list(values.values()))
    return {
        "name": name,
        "shape": list(tensor.shape),
        "dtype": short_name(tensor.dtype),
        "blocks": [_block(name, shown, block, partial(_cell, values, colour, is_copy)) for block in shown.blocks],
        "hidden": shown.hidden_blocks,
    }


def _block(name: str, shown: Window, block: Block, cell: Callable[[int], GridCell]) -> GridBlock:
    rows: list[list[GridCell | None]] = []
    for row in block.rows:
        cells: list[GridCell | None] = []
        for column in block.columns:
            left_out = row is None or column is None
            cells.append(None if left_out else cell(shown.flat(block, row, column)))  # type: ignore[arg-type]
        rows.append(cells)
    title = f"{name}[{', '.join(map(str, block.leading))}]" if block.leading else ""
    return {"title": title, "rows": list(block.rows), "columns": list(block.columns), "cells": rows}


def _cell(values: dict[int, Number], colour: Colour, is_copy: Callable[[int], bool] | None, place: int) -> GridCell:
    value = values[place]
    background = colour(place, value)
    copied = is_copy is not None and is_copy(place)
    return place, format_number(value), background, is_dark(background), copied


def axis_colours(count: int) -> list[str]:
    """A colour for each axis, outermost first."""
    return [AXES[axis % len(AXES)] for axis in range(count)]
