"""The operations on Shapes & memory. A new one is a new entry: controls, code, picture and tests follow from it."""

from playground.tensors.shapes.axes import AXES
from playground.tensors.shapes.indexing import INDEXING
from playground.tensors.shapes.joining import JOINING
from playground.tensors.shapes.reshape import RESHAPE
from playground.tensors.shapes.shape_operation import ShapeOperation

SHAPE_OPERATIONS: dict[str, ShapeOperation] = {entry.name: entry for entry in (*RESHAPE, *AXES, *JOINING, *INDEXING)}
FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(entry.family for entry in SHAPE_OPERATIONS.values()))
