"""What Shapes & memory lets a student choose besides the chain."""

from playground.page_schema import PageSchema
from playground.tensors.options import choice_option

SHAPES_SCHEMA = PageSchema(
    "shapes",
    (
        choice_option(
            "write_into",
            "result",
            ("result", "before"),
            "The tensor that gets a new number; the other one shows whether it changes too.",
            "Write into",
        ),
    ),
)
