"""The error clinic: what goes wrong most often, each a small program that really runs. Adding a case is adding an entry."""

from playground.tensors.clinic.case import GROUPS, Case
from playground.tensors.clinic.dtypes import DTYPES
from playground.tensors.clinic.memory import MEMORY
from playground.tensors.clinic.numbers import NUMBERS
from playground.tensors.clinic.shapes import SHAPES
from playground.tensors.clinic.surprises import SURPRISES

CASES: dict[str, Case] = {case.name: case for case in (*SHAPES, *DTYPES, *MEMORY, *NUMBERS, *SURPRISES)}

__all__ = ["CASES", "GROUPS", "Case"]
