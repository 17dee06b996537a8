"""What one way to create a tensor is made of."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from playground import limits
from playground.dtypes import DTYPES
from playground.fields import Field
from playground.tensors.options import (
    Values,
    dtype_argument,
    dtype_option,
    integer_option,
    switch_option,
    template_values,
    to_integers,
)

Reads = Literal["text", "table", "image"]
Elements = Callable[[Values], int]

DOCUMENTATION = "https://docs.pytorch.org/docs/stable/generated/torch.{name}.html"

SEED = (
    switch_option("seeded", True, "On: the generator starts from the seed, so the same numbers come again."),
    integer_option(
        "seed", 42, "Any whole number: each one starts its own sequence of random numbers.", 0, limits.MAX_SEED
    ),
)
REQUIRES_GRAD = switch_option("requires_grad", False, "On: autograd records what is done with the tensor. Floats only.")


@dataclass(frozen=True, kw_only=True)
class CreationFunction:
    """One way to create a tensor.

    Attributes:
        name: its key, and torch's function where it is one.
        label: what a person reads; the name when empty.
        family: ways of one kind stand together.
        call: the expression, with options in braces; ``{shape}`` is ``2, 3`` and ``{size}`` is ``(2, 3)``.
        advice: what it is for, in one sentence.
        options: what can be chosen, besides the dtype.
        elements: how many elements it would make; ``None``: the product of ``shape``.
        before: lines that the expression needs first.
        random: it draws, so that a seed matters.
        dtypes: that can be named with ``dtype=``.
        reads: what somebody types or uploads for it.
        imports: besides torch.
    """

    name: str
    family: str
    call: str
    advice: str
    label: str = ""
    options: tuple[Field, ...] = ()
    elements: Elements | None = None
    before: tuple[str, ...] = ()
    random: bool = False
    dtypes: tuple[str, ...] = tuple(DTYPES)
    reads: Reads | None = None
    imports: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What a person reads."""
        return self.label or self.name

    @property
    def documentation(self) -> str:
        """Its page in torch's documentation, or that of ``torch.tensor``."""
        return DOCUMENTATION.format(name="tensor" if self.reads or self.name == "counting" else self.name)

    @property
    def fields(self) -> tuple[Field, ...]:
        """All its options: its own, then the dtype, the seed and ``requires_grad``."""
        dtype = (dtype_option(choices=self.dtypes),) if self.dtypes else ()
        return (*self.options, *dtype, *(SEED if self.random else ()), REQUIRES_GRAD)

    def count(self, values: Values) -> int:
        """Elements that it would make."""
        return self.elements(values) if self.elements else math.prod(to_integers(values["shape"]))

    def expressions(self, values: Values, readings: Mapping[str, str]) -> list[str]:
        """The lines before, then the expression, with the values and what was read written in."""
        written = (
            template_values(values)
            | {name: dtype_argument(values.get(name)) for name in ("dtype", "base_dtype")}
            | dict(readings)
        )
        return [line.format_map(written) for line in (*self.before, self.call)]
