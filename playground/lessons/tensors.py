"""The exercises at the end of each page, and how each checks itself against what the page holds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import torch

from playground.tensors.operations.operate import Worked
from playground.tensors.shapes.follow import Followed

T = TypeVar("T")


@dataclass(frozen=True)
class Exercise(Generic[T]):
    """One task.

    Attributes:
        name: its key.
        task: what to do.
        hint: where to look, for those who ask.
        solved: whether what the page holds now solves it.
    """

    name: str
    task: str
    hint: str
    solved: Callable[[T], bool]


def _shapes(worked: Worked) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(tensor.shape) for _, tensor in worked.operands)


def _result(worked: Worked) -> tuple[int, ...] | None:
    return None if worked.result is None else tuple(worked.result.shape)


def _turned_product(worked: Worked) -> bool:
    return worked.setup.entry.how == "product" and _shapes(worked) == ((3, 2), (3, 2)) and _result(worked) == (3, 3)


def _stretched_both(worked: Worked) -> bool:
    shapes = _shapes(worked)
    return len(shapes) == 2 and _result(worked) == (4, 3, 2) and (4, 3, 2) not in shapes


def _kept_means(worked: Worked) -> bool:
    return worked.setup.operation == "mean" and _shapes(worked) == ((5, 3),) and _result(worked) == (1, 3)


OPERATE: tuple[Exercise[Worked], ...] = (
    Exercise(
        "turned_product",
        "A and B both have the shape [3, 2]. Choose a matrix product that makes [3, 3] of them.",
        "One of the two must be turned.",
        _turned_product,
    ),
    Exercise(
        "stretched_both",
        "Get a result of shape [4, 3, 2] from A and B, neither of which has that shape.",
        "Sizes of 1 stretch, and missing axes are added in front: [4, 1, 2] and [3, 1], for instance.",
        _stretched_both,
    ),
    Exercise(
        "kept_means",
        "A is a table [5, 3]. Take the mean of each column so that it still fits under the table: shape [1, 3].",
        "The axis that runs down the rows collapses, and keepdim keeps it. Whole numbers have no mean.",
        _kept_means,
    ),
)


def _last_shape(followed: Followed) -> tuple[int, ...] | None:
    return None if followed.failure or len(followed.stages) < 2 else followed.stages[-1].shape


def _channels_first(followed: Followed) -> bool:
    return (
        _last_shape(followed) == (3, 4, 6)
        and followed.stages[0].shape == (4, 6, 3)
        and torch.equal(followed.stages[-1].origins, followed.stages[0].origins.permute(2, 0, 1))
    )


def _column_order(followed: Followed) -> bool:
    return (
        _last_shape(followed) == (6,)
        and followed.stages[0].shape == (2, 3)
        and followed.stages[-1].origins.tolist() == [1, 4, 2, 5, 3, 6]
    )


def _little_memory(followed: Followed) -> bool:
    return _last_shape(followed) == (3, 4) and followed.stages[-1].storage_origins.numel() == 4


RESHAPE: tuple[Exercise[Followed], ...] = (
    Exercise(
        "channels_first",
        "An image [4, 6, 3] holds height, width and colours. Bring it to [3, 4, 6], without mixing up the colours.",
        "reshape would mix them up: the axes must change places.",
        _channels_first,
    ),
    Exercise(
        "column_order",
        "Read a [2, 3] tensor down its columns: make it a vector of 6 in the order 0, 3, 1, 4, 2, 5.",
        "Two steps: turn, then flatten.",
        _column_order,
    ),
    Exercise(
        "little_memory",
        "Make a [3, 4] tensor that needs the memory of 4 numbers only.",
        "Begin with 4 numbers. One operation reads the same place again and again.",
        _little_memory,
    ),
)
