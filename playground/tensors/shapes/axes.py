"""The same numbers in another order of axes, or read more than once: permute, expand, repeat and their relatives."""

import math
from itertools import islice, permutations

from playground import limits
from playground.fields import Field, Value
from playground.tensors.options import Values, axes_option, dim_option, shape_option, to_integers
from playground.tensors.shapes.entry import Reshaping, Shape

_FAMILY = "Axes"
_REPEATS = Field(
    "repeats",
    "numbers",
    (1, 2),
    help="How often along each axis.",
    low=0,
    high=limits.MAX_REPEATS,
    whole=True,
    effect="none",
)


def _reversed(shape: Shape) -> dict[str, Value]:
    return {"dims": tuple(reversed(range(len(shape))))}


def _last_two(shape: Shape) -> dict[str, Value]:
    return {"dim0": 0, "dim1": len(shape) - 1 if len(shape) > 1 else 0}


def _stretched(shape: Shape) -> dict[str, Value]:
    """Sizes of 1 stretched to 3; without any, a new axis in front."""
    if 1 in shape:
        return {"shape": tuple(3 if size == 1 else -1 for size in shape)}
    return {"shape": (2, *(-1 for _ in shape))}


def _doubled(shape: Shape) -> dict[str, Value]:
    return {"repeats": (*(1 for _ in shape[:-1]), 2)}


def _orders(shape: Shape) -> list[Shape]:
    """Some orders of the axes: all of up to three."""
    return list(islice(permutations(range(len(shape))), 1, 7)) if 1 < len(shape) <= limits.MAX_TENSOR_AXES else []


def _stretches(shape: Shape) -> list[Shape]:
    same = tuple(-1 for _ in shape)
    ones = tuple(4 if size == 1 else -1 for size in shape)
    return [(2, *same), (3, *same), *([ones] if ones != same else [])]


def _expanded(values: Values, shape: Shape) -> int:
    """Every size that is named; −1 stands for the size that is there."""
    sizes = to_integers(values["shape"])
    here = (*(1 for _ in sizes[len(shape) :]), *shape)
    return math.prod(old if new == -1 else new for new, old in zip(sizes, here, strict=False))


def _repeated(values: Values, shape: Shape) -> int:
    return math.prod(to_integers(values["repeats"])) * math.prod(shape)


def _repeats(shape: Shape) -> list[Shape]:
    once = [1 for _ in shape]
    along = [(*once[:axis], 2, *once[axis + 1 :]) for axis in range(len(shape))]
    return [*along, (2, *once)]


AXES: tuple[Reshaping, ...] = (
    Reshaping(
        name="permute",
        label="permute",
        family=_FAMILY,
        move=("{y} = {x}.permute({dims})",),
        advice="Puts the axes in another order. No number moves: only the steps change.",
        link="generated/torch.permute",
        options=(axes_option((1, 0), "dims", "The old number of each axis, in the new order."),),
        propose=_reversed,
        suggest=_orders,
    ),
    Reshaping(
        name="channels_first",
        label="HWC → CHW",
        family=_FAMILY,
        move=("{y} = {x}.permute(2, 0, 1)",),
        advice="An image from height, width, channels, as files have it, to channels first, as torch's layers want it.",
        link="generated/torch.permute",
    ),
    Reshaping(
        name="transpose",
        label="transpose",
        family=_FAMILY,
        move=("{y} = {x}.transpose({dim0}, {dim1})",),
        advice="Swaps two axes.",
        link="generated/torch.transpose",
        options=(dim_option(0, "dim0", "One axis."), dim_option(1, "dim1", "The other.")),
        propose=_last_two,
    ),
    Reshaping(
        name="T",
        label=".T",
        family=_FAMILY,
        move=("{y} = {x}.T",),
        advice="Rows become columns.",
        link="tensors",
    ),
    Reshaping(
        name="movedim",
        label="movedim",
        family=_FAMILY,
        move=("{y} = {x}.movedim({source}, {destination})",),
        advice="Takes one axis to another place; the others keep their order.",
        link="generated/torch.movedim",
        options=(dim_option(0, "source", "The axis that moves."), dim_option(-1, "destination", "Where it goes.")),
    ),
    Reshaping(
        name="flip",
        label="flip",
        family=_FAMILY,
        move=("{y} = {x}.flip({dim})",),
        advice="Reads an axis backwards. Torch knows no negative steps, so it copies.",
        link="generated/torch.flip",
        options=(dim_option(-1, "dim", "The axis that is turned round."),),
    ),
    Reshaping(
        name="expand",
        label="expand",
        family=_FAMILY,
        move=("{y} = {x}.expand({shape})",),
        advice="Stretches axes of size 1 by reading the same place again: a step of 0, and no memory.",
        link="generated/torch.Tensor.expand",
        options=(shape_option((2, 2, 3), low=-1, help="The new size of every axis; −1 leaves it as it is."),),
        propose=_stretched,
        suggest=_stretches,
        grows=_expanded,
    ),
    Reshaping(
        name="repeat",
        label="repeat",
        family=_FAMILY,
        move=("{y} = {x}.repeat({repeats})",),
        advice="Lays copies side by side: unlike expand it takes memory, and works for every size.",
        link="generated/torch.Tensor.repeat",
        options=(_REPEATS,),
        propose=_doubled,
        suggest=_repeats,
        grows=_repeated,
    ),
    Reshaping(
        name="contiguous",
        label="contiguous",
        family=_FAMILY,
        move=("{y} = {x}.contiguous()",),
        advice="Copies into reading order if memory has another order; else it returns the tensor itself.",
        link="generated/torch.Tensor.contiguous",
    ),
    Reshaping(
        name="clone",
        label="clone",
        family=_FAMILY,
        move=("{y} = {x}.clone()",),
        advice="A copy with memory of its own: what is written into it stays there.",
        link="generated/torch.clone",
    ),
)
