"""What workers compute for Operations: plain data in, plain data out."""

from dataclasses import dataclass

from playground.charts.axis_table import AxisTable
from playground.protocol.tensors import TensorPictureData
from playground.sandbox.execution import Failure
from playground.tensors.operations.operation_call import OperationCall
from playground.tensors.tensor_facts import FactAnswer

Shape = tuple[int, ...]


@dataclass(frozen=True)
class OperationAnswer:
    """All that Operations shows of an operation on A and B.

    Attributes:
        call: what was run.
        printed: what the code printed.
        warnings: torch's warnings.
        failure: torch's error, if it raised one.
        shapes: of the operands that the picture shows, by their expressions.
        result_shape: of the result; ``None`` when torch refused.
        facts: torch's answers about the result.
        axes: the shape rule with these shapes.
        effect_on_a: whether A was changed, in a sentence.
        is_broadcast: whether an operand is stretched to the shape of the result.
        picture: the operands, the result, and how each element is computed; ``None`` when there are no operands.
    """

    call: OperationCall
    printed: str
    warnings: tuple[str, ...]
    failure: Failure | None
    shapes: tuple[tuple[str, Shape], ...]
    result_shape: Shape | None
    facts: tuple[FactAnswer, ...]
    axes: AxisTable | None
    effect_on_a: str
    is_broadcast: bool
    picture: TensorPictureData | None


def compute_operation(call: OperationCall, stretched: bool, seed: int) -> OperationAnswer:
    """Run an operation and draw its picture.

    Args:
        call: what to run.
        stretched: draw operands that are broadcast in the shape of the result.
        seed: of the random generator, when no line seeds it.

    Raises:
        TensorError: an operand or the result would be too large.
    """
    from playground.tensors.operations.operation_picture import draw_operation
    from playground.tensors.operations.operation_run import run_operation

    run = run_operation(call, seed)
    return OperationAnswer(
        call=call,
        printed=run.printed,
        warnings=run.warnings,
        failure=run.failure,
        shapes=tuple((expression, tuple(tensor.shape)) for expression, tensor in run.operands),
        result_shape=None if run.result is None else tuple(run.result.shape),
        facts=run.facts,
        axes=run.axes,
        effect_on_a=run.effect_on_a,
        is_broadcast=run.is_broadcast,
        picture=draw_operation(run, stretched) if run.operands else None,
    )
