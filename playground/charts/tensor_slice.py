"""One matrix of a tensor as a heat map with numbers, in which a student steps from element to element."""

from collections.abc import Sequence

from torch import Tensor

from playground.charts.element_index import element_name
from playground.charts.grids import axis_colours, by_value, grid
from playground.charts.tensor_values import elements_at, to_numbers
from playground.charts.tensor_window import choose_window
from playground.protocol.tensors import FormulaStep, TensorPictureData


def slice_picture(name: str, tensor: Tensor, leading: Sequence[int] = ()) -> TensorPictureData:
    """The last two axes of a tensor.

    Args:
        name: of the tensor.
        tensor: its values.
        leading: positions along the axes before.
    """
    shape = tuple(tensor.shape)
    shown = choose_window(shape, leading)
    cells = shown.cells if tensor.numel() else []
    values = to_numbers(elements_at(tensor, cells))
    # Colours keep their meaning from slice to slice: the scale is that of the whole tensor where it is small enough to ask.
    everything = to_numbers(tensor) if tensor.numel() <= MOST_SCALED else values
    steps: list[FormulaStep] = [
        {"place": place, "sources": [[]], "text": f"{element_name(name, place, shape)} = {value}"}
        for place, value in zip(cells, values, strict=True)
    ]
    return {
        "grids": [grid(name, tensor, by_value(everything), shown)],
        "signs": [],
        "steps": steps,
        "layout": "row",
        "result": 0,
        "axes": axis_colours(len(shape)),
        "description": describe_slice(name, tensor, leading),
    }


MOST_SCALED = 20_000
"""Elements of a tensor that are all looked at for the scale of the colours."""


def describe_slice(name: str, tensor: Tensor, leading: Sequence[int]) -> str:
    """The same picture in a sentence."""
    shape = list(tensor.shape)
    where = f"{name}[{', '.join(map(str, leading))}]" if leading else name
    return f"{where} of a tensor of shape {shape} as a table: orange is below zero, blue above, grey is zero."
