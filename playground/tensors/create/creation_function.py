"""The entry of a creation function in the catalog."""

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

Input = Literal["text", "table", "image"]
ElementCount = Callable[[Values], int]

DOCUMENTATION = "https://docs.pytorch.org/docs/stable/generated/torch.{name}.html"

SEED = (
    switch_option(
        "seeded", True, "On: the random generator starts from the seed, so the numbers are the same every time."
    ),
    integer_option(
        "seed", 42, "Any whole number: each one starts its own sequence of random numbers.", 0, limits.MAX_SEED
    ),
)
REQUIRES_GRAD = switch_option("requires_grad", False, "On: autograd records what is done with the tensor. Floats only.")


@dataclass(frozen=True, kw_only=True)
class CreationFunction:
    """A function that creates a tensor, or a file or text that is read.

    Attributes:
        name: its key, which is the name of torch's function where there is one.
        label: its name on the page; the key when empty.
        family: functions of one family are listed together.
        call: the expression, with options in braces; ``{shape}`` is ``2, 3`` and ``{size}`` is ``(2, 3)``.
        advice: what it is for, in a sentence or two.
        options: that it has besides the dtype, the seed and ``requires_grad``.
        elements: counts the elements that it would make; None: the product of ``shape``.
        before: lines that come before the expression.
        random: it draws random numbers.
        dtypes: that ``dtype=`` takes.
        reads: what a student types or uploads for it.
        imports: besides torch.
    """

    name: str
    family: str
    call: str
    advice: str
    label: str = ""
    options: tuple[Field, ...] = ()
    elements: ElementCount | None = None
    before: tuple[str, ...] = ()
    random: bool = False
    dtypes: tuple[str, ...] = tuple(DTYPES)
    reads: Input | None = None
    imports: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """Its name on the page."""
        return self.label or self.name

    @property
    def documentation(self) -> str:
        """Its page in torch's documentation, or that of ``torch.tensor``."""
        return DOCUMENTATION.format(name="tensor" if self.reads or self.name == "counting" else self.name)

    @property
    def fields(self) -> tuple[Field, ...]:
        """All its options: its own, the dtype, the seed and ``requires_grad``."""
        dtype = (dtype_option(choices=self.dtypes),) if self.dtypes else ()
        return (*self.options, *dtype, *(SEED if self.random else ()), REQUIRES_GRAD)

    def count_elements(self, values: Values) -> int:
        """The number of elements that it would make."""
        return self.elements(values) if self.elements else math.prod(to_integers(values["shape"]))

    def write_lines(self, values: Values, sources: Mapping[str, str]) -> list[str]:
        """The lines before, then the expression.

        Args:
            values: of the options.
            sources: code for what was typed or uploaded, by its name in the templates.
        """
        filled = (
            template_values(values)
            | {name: dtype_argument(values.get(name)) for name in ("dtype", "base_dtype")}
            | dict(sources)
        )
        return [line.format_map(filled) for line in (*self.before, self.call)]
