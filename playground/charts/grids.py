"""A tensor as tables of coloured cells: what the pictures of the tensor pages are made of."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from torch import Tensor

from playground.charts.palette import AXES, MISSING, POSITIVE, ZERO, colour_in_order, diverging_colour, is_dark
from playground.charts.tensor_values import elements_at, format_number, to_numbers
from playground.charts.tensor_window import Block, Window, choose_window
from playground.dtypes import short_name
from playground.protocol.tensors import GridBlock, GridCell, TensorGrid

Number = bool | int | float | complex
CellColour = Callable[[int, Number], str]
"""The colour of a cell, from the place of its element in reading order and the value."""


def colour_by_value(values: Sequence[Number]) -> CellColour:
    """Colours by value, with a scale that is the same on both sides of zero."""
    sizes = [abs(value) for value in values if not isinstance(value, bool)]
    scale = max((size for size in sizes if math.isfinite(size)), default=0.0)

    def colour(_place: int, value: Number) -> str:
        if isinstance(value, bool):
            return POSITIVE if value else ZERO
        size = abs(value) if isinstance(value, complex) else value
        return MISSING if math.isnan(size) else diverging_colour(size, scale or 1.0)

    return colour


def colour_by_origin(origins: Mapping[int, int], count: int) -> CellColour:
    """Colours by the element of the source that a cell shows, from 1 up to ``count``; 0 stands for no element."""

    def colour(place: int, _value: Number) -> str:
        return order_colour(origins[place], count)

    return colour


def order_colour(origin: int, count: int) -> str:
    """The colour of one element of a source of ``count`` elements; of 0, which stands for no element."""
    return colour_in_order((origin - 1) / max(1, count - 1)) if origin else MISSING


def build_grid(
    name: str,
    tensor: Tensor,
    colour: CellColour | None = None,
    window: Window | None = None,
    is_copy: Callable[[int], bool] | None = None,
) -> TensorGrid:
    """A tensor as the blocks of cells that are shown of it.

    Args:
        name: of the tensor.
        tensor: its values.
        colour: of a cell; by value when it is not given.
        window: which elements; the usual window when it is not given.
        is_copy: whether the element at a place is only a copy, and is drawn pale.
    """
    window = window or choose_window(tuple(tensor.shape))
    places = window.cells
    values = dict(zip(places, to_numbers(elements_at(tensor, places)), strict=True))
    make_cell = partial(_cell, values, colour or colour_by_value(list(values.values())), is_copy or (lambda _: False))
    return {
        "name": name,
        "shape": list(tensor.shape),
        "dtype": short_name(tensor.dtype),
        "blocks": [_block(name, window, block, make_cell) for block in window.blocks],
        "hidden": window.hidden_blocks,
    }


def _block(name: str, window: Window, block: Block, make_cell: Callable[[int], GridCell]) -> GridBlock:
    return {
        "title": f"{name}[{', '.join(map(str, block.leading))}]" if block.leading else "",
        "rows": list(block.rows),
        "columns": list(block.columns),
        "cells": [
            [
                None if row is None or column is None else make_cell(window.place_of(block, row, column))
                for column in block.columns
            ]
            for row in block.rows
        ],
    }


def _cell(values: dict[int, Number], colour: CellColour, is_copy: Callable[[int], bool], place: int) -> GridCell:
    value = values[place]
    background = colour(place, value)
    return (place, format_number(value), background, is_dark(background), is_copy(place))


def axis_colours(count: int) -> list[str]:
    """A colour for each axis, outermost first."""
    return [AXES[axis % len(AXES)] for axis in range(count)]
