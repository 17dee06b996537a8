"""A tensor that somebody chose: a way, its options, and the lines that make it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from playground.fields import Options, Value
from playground.tensors import typed, uploads
from playground.tensors.create.creation_function import CreationFunction
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.tensors.errors import TensorError
from playground.tensors.options import arguments_source, resolve_options, to_integers, to_source
from playground.tensors.sizes import check_axes, check_elements
from playground.tensors.uploads import Upload


@dataclass(frozen=True)
class Creation:
    """One tensor, chosen and checked; nothing is made yet.

    Attributes:
        way: its name in the catalog.
        options: those that differ from their defaults.
        upload: the file, for a way that reads one.

    Raises:
        FieldError: an option does not fit, the tensor would be too large, or what was typed or uploaded is no tensor.
    """

    function: str = "counting"
    options: Mapping[str, Value] = field(default_factory=Options)
    upload: Upload | None = None

    def __post_init__(self) -> None:
        if self.function not in CREATION_FUNCTIONS:
            raise TensorError(
                f"There is no way {self.function!r} to create a tensor: choose one of {', '.join(CREATION_FUNCTIONS)}."
            )
        object.__setattr__(self, "options", Options(dict(self.options)))
        values = self.values
        if "shape" in values:
            check_axes(to_integers(values["shape"]))
        if self.entry.reads:
            self._check_reading()
        else:
            check_elements(self.entry.count(values))

    @property
    def entry(self) -> CreationFunction:
        """Its way in the catalog."""
        return CREATION_FUNCTIONS[self.function]

    @cached_property
    def values(self) -> dict[str, Value]:
        """Every option with its value."""
        return resolve_options(self.entry.fields, self.options, self.entry.title)

    def _check_reading(self) -> None:
        if self.entry.reads == "text":
            check_axes(typed.outline(self._typed))
        elif self.upload is None:
            what = "CSV file" if self.entry.reads == "table" else "image"
            raise TensorError(f"There is no {what} yet: drop one on the field, or press its button.")
        elif self.entry.reads == "table":
            _ = self._table
        else:
            uploads.check_image(self.upload.content)

    @cached_property
    def _typed(self) -> typed.Nested:
        return typed.tensor(str(self.values["typed"]))

    @cached_property
    def _table(self) -> uploads.Table:
        if self.upload is None:
            raise TensorError("There is no CSV file yet: drop one on the field, or press its button.")
        return uploads.read_table(self.upload.content, bool(self.values["numeric_only"]))

    @property
    def imports(self) -> tuple[str, ...]:
        """The lines that its lines need first."""
        return ("import torch", *self.entry.imports)

    def lines(self, name: str = "x") -> tuple[str, ...]:
        """The statements that make it, the last of which assign it to ``name``."""
        seed = (f"torch.manual_seed({self.values['seed']})",) if self.values.get("seeded") else ()
        *before, expression = self.entry.expressions(self.values, self._readings())
        grad = (f"{name}.requires_grad_()",) if self.values["requires_grad"] else ()
        return (*seed, *before, f"{name} = {expression}", *grad)

    def _readings(self) -> dict[str, str]:
        if self.entry.reads == "text":
            return {"typed": typed.source(self._typed)}
        if self.upload is None:
            return {}
        words = {"file": to_source(self.upload.name)}
        if self.entry.reads == "table":
            table = self._table
            words["separator"] = "" if table.separator == "," else f", sep={to_source(table.separator)}"
            words["header"] = "" if table.header else ", header=None"
            words["numeric"] = '.select_dtypes("number")' if table.left_out else ""
        return words

    @property
    def summary(self) -> str:
        """A few words: ``counting up [2, 3]``."""
        shape = self.values.get("shape")
        return f"{self.entry.title} [{arguments_source(to_integers(shape))}]" if shape is not None else self.entry.title
