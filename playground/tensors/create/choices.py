"""What a student chooses on Create & inspect, besides the tensor itself."""

from playground.dtypes import DTYPES
from playground.page_schema import PageSchema
from playground.tensors.options import choice_option, switch_option, text_option

BACKWARD_CALLS = ("one backward", "two backwards", "two, zeroed between")
CAST_EXAMPLES = ("300", "0.1", "2**24 + 1", "-1", "3.9", "65505", "nan", "1+2j")

CREATE_SCHEMA = PageSchema(
    "create",
    (
        switch_option("reset_seed", True, "", "Set the seed again before the second draw"),
        choice_option("backward_calls", BACKWARD_CALLS[0], BACKWARD_CALLS, "", "How often?"),
        text_option("cast_number", CAST_EXAMPLES[0], "Also 2**24 + 1, nan or 1+2j.", label="A number"),
        choice_option("cast_dtype", "int8", tuple(DTYPES), "The dtype of the cast.", "Into"),
    ),
)
