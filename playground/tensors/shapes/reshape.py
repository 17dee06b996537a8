"""New shapes for the same numbers: reshape, view, flatten, and adding or removing axes of size 1."""

import math

from playground.fields import Value
from playground.tensors.options import dim_option, shape_option
from playground.tensors.shapes.shape_operation import Shape, ShapeOperation

_FAMILY = "Reshape"
_MINUS_ONE = "The new size of every axis; −1 once for the size that torch computes."
_NEW = shape_option((3, 2), low=-1, help=_MINUS_ONE)
_NEW_AXIS_RANGE = "Where the new axis goes: with n axes there are n + 1 positions, from −n − 1 to n."


def _reverse_sizes(shape: Shape) -> dict[str, Value]:
    """The sizes in reverse order, or a vector split into two rows: shapes that always fit."""
    if len(shape) > 1:
        return {"shape": tuple(reversed(shape))}
    count = math.prod(shape)
    return {"shape": (2, count // 2) if count % 2 == 0 else (count, 1)}


def _halve_first_axis(shape: Shape) -> dict[str, Value]:
    size = shape[0] if shape else 1
    return {"dim": 0, "shape": (2, -1) if size % 2 == 0 and size else (1, -1) if size else (1, 0)}


def _suggest_shapes(shape: Shape) -> list[Shape]:
    """Some shapes with the same number of elements."""
    count = math.prod(shape)
    pairs = (
        [(rows, count // rows) for rows in range(1, count + 1) if count % rows == 0] if count <= MAX_FACTORED else []
    )
    three = [(a, b // 2, 2) for a, b in pairs if a > 1 and b > 2 and b % 2 == 0][:1]
    return [(-1,), *pairs[:4], *three]


MAX_FACTORED = 1_000
"""Elements of a tensor above which no shapes are suggested."""

RESHAPE: tuple[ShapeOperation, ...] = (
    ShapeOperation(
        name="reshape",
        label="reshape",
        family=_FAMILY,
        lines=("{y} = {x}.reshape({shape})",),
        advice="The same numbers in reading order, with new sizes. A view where the strides allow it, otherwise a copy.",
        link="generated/torch.reshape",
        options=(_NEW,),
        fit_options=_reverse_sizes,
        suggest_values=_suggest_shapes,
    ),
    ShapeOperation(
        name="view",
        label="view",
        family=_FAMILY,
        lines=("{y} = {x}.view({shape})",),
        advice="The same as reshape, but never a copy: where the strides do not allow the new shape, it is an error.",
        link="generated/torch.Tensor.view",
        options=(_NEW,),
        fit_options=_reverse_sizes,
        suggest_values=_suggest_shapes,
    ),
    ShapeOperation(
        name="flatten",
        label="flatten",
        family=_FAMILY,
        lines=("{y} = {x}.flatten({start_dim}, {end_dim})",),
        advice="Merges several axes into one: an image becomes a row for a linear layer.",
        link="generated/torch.flatten",
        options=(
            dim_option(0, "start_dim", "The first axis that is merged."),
            dim_option(-1, "end_dim", "The last axis that is merged."),
        ),
    ),
    ShapeOperation(
        name="unflatten",
        label="unflatten",
        family=_FAMILY,
        lines=("{y} = {x}.unflatten({dim}, {size})",),
        advice="Splits one axis into several: the reverse of flatten.",
        link="generated/torch.unflatten",
        options=(dim_option(0, "dim", "The axis that is split."), shape_option((2, -1), low=-1, help=_MINUS_ONE)),
        fit_options=_halve_first_axis,
    ),
    ShapeOperation(
        name="squeeze",
        label="squeeze",
        family=_FAMILY,
        lines=("{y} = {x}.squeeze()",),
        advice="Removes every axis of size 1; without any, it does nothing and raises no error.",
        link="generated/torch.squeeze",
    ),
    ShapeOperation(
        name="squeeze_dim",
        label="squeeze(dim)",
        family=_FAMILY,
        lines=("{y} = {x}.squeeze({dim})",),
        advice="Removes one axis if its size is 1; otherwise it does nothing and raises no error.",
        link="generated/torch.squeeze",
        options=(dim_option(0, "dim", "The axis to remove, if its size is 1."),),
    ),
    ShapeOperation(
        name="unsqueeze",
        label="unsqueeze",
        family=_FAMILY,
        lines=("{y} = {x}.unsqueeze({dim})",),
        advice="Adds an axis of size 1: a batch of one, or a column for broadcasting.",
        link="generated/torch.unsqueeze",
        options=(dim_option(0, "dim", _NEW_AXIS_RANGE),),
    ),
)
