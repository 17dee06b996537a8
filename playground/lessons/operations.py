"""Exercises of Operations, which an operation on A and B solves."""

from playground.lessons.exercise import Exercise
from playground.tensors.operations.tasks import OperationAnswer


def _shapes(answer: OperationAnswer) -> tuple[tuple[int, ...], ...]:
    return tuple(shape for _, shape in answer.shapes)


def _is_square_product(answer: OperationAnswer) -> bool:
    is_product = answer.call.entry.kind == "product"
    return is_product and _shapes(answer) == ((3, 2), (3, 2)) and answer.result_shape == (3, 3)


def _broadcasts_both(answer: OperationAnswer) -> bool:
    shapes = _shapes(answer)
    return len(shapes) == 2 and answer.result_shape == (4, 3, 2) and (4, 3, 2) not in shapes


def _keeps_means(answer: OperationAnswer) -> bool:
    return answer.call.operation == "mean" and _shapes(answer) == ((5, 3),) and answer.result_shape == (1, 3)


OPERATIONS_EXERCISES: tuple[Exercise[OperationAnswer], ...] = (
    Exercise(
        name="operations.square_product",
        task="A and B both have shape **[3, 2]**. Choose a matrix product of the two that has shape **[3, 3]**.",
        hints=(
            "The inner sizes must agree: the last axis of the left factor, the first axis of the right one.",
            "[3, 2] @ [3, 2] does not fit, because 2 is not 3. One of the two must be transposed.",
            "A @ B.T multiplies [3, 2] by [2, 3].",
        ),
        explanation="Transposing B swaps its axes: [3, 2] @ [2, 3] is [3, 3]. A.T @ B would fit too, and is [2, 2].",
        achieved=_is_square_product,
    ),
    Exercise(
        name="operations.broadcast_both",
        task="Get a result of shape **[4, 3, 2]** from A and B, neither of which has that shape.",
        hints=(
            "Broadcasting compares sizes from the right: they must be equal, or one of them must be 1 or missing.",
            "Each of the two can stretch along another axis.",
            "Add A of shape [4, 1, 2] and B of shape [3, 1].",
        ),
        explanation="Sizes of 1 are stretched and missing axes are added in front; no element is copied in memory.",
        achieved=_broadcasts_both,
    ),
    Exercise(
        name="operations.column_means",
        task="A is a table of shape **[5, 3]**. Compute the mean of each column so that it can be subtracted from the table: "
        "shape **[1, 3]**.",
        hints=(
            "The axis along the rows collapses: that is axis 0.",
            "keepdim keeps the collapsed axis with size 1.",
            "A.mean(dim=0, keepdim=True) of floats: the mean of whole numbers is an error.",
        ),
        explanation="With keepdim the result still has two axes, so A - A.mean(dim=0, keepdim=True) subtracts the means.",
        achieved=_keeps_means,
    ),
)
