"""An operation on A and B as a picture in which a student steps from element to element of the result."""

import re
from typing import Literal

from torch import Tensor

from playground.charts.element_index import unravel_index
from playground.charts.grids import axis_colours, build_grid, colour_by_value
from playground.charts.tensor_values import elements_at, to_numbers
from playground.charts.tensor_window import Window, choose_window
from playground.protocol.tensors import FormulaStep, TensorGrid, TensorPictureData
from playground.tensors.element_formulas.formula import ElementFormula
from playground.tensors.operations.operation_run import OperationRun
from playground.tensors.shape_rules.broadcasting import broadcast_place

MAX_CORNER_COLUMNS = 14
"""Columns that both factors of a product may have together in the layout ``corner``."""
MAX_AXES = 6
"""Axes that get a colour."""


def draw_operation(run: OperationRun, stretched: bool = True) -> TensorPictureData:
    """The operands, the result, and for each of its elements what it was computed from.

    Args:
        run: an operation that was run.
        stretched: draw operands that are broadcast in the shape of the result, with their copies pale.
    """
    if run.result is None:
        return {
            "description": describe_operation(run),
            "axes": axis_colours(MAX_AXES),
            "grids": [build_grid(*operand) for operand in run.operands],
            "signs": [],
            "steps": [],
            "layout": "row",
            "result": 0,
        }
    window = choose_window(tuple(run.result.shape))
    broadcast = stretched and run.is_broadcast
    return {
        "description": describe_operation(run),
        "axes": axis_colours(MAX_AXES),
        "grids": [
            *(_stretched_grid(*operand, window) if broadcast else build_grid(*operand) for operand in run.operands),
            build_grid("result", run.result, window=window),
        ],
        "signs": [*_signs(run), "=" if len(run.operands) > 1 else "→"],
        "steps": [_step(formula, broadcast) for formula in run.write_formulas(window.cells)],
        "layout": _layout(run),
        "result": len(run.operands),
    }


def _stretched_grid(name: str, tensor: Tensor, window: Window) -> TensorGrid:
    """An operand in the shape of the result: its own elements in full colour, their copies pale."""
    shape = tuple(tensor.shape)
    first_cells: dict[int, int] = {}
    for cell in window.cells:
        first_cells.setdefault(broadcast_place(unravel_index(cell, window.shape), shape), cell)
    originals = set(first_cells.values())
    colour = colour_by_value(to_numbers(elements_at(tensor, list(first_cells))))
    drawn = build_grid(name, tensor.expand(window.shape), colour, window, lambda cell: cell not in originals)
    drawn["shape"] = list(shape)
    if shape != window.shape:
        drawn["stretched"] = list(window.shape)
    return drawn


def _step(formula: ElementFormula, broadcast: bool) -> FormulaStep:
    # Drawn in the shape of the result, every operand is read at the place of the element itself.
    sources = [[formula.place]] * len(formula.sources) if broadcast else [list(places) for places in formula.sources]
    return {"place": formula.place, "sources": sources, "text": formula.text}


def _signs(run: OperationRun) -> list[str]:
    entry, count = run.call.entry, len(run.operands)
    if entry.kind == "product":
        return ["@", "+"][: count - 1]
    operator = re.fullmatch(r"(?:A = )?A (\S+) B", entry.label)
    return [operator.group(1) if operator else ","] * (count - 1)


def _layout(run: OperationRun) -> Literal["row", "corner"]:
    """``corner`` puts the second operand above the result, so that row and column cross in the cell."""
    entry, tensors = run.call.entry, [tensor for _, tensor in run.operands]
    is_plain_product = entry.kind == "product" and entry.factors == ("A", "B") and len(tensors) == 2
    if not is_plain_product or any(tensor.ndim != 2 for tensor in tensors):
        return "row"
    return "corner" if tensors[0].shape[1] + tensors[1].shape[1] <= MAX_CORNER_COLUMNS else "row"


def describe_operation(run: OperationRun) -> str:
    """The same picture in a sentence or two."""
    shapes = " and ".join(f"{name} of shape {list(tensor.shape)}" for name, tensor in run.operands)
    if run.result is None:
        return f"{run.call.entry.label} on {shapes} failed."
    first = run.write_formulas(choose_window(tuple(run.result.shape)).cells[:1])
    example = f" For example {first[0].text}." if first else ""
    return f"{run.call.entry.label} on {shapes} gives shape {list(run.result.shape)}.{example}"
