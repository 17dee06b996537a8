"""An operation on A and B that a student chose, and its code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from playground.fields import Options, Value
from playground.tensors.create.creation import Creation
from playground.tensors.errors import TensorError
from playground.tensors.operations import OPERATIONS
from playground.tensors.operations.tensor_operation import TensorOperation
from playground.tensors.options import resolve_options
from playground.tensors.shown_code import ShownCode


@dataclass(frozen=True)
class OperationCall:
    """An operation with its options and operands; nothing is computed yet.

    Attributes:
        operation: its name in the catalog.
        options: those that differ from their defaults.
        a, b: the operands; ``b`` is ignored by an operation on A alone.

    Raises:
        FieldError: the operation is unknown, or an option does not fit.
    """

    operation: str = "add"
    options: Mapping[str, Value] = field(default_factory=Options)
    a: Creation = field(default_factory=Creation)
    b: Creation = field(default_factory=lambda: Creation("counting", {"shape": (3,)}))

    def __post_init__(self) -> None:
        if self.operation not in OPERATIONS:
            raise TensorError(f"There is no operation {self.operation!r} here: choose one from the list.")
        object.__setattr__(self, "options", Options(dict(self.options)))
        _ = self.values

    @property
    def entry(self) -> TensorOperation:
        """The operation in the catalog."""
        return OPERATIONS[self.operation]

    @cached_property
    def values(self) -> dict[str, Value]:
        """Every option of the operation with its value."""
        return resolve_options(self.entry.options, self.options, self.entry.label)

    @property
    def operands(self) -> tuple[tuple[str, Creation], ...]:
        """The tensors that the operation takes, by name."""
        return (("A", self.a), ("B", self.b)) if self.entry.uses_b else (("A", self.a),)

    @property
    def code(self) -> ShownCode:
        """The whole code: the imports, the operands, the operation, and the result printed."""
        imports = tuple(dict.fromkeys(line for _, creation in self.operands for line in creation.imports))
        operands = tuple(creation.lines(name) for name, creation in self.operands)
        uploads = tuple(creation.upload for _, creation in self.operands if creation.upload)
        return ShownCode(imports, (*operands, self.entry.write_code(self.values), ("print(result)",)), uploads)
