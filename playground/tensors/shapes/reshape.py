"""New shapes for the same numbers: reshape and its relatives, and axes of size 1 that come and go."""

import math

from playground.fields import Value
from playground.tensors.options import dim_option, shape_option
from playground.tensors.shapes.entry import Reshaping, Shape

_FAMILY = "Reshape"
_MINUS_ONE = "The new size of every axis; −1 once for the one that torch works out."
_NEW = shape_option((3, 2), low=-1, help=_MINUS_ONE)
_LEGAL_NEW_AXIS = "Where the new axis goes: with n axes there are n + 1 places, from −n − 1 to n."


def _turned(shape: Shape) -> dict[str, Value]:
    """The sizes in reverse order, or a vector cut into two rows: shapes that always fit."""
    if len(shape) > 1:
        return {"shape": tuple(reversed(shape))}
    count = math.prod(shape)
    return {"shape": (2, count // 2) if count % 2 == 0 else (count, 1)}


def _first_axis_halved(shape: Shape) -> dict[str, Value]:
    size = shape[0] if shape else 1
    return {"dim": 0, "shape": (2, -1) if size % 2 == 0 and size else (1, -1) if size else (1, 0)}


def _factored(shape: Shape) -> list[Shape]:
    """Some shapes that hold as many numbers."""
    count = math.prod(shape)
    pairs = (
        [(rows, count // rows) for rows in range(1, count + 1) if count % rows == 0] if count <= MOST_FACTORED else []
    )
    three = [(a, b // 2, 2) for a, b in pairs if a > 1 and b > 2 and b % 2 == 0][:1]
    return [(-1,), *pairs[:4], *three]


MOST_FACTORED = 1_000
"""Elements of a tensor for which shapes are suggested."""

SHAPES: tuple[Reshaping, ...] = (
    Reshaping(
        name="reshape",
        label="reshape",
        family=_FAMILY,
        move=("{y} = {x}.reshape({shape})",),
        advice="The same numbers in reading order, with new sizes. A view where memory allows, else a copy.",
        link="generated/torch.reshape",
        options=(_NEW,),
        propose=_turned,
        suggest=_factored,
    ),
    Reshaping(
        name="view",
        label="view",
        family=_FAMILY,
        move=("{y} = {x}.view({shape})",),
        advice="As reshape, but never a copy: where memory does not allow the new shape, it refuses.",
        link="generated/torch.Tensor.view",
        options=(_NEW,),
        propose=_turned,
        suggest=_factored,
    ),
    Reshaping(
        name="flatten",
        label="flatten",
        family=_FAMILY,
        move=("{y} = {x}.flatten({start_dim}, {end_dim})",),
        advice="Makes one axis of several: an image becomes a row for a linear layer.",
        link="generated/torch.flatten",
        options=(
            dim_option(0, "start_dim", "The first axis that is merged."),
            dim_option(-1, "end_dim", "The last axis that is merged."),
        ),
    ),
    Reshaping(
        name="unflatten",
        label="unflatten",
        family=_FAMILY,
        move=("{y} = {x}.unflatten({dim}, {size})",),
        advice="Makes several axes of one: the way back from flatten.",
        link="generated/torch.unflatten",
        options=(dim_option(0, "dim", "The axis that is split."), shape_option((2, -1), low=-1, help=_MINUS_ONE)),
        propose=_first_axis_halved,
    ),
    Reshaping(
        name="squeeze",
        label="squeeze",
        family=_FAMILY,
        move=("{y} = {x}.squeeze()",),
        advice="Takes away every axis of size 1; without any, it does nothing and says nothing.",
        link="generated/torch.squeeze",
    ),
    Reshaping(
        name="squeeze_dim",
        label="squeeze(dim)",
        family=_FAMILY,
        move=("{y} = {x}.squeeze({dim})",),
        advice="Takes away one axis if its size is 1; else it does nothing and says nothing.",
        link="generated/torch.squeeze",
        options=(dim_option(0, "dim", "The axis that goes, if its size is 1."),),
    ),
    Reshaping(
        name="unsqueeze",
        label="unsqueeze",
        family=_FAMILY,
        move=("{y} = {x}.unsqueeze({dim})",),
        advice="Puts in an axis of size 1: a batch of one, or a column for broadcasting.",
        link="generated/torch.unsqueeze",
        options=(dim_option(0, "dim", _LEGAL_NEW_AXIS),),
    ),
)
