"""The operations on Shapes & memory. Adding one is adding an entry: controls, code, picture and tests follow from it."""

from playground.tensors.reshaping.axes import AXES
from playground.tensors.reshaping.entry import Reshaping
from playground.tensors.reshaping.indexing import INDEXING
from playground.tensors.reshaping.joining import JOINING
from playground.tensors.reshaping.shapes import SHAPES

RESHAPINGS: dict[str, Reshaping] = {entry.name: entry for entry in (*SHAPES, *AXES, *JOINING, *INDEXING)}
FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(entry.family for entry in RESHAPINGS.values()))
