"""A tensor that a student chooses: a creation function, its options, and the lines of code that follow from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from playground.fields import Options, Value
from playground.tensors import typed, uploads
from playground.tensors.create.creation_function import CreationFunction
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS
from playground.tensors.errors import TensorError
from playground.tensors.options import resolve_options, to_integers, to_source
from playground.tensors.sizes import check_axes, check_elements
from playground.tensors.uploads import Upload


@dataclass(frozen=True)
class Creation:
    """One tensor, chosen and checked; nothing is created yet, and an upload is not decoded yet.

    Attributes:
        function: the name of the creation function in the catalog.
        options: those that differ from their defaults.
        upload: the file, for a function that reads one.

    Raises:
        FieldError: an option does not fit, the tensor would be too large, what was typed is no tensor, or a file is missing.
    """

    function: str = "counting"
    options: Mapping[str, Value] = field(default_factory=Options)
    upload: Upload | None = None

    def __post_init__(self) -> None:
        if self.function not in CREATION_FUNCTIONS:
            offered = ", ".join(CREATION_FUNCTIONS)
            raise TensorError(f"There is no creation function {self.function!r}: choose one of {offered}.")
        object.__setattr__(self, "options", Options(dict(self.options)))
        values = self.values
        if "shape" in values:
            check_axes(to_integers(values["shape"]))
        if self.entry.reads == "text":
            check_axes(typed.nested_shape(self._typed))
        elif self.entry.reads:
            self._require_upload()
        else:
            check_elements(self.entry.count_elements(values))

    @property
    def entry(self) -> CreationFunction:
        """Its creation function."""
        return CREATION_FUNCTIONS[self.function]

    @cached_property
    def values(self) -> dict[str, Value]:
        """Every option with its value."""
        return resolve_options(self.entry.fields, self.options, self.entry.title)

    @property
    def imports(self) -> tuple[str, ...]:
        """The imports that its lines need."""
        return ("import torch", *self.entry.imports)

    def lines(self, name: str = "x") -> tuple[str, ...]:
        """The statements that create it, the last of which assign it to ``name``. An upload is decoded for them.

        Raises:
            TensorError: the upload is no table of numbers, or no image, or too large.
        """
        seed = (f"torch.manual_seed({self.values['seed']})",) if self.values.get("seeded") else ()
        *before, expression = self.entry.write_lines(self.values, self._sources())
        grad = (f"{name}.requires_grad_()",) if self.values["requires_grad"] else ()
        return (*seed, *before, f"{name} = {expression}", *grad)

    @cached_property
    def _typed(self) -> typed.Nested:
        return typed.parse_tensor(str(self.values["typed"]))

    def _require_upload(self) -> Upload:
        if self.upload is None:
            file = "CSV file" if self.entry.reads == "table" else "image"
            raise TensorError(f"There is no {file} yet: drop one on the field, or use the example.")
        return self.upload

    def _sources(self) -> dict[str, str]:
        """Source code for what was typed or uploaded, by the name of its place in the template."""
        if self.entry.reads == "text":
            return {"typed": typed.nested_source(self._typed)}
        if not self.entry.reads:
            return {}
        upload = self._require_upload()
        file = {"file": to_source(upload.name)}
        if self.entry.reads == "image":
            uploads.check_image(upload.content)
            return file
        table = uploads.read_table(upload.content, bool(self.values["numeric_only"]))
        return file | {
            "separator": "" if table.separator == "," else f", sep={to_source(table.separator)}",
            "header": "" if table.header else ", header=None",
            "numeric": '.select_dtypes("number")' if table.left_out else "",
        }
