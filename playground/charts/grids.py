"""A tensor as tables of coloured cells, in the form that the pictures of the tensor lab are told."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from torch import Tensor

from playground.charts.palette import AXES, MISSING, POSITIVE, ZERO, along, diverging, is_dark
from playground.charts.tensor_values import elements_at, format_number, to_numbers
from playground.charts.tensor_window import Block, Window, choose_window
from playground.dtypes import short_name

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
    pale: Callable[[int], bool] | None = None,
) -> dict[str, Any]:
    """A tensor as the blocks of cells that are shown of it.

    Args:
        name: what the tensor is called.
        tensor: its values.
        colour: of a cell; by value when it is not given.
        shown: which elements; the usual window when it is not given.
        pale: the places of elements that are only copies, and drawn so.
    """
    shown = shown or choose_window(tuple(tensor.shape))
    cells = shown.cells
    values = dict(zip(cells, to_numbers(elements_at(tensor, cells)), strict=True))
    colour = colour or by_value(list(values.values()))
    return {
        "name": name,
        "shape": list(tensor.shape),
        "dtype": short_name(tensor.dtype),
        "blocks": [_block(name, shown, block, partial(_cell, values, colour, pale)) for block in shown.blocks],
        "hidden": shown.hidden_blocks,
    }


def _block(name: str, shown: Window, block: Block, cell: Callable[[int], list[Any]]) -> dict[str, Any]:
    rows: list[list[list[Any] | None]] = []
    for row in block.rows:
        here: list[list[Any] | None] = []
        for column in block.columns:
            there = row is not None and column is not None
            here.append(cell(shown.flat(block, row, column)) if there else None)  # type: ignore[arg-type]
        rows.append(here)
    title = f"{name}[{', '.join(map(str, block.leading))}]" if block.leading else ""
    return {"title": title, "rows": block.rows, "columns": block.columns, "cells": rows}


def _cell(values: dict[int, Number], colour: Colour, pale: Callable[[int], bool] | None, place: int) -> list[Any]:
    """Place, text and colours of a cell; 1 at the end of a pale one."""
    value = values[place]
    back = colour(place, value)
    told = [place, format_number(value), back, int(is_dark(back))]
    return [*told, 1] if pale and pale(place) else told


def axis_colours(count: int) -> list[str]:
    """A colour for each axis, outermost first."""
    return [AXES[axis % len(AXES)] for axis in range(count)]
