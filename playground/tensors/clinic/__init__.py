"""The error clinic: what goes wrong most often, as small pieces of code that run. A new case is a new entry."""

from playground.tensors.clinic.case import GROUPS, ClinicCase
from playground.tensors.clinic.dtype_cases import DTYPE_CASES
from playground.tensors.clinic.memory_cases import MEMORY_CASES
from playground.tensors.clinic.number_cases import NUMBER_CASES
from playground.tensors.clinic.shape_cases import SHAPE_CASES
from playground.tensors.clinic.surprise_cases import SURPRISE_CASES

_ENTRIES = (*SHAPE_CASES, *DTYPE_CASES, *MEMORY_CASES, *NUMBER_CASES, *SURPRISE_CASES)
CASES: dict[str, ClinicCase] = {case.name: case for case in _ENTRIES}

__all__ = ["CASES", "GROUPS", "ClinicCase"]
