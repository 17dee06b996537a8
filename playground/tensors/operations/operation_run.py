"""Runs the code of an operation on A and B, and inspects the operands before it and the result after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor

from playground.charts.axis_table import AxisTable
from playground.sandbox.execution import Execution, Failure, execution
from playground.tensors.element_formulas import elementwise as elementwise_formulas
from playground.tensors.element_formulas import matrix_products as product_formulas
from playground.tensors.element_formulas import reductions as reduction_formulas
from playground.tensors.element_formulas.formula import ElementFormula, number_places
from playground.tensors.operations.operation_call import OperationCall
from playground.tensors.operations.tensor_operation import TensorOperation, reduced_axes
from playground.tensors.options import Values
from playground.tensors.shape_rules import broadcasting, matrix_products, reductions
from playground.tensors.sizes import check_elements
from playground.tensors.tensor_facts import FactAnswer, TensorFact, evaluate_facts

RESULT_FACTS = (
    TensorFact("x.shape", "The size of every axis of the result."),
    TensorFact("x.dtype", "The dtype that promotion, or the operation, gives."),
    TensorFact("x.requires_grad", "Whether autograd has recorded the operation."),
)


@dataclass(frozen=True)
class OperationRun:
    """An operation that was run.

    Attributes:
        call: what was run.
        printed: what the code printed.
        warnings: torch's warnings.
        failure: torch's error, if it raised one.
        operands: the tensors that the picture shows, by name, as they were before the operation.
        result: the tensor that the operation gave.
        facts: torch's answers about the result.
        axes: the shape rule with these shapes.
        effect_on_a: whether A was changed, in a sentence.
        factor_places: for a product, the place of every element of its factors in A and B.
    """

    call: OperationCall
    printed: str
    warnings: tuple[str, ...]
    failure: Failure | None
    operands: tuple[tuple[str, Tensor], ...] = ()
    result: Tensor | None = None
    facts: tuple[FactAnswer, ...] = ()
    axes: AxisTable | None = None
    effect_on_a: str = ""
    factor_places: tuple[Tensor, Tensor] | None = None

    @property
    def is_broadcast(self) -> bool:
        """Whether an operand of an element-wise operation is stretched to the shape of the result."""
        if self.result is None or self.call.entry.kind != "elementwise":
            return False
        return any(tensor.shape != self.result.shape for _, tensor in self.operands)

    def write_formulas(self, places: Sequence[int]) -> list[ElementFormula]:
        """The formulas of some elements of the result, by their places in reading order."""
        entry, values = self.call.entry, self.call.values
        tensors = [tensor for _, tensor in self.operands]
        if self.result is None or not tensors:
            return []
        template = entry.fill_formula(values)
        if entry.kind == "reduction":
            axes = reduced_axes(values, tensors[0].ndim)
            return reduction_formulas.write_formulas(template, entry.separator, tensors[0], axes, self.result, places)
        if entry.kind == "product" and self.factor_places:
            bias = tensors[2] if len(tensors) > 2 else None
            return product_formulas.write_formulas(
                tensors[0], tensors[1], self.result, places, self.factor_places, bias
            )
        return elementwise_formulas.write_formulas(template, tensors, self.result, places)


def run_operation(call: OperationCall, seed: int = 0) -> OperationRun:
    """Run the code of a call.

    Args:
        call: what to run.
        seed: of the random generator, when no line seeds it.

    Raises:
        TensorError: an operand or the result would be too large.
    """
    code = call.code
    *operand_blocks, operation_lines, print_lines = code.blocks
    with execution(code.files, seed) as run:
        failure = run.run((*code.imports, *(line for block in operand_blocks for line in block)))
        if failure:
            return OperationRun(call, run.printed, run.warnings, failure)
        created: dict[str, Tensor] = {name: run.variables[name] for name, _ in call.operands}
        _check_sizes(call, created)
        before = {name: tensor.detach().clone() for name, tensor in created.items()}
        version = created["A"]._version
        failure = run.run((*operation_lines, *print_lines))
        result = run.variables.get("result") if failure is None else None
        facts = evaluate_facts(run.value, RESULT_FACTS, "result") if result is not None else ()
        effect_on_a = "" if failure else _describe_effect(created["A"], run.variables["A"], version, result)
        # The picture shows the operands as they were before an operation in place.
        run.variables.update(before)
        operands = _evaluate(run, tuple(before) if failure else call.entry.operands)
        factor_places = _number_factors(run, call.entry)
    axes = _align_axes(call, operands, factor_places)
    return OperationRun(
        call, run.printed, run.warnings, failure, operands, result, facts, axes, effect_on_a, factor_places
    )


def _check_sizes(call: OperationCall, operands: dict[str, Tensor]) -> None:
    for name, tensor in operands.items():
        check_elements(tensor.numel(), name, "MAX_OPERAND_ELEMENTS")
    # An operation on A alone ignores its second shape.
    shapes = [tuple(tensor.shape) for tensor in (*operands.values(), *operands.values())][:2]
    check_elements(call.entry.count_elements(call.values, *shapes), "The result")


def _describe_effect(before: Tensor, after: Tensor, version: int, result: object) -> str:
    if after is not before:
        return "The name A now belongs to a new tensor. The tensor that was called A before is unchanged."
    if before._version != version:
        return "A itself was changed: it is the same tensor, in the same memory, with new numbers."
    if result is before:
        return "The result is A itself, unchanged."
    return "A is unchanged: the result is a new tensor."


def _evaluate(run: Execution, expressions: Sequence[str]) -> tuple[tuple[str, Tensor], ...]:
    return tuple((expression, run.value(expression).detach().clone()) for expression in expressions)


def _number_factors(run: Execution, entry: TensorOperation) -> tuple[Tensor, Tensor] | None:
    """The places of the elements of both factors of a product, transposed as the operation transposes them."""
    if entry.kind != "product":
        return None
    numbered = []
    for factor in entry.factors:
        try:
            places = number_places(run.value(factor.removesuffix(".T")))
        except AttributeError:
            # The operation failed before it made this factor.
            return None
        numbered.append(places.permute(tuple(reversed(range(places.ndim)))) if factor.endswith(".T") else places)
    return numbered[0], numbered[1]


def _align_axes(
    call: OperationCall, operands: tuple[tuple[str, Tensor], ...], factor_places: tuple[Tensor, Tensor] | None
) -> AxisTable | None:
    entry = call.entry
    shapes = {name: tuple(tensor.shape) for name, tensor in operands}
    if entry.kind == "product" and factor_places:
        left, right = factor_places
        return matrix_products.align_shapes(
            left.shape, right.shape, entry.factors, broadcasts_inner=entry.broadcasts_inner
        )
    if entry.kind == "reduction" and "A" in shapes:
        return _align_reduced(shapes["A"], call.values)
    if entry.kind == "elementwise" and len(shapes) > 1:
        return broadcasting.align_shapes(shapes)
    return None


def _align_reduced(shape: tuple[int, ...], values: Values) -> AxisTable | None:
    chosen = values.get("dim")
    named = chosen if isinstance(chosen, tuple) else () if chosen is None else (chosen,)
    if any(not -len(shape) <= int(axis) < max(1, len(shape)) for axis in named):
        return None
    keepdim = bool(values.get("keepdim")) and chosen is not None
    return reductions.align_shapes(shape, reduced_axes(values, len(shape)), keepdim)
