"""One matrix of a tensor as a heat map, in which every cell shows its index and its value."""

from collections.abc import Sequence

from torch import Tensor

from playground.charts.element_index import element_name
from playground.charts.grids import axis_colours, build_grid, colour_by_value
from playground.charts.tensor_values import elements_at, to_numbers
from playground.charts.tensor_window import choose_window
from playground.protocol.tensors import TensorPictureData

MAX_SCALED = 20_000
"""Elements of a tensor whose largest sets the scale of the colours; of a larger tensor, the shown elements do."""


def slice_picture(name: str, tensor: Tensor, leading: Sequence[int] = ()) -> TensorPictureData:
    """The last two axes of a tensor.

    Args:
        name: of the tensor.
        tensor: its values.
        leading: positions along the axes before the last two.
    """
    shape = tuple(tensor.shape)
    window = choose_window(shape, leading)
    places = window.cells if tensor.numel() else []
    values = to_numbers(elements_at(tensor, places))
    # A colour means the same in every slice: the scale is that of the whole tensor where it is small enough to read.
    scaled = to_numbers(tensor) if tensor.numel() <= MAX_SCALED else values
    return {
        "grids": [build_grid(name, tensor, colour_by_value(scaled), window)],
        "signs": [],
        "steps": [
            {"place": place, "sources": [[]], "text": f"{element_name(name, place, shape)} = {value}"}
            for place, value in zip(places, values, strict=True)
        ],
        "layout": "row",
        "result": 0,
        "axes": axis_colours(len(shape)),
        "description": describe_slice(name, tensor, leading),
    }


def describe_slice(name: str, tensor: Tensor, leading: Sequence[int]) -> str:
    """The same picture in a sentence."""
    matrix = f"{name}[{', '.join(map(str, leading))}]" if leading else name
    return f"{matrix} of a tensor of shape {list(tensor.shape)} as a table: orange is below zero, blue above, grey is zero."
