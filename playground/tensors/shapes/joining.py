"""Tensors joined, and cut: stack and cat, split and chunk."""

import math

from playground import limits
from playground.fields import Field
from playground.tensors.options import dim_option, integer_option
from playground.tensors.shapes.entry import Reshaping

_FAMILY = "Join and cut"
_DIM = dim_option(0, "dim", "The axis along which.")
_KEEP = integer_option("keep", 0, "The piece with which the chain goes on, counted from 0.", 0, 99, "keep piece")


def _joined(name: str, advice: str, dim: bool = True) -> Reshaping:
    return Reshaping(
        name=name,
        label=name,
        family=_FAMILY,
        move=(f"{{y}} = torch.{name}([{{x}}, {{x}}]{', dim={dim}' if dim else ''})",),
        advice=advice,
        link=f"generated/torch.{name}",
        options=(_DIM,) if dim else (),
        grows=lambda _values, shape: 2 * math.prod(shape),
    )


def _cut(name: str, advice: str, size: Field) -> Reshaping:
    return Reshaping(
        name=name,
        label=name,
        family=_FAMILY,
        move=(f"pieces = {{x}}.{name}({{{size.name}}}, dim={{dim}})", "{y} = pieces[{keep}]"),
        advice=advice,
        link=f"generated/torch.{name}",
        options=(size, _DIM, _KEEP),
        pieces=True,
    )


JOINING: tuple[Reshaping, ...] = (
    _joined("stack", "Lays tensors of one shape on each other: a new axis. Here the tensor and itself."),
    _joined("cat", "Puts tensors end to end along an axis that is there. Here the tensor and itself."),
    _joined("vstack", "cat along rows: axis 0.", dim=False),
    _joined("hstack", "cat along columns: axis 1, of a vector axis 0.", dim=False),
    _cut(
        "split",
        "Cuts into pieces of a size; the last may be shorter. The pieces are views.",
        integer_option("split_size", 1, "Entries in each piece.", 0, limits.MAX_OPERAND_ELEMENTS, "size of a piece"),
    ),
    _cut(
        "chunk",
        "Cuts into so many pieces, as even as can be. The pieces are views.",
        integer_option("chunks", 2, "How many pieces.", 1, 99),
    ),
)
