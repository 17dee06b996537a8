"""What a student chooses on Create & inspect, besides the tensor itself."""

from playground.dtypes import DTYPES
from playground.fields import Field
from playground.page_schema import PageSchema

BACKWARD_CALLS = ("one backward", "two backwards", "two, zeroed between")
CAST_EXAMPLES = ("300", "0.1", "2**24 + 1", "-1", "3.9", "65505", "nan", "1+2j")

CREATE_SCHEMA = PageSchema(
    "create",
    (
        Field(
            "reset_seed",
            "bool",
            True,
            label="Set the seed again before the second draw",
            effect="none",
        ),
        Field("backward_calls", "choice", BACKWARD_CALLS[0], label="How often?", choices=BACKWARD_CALLS, effect="none"),
        Field(
            "cast_number",
            "text",
            CAST_EXAMPLES[0],
            label="A number",
            help="Also 2**24 + 1, nan or 1+2j.",
            length=60,
            effect="none",
        ),
        Field("cast_dtype", "choice", "int8", label="Into", choices=tuple(DTYPES), effect="none"),
    ),
)
