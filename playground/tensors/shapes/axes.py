"""Operations on axes: the same numbers with the axes in another order, or read more than once."""

import math
from itertools import islice, permutations

from playground import limits
from playground.fields import Field, Value
from playground.tensors.options import Values, axes_option, dim_option, shape_option, to_integers
from playground.tensors.shapes.shape_operation import Shape, ShapeOperation

_FAMILY = "Axes"
_REPEATS = Field(
    "repeats",
    "numbers",
    (1, 2),
    help="How many copies along each axis.",
    low=0,
    high=limits.MAX_REPEATS,
    integers=True,
    effect="none",
)


def _reverse_axes(shape: Shape) -> dict[str, Value]:
    return {"dims": tuple(reversed(range(len(shape))))}


def _first_and_last_axis(shape: Shape) -> dict[str, Value]:
    return {"dim0": 0, "dim1": len(shape) - 1 if len(shape) > 1 else 0}


def _stretch_ones(shape: Shape) -> dict[str, Value]:
    """Sizes of 1 stretched to 3; without any, a new axis in front."""
    if 1 in shape:
        return {"shape": tuple(3 if size == 1 else -1 for size in shape)}
    return {"shape": (2, *(-1 for _ in shape))}


def _double_last_axis(shape: Shape) -> dict[str, Value]:
    return {"repeats": (*(1 for _ in shape[:-1]), 2)}


def _suggest_orders(shape: Shape) -> list[Shape]:
    """Some orders of the axes: all of them for up to three axes."""
    return list(islice(permutations(range(len(shape))), 1, 7)) if 1 < len(shape) <= limits.MAX_TENSOR_AXES else []


def _suggest_stretches(shape: Shape) -> list[Shape]:
    same = tuple(-1 for _ in shape)
    ones = tuple(4 if size == 1 else -1 for size in shape)
    return [(2, *same), (3, *same), *([ones] if ones != same else [])]


def _count_expanded(values: Values, shape: Shape) -> int:
    """The product of the new sizes; −1 stands for the present size."""
    sizes = to_integers(values["shape"])
    present = (*(1 for _ in sizes[len(shape) :]), *shape)
    return math.prod(old if new == -1 else new for new, old in zip(sizes, present, strict=False))


def _count_repeated(values: Values, shape: Shape) -> int:
    return math.prod(to_integers(values["repeats"])) * math.prod(shape)


def _suggest_repeats(shape: Shape) -> list[Shape]:
    once = [1 for _ in shape]
    along = [(*once[:axis], 2, *once[axis + 1 :]) for axis in range(len(shape))]
    return [*along, (2, *once)]


AXES: tuple[ShapeOperation, ...] = (
    ShapeOperation(
        name="permute",
        label="permute",
        family=_FAMILY,
        lines=("{y} = {x}.permute({dims})",),
        advice="Puts the axes in another order. No number moves in memory: only the strides change.",
        link="generated/torch.permute",
        options=(axes_option((1, 0), "dims", "The old number of each axis, in the new order."),),
        fit_options=_reverse_axes,
        suggest_values=_suggest_orders,
    ),
    ShapeOperation(
        name="channels_first",
        label="HWC → CHW",
        family=_FAMILY,
        lines=("{y} = {x}.permute(2, 0, 1)",),
        advice="An image from height, width, channels, the order of image files, to channels first, the order that torch's "
        "layers need.",
        link="generated/torch.permute",
    ),
    ShapeOperation(
        name="transpose",
        label="transpose",
        family=_FAMILY,
        lines=("{y} = {x}.transpose({dim0}, {dim1})",),
        advice="Swaps two axes.",
        link="generated/torch.transpose",
        options=(dim_option(0, "dim0", "One axis."), dim_option(1, "dim1", "The other axis.")),
        fit_options=_first_and_last_axis,
    ),
    ShapeOperation(
        name="T",
        label=".T",
        family=_FAMILY,
        lines=("{y} = {x}.T",),
        advice="Rows become columns.",
        link="tensors",
    ),
    ShapeOperation(
        name="movedim",
        label="movedim",
        family=_FAMILY,
        lines=("{y} = {x}.movedim({source}, {destination})",),
        advice="Moves one axis to another position; the others keep their order.",
        link="generated/torch.movedim",
        options=(dim_option(0, "source", "The axis that moves."), dim_option(-1, "destination", "Its new position.")),
    ),
    ShapeOperation(
        name="flip",
        label="flip",
        family=_FAMILY,
        lines=("{y} = {x}.flip({dim})",),
        advice="Reverses an axis. Torch has no negative strides, so it copies.",
        link="generated/torch.flip",
        options=(dim_option(-1, "dim", "The axis that is reversed."),),
    ),
    ShapeOperation(
        name="expand",
        label="expand",
        family=_FAMILY,
        lines=("{y} = {x}.expand({shape})",),
        advice="Stretches axes of size 1 by reading the same element again: a stride of 0, and no new memory.",
        link="generated/torch.Tensor.expand",
        options=(shape_option((2, 2, 3), low=-1, help="The new size of every axis; −1 leaves it as it is."),),
        fit_options=_stretch_ones,
        suggest_values=_suggest_stretches,
        result_size=_count_expanded,
    ),
    ShapeOperation(
        name="repeat",
        label="repeat",
        family=_FAMILY,
        lines=("{y} = {x}.repeat({repeats})",),
        advice="Puts copies side by side: unlike expand it takes new memory, and works for every size.",
        link="generated/torch.Tensor.repeat",
        options=(_REPEATS,),
        fit_options=_double_last_axis,
        suggest_values=_suggest_repeats,
        result_size=_count_repeated,
    ),
    ShapeOperation(
        name="contiguous",
        label="contiguous",
        family=_FAMILY,
        lines=("{y} = {x}.contiguous()",),
        advice="Copies the elements into reading order if memory has another order; otherwise it returns the tensor itself.",
        link="generated/torch.Tensor.contiguous",
    ),
    ShapeOperation(
        name="clone",
        label="clone",
        family=_FAMILY,
        lines=("{y} = {x}.clone()",),
        advice="A copy with its own memory: writing into it changes no other tensor.",
        link="generated/torch.clone",
    ),
)
