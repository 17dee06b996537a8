"""Exercises of Shapes & memory, which a chain of shape operations solves."""

import numpy as np

from playground.lessons.exercise import Exercise
from playground.tensors.shapes.tasks import ChainAnswer


def _result_shape(answer: ChainAnswer) -> tuple[int, ...] | None:
    return None if answer.failure or len(answer.tensors) < 2 else answer.tensors[-1].shape


def _has_channels_first(answer: ChainAnswer) -> bool:
    if _result_shape(answer) != (3, 4, 6) or answer.tensors[0].shape != (4, 6, 3):
        return False
    places = np.arange(1, 4 * 6 * 3 + 1).reshape(4, 6, 3)
    return answer.origins == tuple(places.transpose(2, 0, 1).ravel().tolist())


def _has_column_order(answer: ChainAnswer) -> bool:
    is_vector = _result_shape(answer) == (6,) and answer.tensors[0].shape == (2, 3)
    return is_vector and answer.origins == (1, 4, 2, 5, 3, 6)


def _saves_memory(answer: ChainAnswer) -> bool:
    return _result_shape(answer) == (3, 4) and answer.tensors[-1].storage_size == 4


SHAPES_EXERCISES: tuple[Exercise[ChainAnswer], ...] = (
    Exercise(
        name="shapes.channels_first",
        task="An image of shape **[4, 6, 3]** has the axes height, width and colour. Bring it to **[3, 4, 6]** without "
        "mixing up the colours.",
        hints=(
            "reshape reads the numbers in their old order, and mixes up the colours.",
            "The axes must change places: the last one becomes the first.",
            "x.permute(2, 0, 1)",
        ),
        explanation="permute changes the order of the axes and copies nothing: the numbers stay where they are in memory.",
        achieved=_has_channels_first,
    ),
    Exercise(
        name="shapes.column_order",
        task="Read a tensor of shape **[2, 3]** column by column: make it a vector of 6 in the order 0, 3, 1, 4, 2, 5.",
        hints=(
            "flatten reads row by row.",
            "Make rows of the columns first. It takes two steps.",
            "Add the step x.T, then flatten.",
        ),
        explanation="The transpose is a view. Flattening it must copy, because the numbers are stored in another order.",
        achieved=_has_column_order,
    ),
    Exercise(
        name="shapes.saved_memory",
        task="Make a tensor of shape **[3, 4]** that needs the memory of only 4 numbers.",
        hints=(
            "Begin with a vector of 4 numbers.",
            "One operation reads the same place in memory again and again, with a stride of 0.",
            "Expand a tensor of shape [4] to 3, 4.",
        ),
        explanation="expand gives the new axis a stride of 0: its three rows are the same four places in memory.",
        achieved=_saves_memory,
    ),
)
