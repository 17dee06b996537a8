"""What a student chooses in the error clinic."""

from playground.page_schema import PageSchema
from playground.tensors.clinic import CASES
from playground.tensors.options import choice_option

CLINIC_SCHEMA = PageSchema("clinic", (choice_option("case", next(iter(CASES)), tuple(CASES), "", "Case"),))
