"""Operations that join tensors or split one: stack, cat, split, chunk."""

import math

from playground import limits
from playground.fields import Field
from playground.tensors.options import dim_option, integer_option
from playground.tensors.shapes.shape_operation import ShapeOperation

_FAMILY = "Join and split"
_DIM = dim_option(0, "dim", "The axis along which tensors are joined or split.")
_PIECE = integer_option(
    "piece", 0, "The piece with which the chain continues, counted from 0.", 0, 99, "continue with piece"
)


def _join(name: str, advice: str, dim: bool = True) -> ShapeOperation:
    return ShapeOperation(
        name=name,
        label=name,
        family=_FAMILY,
        lines=(f"{{y}} = torch.{name}([{{x}}, {{x}}]{', dim={dim}' if dim else ''})",),
        advice=advice,
        link=f"generated/torch.{name}",
        options=(_DIM,) if dim else (),
        result_size=lambda _values, shape: 2 * math.prod(shape),
    )


def _split(name: str, advice: str, size: Field) -> ShapeOperation:
    return ShapeOperation(
        name=name,
        label=name,
        family=_FAMILY,
        lines=(f"pieces = {{x}}.{name}({{{size.name}}}, dim={{dim}})", "{y} = pieces[{piece}]"),
        advice=advice,
        link=f"generated/torch.{name}",
        options=(size, _DIM, _PIECE),
        has_pieces=True,
    )


JOINING: tuple[ShapeOperation, ...] = (
    _join("stack", "Joins tensors of one shape along a new axis. Here it joins the tensor with itself."),
    _join("cat", "Joins tensors end to end along an existing axis. Here it joins the tensor with itself."),
    _join("vstack", "The same as cat along axis 0: more rows.", dim=False),
    _join("hstack", "The same as cat along axis 1, or axis 0 for vectors: more columns.", dim=False),
    _split(
        "split",
        "Splits into pieces of a size; the last may be shorter. The pieces are views.",
        integer_option("split_size", 1, "Entries in each piece.", 0, limits.MAX_OPERAND_ELEMENTS, "size of a piece"),
    ),
    _split(
        "chunk",
        "Splits into a number of pieces of nearly equal size. The pieces are views.",
        integer_option("chunks", 2, "How many pieces.", 1, 99),
    ),
)
