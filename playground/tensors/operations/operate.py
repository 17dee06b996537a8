"""An operation on A and B that somebody set up: its program, what came out, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from torch import Tensor

from playground.fields import Options, Value
from playground.tensors.create.creation import Creation
from playground.tensors.errors import TensorError
from playground.tensors.evaluate import Failure, Run, evaluation
from playground.tensors.operations import OPERATIONS
from playground.tensors.operations.entry import Operation, reduced_axes
from playground.tensors.options import Values, resolve_options
from playground.tensors.shown_code import ShownCode
from playground.tensors.sizes import check_elements
from playground.tensors.tensor_facts import FactAnswer, TensorFact, evaluate_facts
from playground.tensors.tracing import broadcasting, elementwise, products, reductions
from playground.tensors.tracing.axes import AxisTable
from playground.tensors.tracing.trace import Trace, numbering

RESULT_FACTS = (
    TensorFact("x.shape", "The size of every axis of the result."),
    TensorFact("x.dtype", "What promotion, or the operation, made of the dtypes that went in."),
    TensorFact("x.requires_grad", "Whether autograd has recorded how it came about."),
)


@dataclass(frozen=True)
class Setup:
    """What somebody chose on Operations.

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
    def entry(self) -> Operation:
        """The operation in the catalog."""
        return OPERATIONS[self.operation]

    @cached_property
    def values(self) -> dict[str, Value]:
        """Every option of the operation with its value."""
        return resolve_options(self.entry.options, self.options, self.entry.label)

    @property
    def operands(self) -> tuple[tuple[str, Creation], ...]:
        """The tensors that go in, by name."""
        return (("A", self.a), ("B", self.b)) if self.entry.uses_b else (("A", self.a),)

    @property
    def program(self) -> ShownCode:
        """The whole code: what is imported, the operands, the operation, and the result printed."""
        imports = tuple(dict.fromkeys(line for _, creation in self.operands for line in creation.imports))
        making = tuple(creation.lines(name) for name, creation in self.operands)
        uploads = tuple(creation.upload for _, creation in self.operands if creation.upload)
        return ShownCode(imports, (*making, self.entry.code(self.values), ("print(result)",)), uploads)


@dataclass(frozen=True)
class Worked:
    """What came out.

    Attributes:
        setup: what was asked.
        printed: what the program printed.
        warned: torch's warnings.
        failure: torch's error, if it refused.
        operands: the tensors that the picture shows, by name, as they were before the operation.
        result: the tensor that came out.
        facts: what torch says of it.
        axes: the rule of the shapes with these shapes.
        kept: what became of A, in a sentence.
        moved: for a product, the numbering of its operands, turned as they enter it.
    """

    setup: Setup
    printed: str
    warned: tuple[str, ...]
    failure: Failure | None
    operands: tuple[tuple[str, Tensor], ...]
    result: Tensor | None
    facts: tuple[FactAnswer, ...]
    axes: AxisTable | None
    kept: str
    moved: tuple[Tensor, Tensor] | None

    def traces(self, cells: Sequence[int]) -> list[Trace]:
        """Where these elements of the result, by their places, come from."""
        entry, values = self.setup.entry, self.setup.values
        tensors = [tensor for _, tensor in self.operands]
        if self.result is None or not tensors:
            return []
        spoken = entry.spoken_with(values)
        if entry.how == "reduction":
            axes = reduced_axes(values, tensors[0].ndim)
            return reductions.traces(spoken, entry.sign, tensors[0], axes, self.result, cells)
        if entry.how == "product" and self.moved:
            bias = tensors[2] if len(tensors) > 2 else None
            return products.traces(tensors[0], tensors[1], self.result, cells, self.moved, bias)
        return elementwise.traces(spoken, tensors, self.result, cells)


def work(setup: Setup, entropy: int = 0) -> Worked:
    """Run the program of a set-up.

    Args:
        setup: what to run.
        entropy: where the random generator stands when no line seeds it.

    Raises:
        TensorError: an operand or the result would be too large.
    """
    program = setup.program
    making, operation, printing = program.blocks[:-2], program.blocks[-2], program.blocks[-1]
    with evaluation(program.uploads, entropy) as run:
        failure = run.run((*program.imports, *(line for part in making for line in part)))
        if failure:
            return Worked(setup, run.printed, run.warned, failure, (), None, (), None, "", None)
        made: dict[str, Tensor] = {name: run.names[name] for name, _ in setup.operands}
        for name, tensor in made.items():
            check_elements(tensor.numel(), name, "MAX_OPERAND_ELEMENTS")
        shapes = [tuple(tensor.shape) for tensor in (*made.values(), *made.values())][:2]
        check_elements(setup.entry.elements(setup.values, *shapes), "The result")
        before = {name: tensor.detach().clone() for name, tensor in made.items()}
        versions = {name: tensor._version for name, tensor in made.items()}
        failure = run.run((*operation, *printing))
        result = run.names.get("result") if failure is None else None
        facts = evaluate_facts(run.value, RESULT_FACTS, "result") if result is not None else ()
        kept = "" if failure else _kept(made["A"], run.names["A"], versions["A"], result)
        run.names.update(before)
        operands = _values(run, setup.entry.operands if failure is None else tuple(before))
        moved = _moved(run, setup.entry)
    axes = _axes(setup, operands, moved)
    return Worked(setup, run.printed, run.warned, failure, operands, result, facts, axes, kept, moved)


def _kept(before: Tensor, after: Tensor, version: int, result: object) -> str:
    if after is not before:
        return "The name A now belongs to a new tensor. The tensor that was called A before is as it was."
    if before._version != version:
        return "A itself was changed: it is the same tensor, in the same memory, with new numbers in it."
    if result is before:
        return "A came back as it was."
    return "A is unchanged: the result is a new tensor."


def _values(run: Run, expressions: Sequence[str]) -> tuple[tuple[str, Tensor], ...]:
    return tuple((expression, run.value(expression).detach().clone()) for expression in expressions)


def _moved(run: Run, entry: Operation) -> tuple[Tensor, Tensor] | None:
    """The numbering of both operands of a product, turned as the operation turns them."""
    if entry.how != "product":
        return None
    turned = []
    for expression in entry.moved:
        try:
            numbers = numbering(run.value(expression.removesuffix(".T")))
        except AttributeError:
            return None
        turned.append(numbers.permute(tuple(reversed(range(numbers.ndim)))) if expression.endswith(".T") else numbers)
    return turned[0], turned[1]


def _axes(
    setup: Setup, operands: tuple[tuple[str, Tensor], ...], moved: tuple[Tensor, Tensor] | None
) -> AxisTable | None:
    entry = setup.entry
    shapes = {name: tuple(tensor.shape) for name, tensor in operands}
    if entry.how == "product" and moved:
        return products.align(moved[0].shape, moved[1].shape, entry.moved, stretches=entry.stretches)
    if entry.how == "reduction" and "A" in shapes:
        return _reduced(shapes["A"], setup.values)
    if entry.how == "elementwise" and len(shapes) > 1:
        return broadcasting.align(shapes)
    return None


def _reduced(shape: tuple[int, ...], values: Values) -> AxisTable | None:
    chosen = values.get("dim")
    named = chosen if isinstance(chosen, tuple) else () if chosen is None else (chosen,)
    if any(not -len(shape) <= int(axis) < max(1, len(shape)) for axis in named):
        return None
    keepdim = bool(values.get("keepdim")) and chosen is not None
    return reductions.align(shape, reduced_axes(values, len(shape)), keepdim)
