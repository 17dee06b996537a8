"""What Operations lets a student choose besides the operation and its operands."""

from playground.dtypes import DTYPES
from playground.fields import Field
from playground.page_schema import PageSchema
from playground.tensors.operations.loop_timing import COUNTS
from playground.tensors.operations.promotion import SECOND_OPERANDS
from playground.tensors.options import choice_option, switch_option

DTYPE_NAMES = tuple(DTYPES)


def _dtype(name: str, default: str, label: str) -> Field:
    return choice_option(name, default, DTYPE_NAMES, "The dtype of this operand.", label)


OPERATIONS_SCHEMA = PageSchema(
    "operations",
    (
        switch_option(
            "stretched",
            True,
            "On: an operand that is broadcast has the shape of the result, with its copies pale. Off: its own shape.",
            "Draw A and B stretched",
        ),
        _dtype("promotion_a", "int64", "A is"),
        _dtype("promotion_b", "float16", "B is"),
        choice_option(
            "promotion_second",
            SECOND_OPERANDS[0],
            SECOND_OPERANDS,
            "A tensor without axes counts less.",
            "Kind of B",
        ),
        choice_option(
            "timed_count", str(COUNTS[1]), tuple(map(str, COUNTS)), "Numbers in each of the two vectors.", "Numbers"
        ),
    ),
)
