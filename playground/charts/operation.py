"""How an operation on A and B came about, as a picture that is stepped through: told to the component ``how``."""

import re
from typing import Any

from torch import Tensor

from playground.charts.grids import axis_colours, by_value, grid
from playground.charts.tensor_values import elements_at, to_numbers
from playground.charts.tensor_window import Window, choose_window
from playground.tensors.operations.operate import Worked
from playground.tensors.tracing.elementwise import stretched_place
from playground.tensors.tracing.trace import Trace, position

MOST_COLUMNS = 14
"""Columns that the two tables of a product may have together to stand at a corner."""


def picture(worked: Worked, stretched: bool = True) -> dict[str, Any]:
    """The operands, the result, and for each of its elements what went in.

    Args:
        worked: an operation that was run.
        stretched: draw operands that are broadcast in the shape of the result, with their copies pale.
    """
    told = {"words": words(worked), "axes": axis_colours(6)}
    if worked.result is None:
        return told | {
            "grids": [grid(*operand) for operand in worked.operands],
            "signs": [],
            "steps": [],
            "layout": "row",
        }
    shown = choose_window(tuple(worked.result.shape))
    broadcast = stretched and is_broadcast(worked)
    return told | {
        "grids": [
            *(_stretched(*operand, shown) if broadcast else grid(*operand) for operand in worked.operands),
            grid("result", worked.result, shown=shown),
        ],
        "signs": [*_signs(worked), "=" if len(worked.operands) > 1 else "→"],
        "steps": [_step(trace, broadcast) for trace in worked.traces(shown.cells)],
        "layout": _layout(worked),
        "result": len(worked.operands),
    }


def is_broadcast(worked: Worked) -> bool:
    """Whether an operand is stretched to the shape of the result."""
    if worked.result is None or worked.setup.entry.how != "elementwise":
        return False
    return any(tensor.shape != worked.result.shape for _, tensor in worked.operands)


def _stretched(name: str, tensor: Tensor, shown: Window) -> dict[str, Any]:
    """An operand in the shape of the result: its own elements in full colour, their copies pale."""
    shape = tuple(tensor.shape)
    seen: dict[int, int] = {}
    for cell in shown.cells:
        seen.setdefault(stretched_place(position(cell, shown.shape), shape), cell)
    colour = by_value(to_numbers(elements_at(tensor, list(seen))))
    drawn = grid(name, tensor.expand(shown.shape), colour, shown, lambda cell: cell not in set(seen.values()))
    return drawn | {"shape": list(shape), "stretched": list(shown.shape) if shape != shown.shape else None}


def _step(trace: Trace, broadcast: bool) -> list[Any]:
    # Drawn in the shape of the result, every operand is read at the place of the element itself.
    sources = [[trace.place] for _ in trace.sources] if broadcast else [list(places) for places in trace.sources]
    return [trace.place, sources, trace.words]


def _signs(worked: Worked) -> list[str]:
    entry, count = worked.setup.entry, len(worked.operands)
    if entry.how == "product":
        return ["@", "+"][: count - 1]
    between = re.fullmatch(r"(?:A = )?A (\S+) B", entry.label)
    return [between.group(1) if between else ","] * (count - 1)


def _layout(worked: Worked) -> str:
    """``corner`` puts the second operand above the result, so that row and column cross in the cell."""
    tensors = [tensor for _, tensor in worked.operands]
    plain_product = worked.setup.entry.moved == ("A", "B") and len(tensors) == 2
    if worked.setup.entry.how != "product" or not plain_product or any(tensor.ndim != 2 for tensor in tensors):
        return "row"
    return "corner" if tensors[0].shape[1] + tensors[1].shape[1] <= MOST_COLUMNS else "row"


def words(worked: Worked) -> str:
    """The same picture in a sentence or two."""
    shapes = " and ".join(f"{name} of shape {list(tensor.shape)}" for name, tensor in worked.operands)
    if worked.result is None:
        return f"{worked.setup.entry.label} on {shapes} failed."
    first = worked.traces(choose_window(tuple(worked.result.shape)).cells[:1])
    example = f" For example {first[0].words}." if first else ""
    return f"{worked.setup.entry.label} on {shapes} gives shape {list(worked.result.shape)}.{example}"
