"""The exercises of Operations: each is solved only by its solution."""

import pytest

from playground.fields import Value
from playground.lessons.exercise import Exercise
from playground.lessons.operations import OPERATIONS_EXERCISES
from playground.tensors.create.creation import Creation
from playground.tensors.operations.operation_call import OperationCall
from playground.tensors.operations.tasks import OperationAnswer, compute_operation


def answer(operation: str, a: tuple[int, ...], b: tuple[int, ...], **options: Value) -> OperationAnswer:
    operands = (Creation("counting", {"shape": shape, "dtype": "float32"}) for shape in (a, b))
    return compute_operation(OperationCall(operation, options, *operands), stretched=True, seed=0)


SOLUTIONS = {
    "operations.square_product": answer("b_transposed", (3, 2), (3, 2)),
    "operations.broadcast_both": answer("mul", (4, 1, 2), (3, 1)),
    "operations.column_means": answer("mean", (5, 3), (3,), dim=(0,), keepdim=True),
}


@pytest.mark.parametrize("exercise", OPERATIONS_EXERCISES, ids=lambda each: each.name)
def test_only_its_solution_solves_an_exercise(exercise: Exercise[OperationAnswer]) -> None:
    assert exercise.achieved is not None
    assert [name for name, solution in SOLUTIONS.items() if exercise.achieved(solution)] == [exercise.name]


@pytest.mark.parametrize("exercise", OPERATIONS_EXERCISES, ids=lambda each: each.name)
def test_the_page_as_it_opens_solves_no_exercise(exercise: Exercise[OperationAnswer]) -> None:
    assert exercise.achieved is not None
    assert not exercise.achieved(answer("at", (2, 3), (3, 2)))
    assert not exercise.achieved(answer("at", (3, 2), (3, 2)))
