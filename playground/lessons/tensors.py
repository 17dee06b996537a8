"""The exercises at the end of each page, and how each checks itself against what the page holds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import torch

from playground.tensors.create.inspection import Inspected

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


@dataclass(frozen=True)
class Record:
    """What somebody has done in the clinic in this session.

    Attributes:
        mended: names of the cases that were mended.
        traps: how many of these were traps, of which torch says nothing.
        streak: right predictions in a row.
    """

    mended: frozenset[str] = frozenset()
    traps: int = 0
    streak: int = 0


def _counts_by_77(seen: Inspected) -> bool:
    wanted = list(range(0, 925, 77))
    if seen.tensor is None or tuple(seen.tensor.shape) != (len(wanted),) or "torch.tensor(" in seen.program.source:
        return False
    return seen.tensor.tolist() == wanted


def _all_true(seen: Inspected) -> bool:
    tensor = seen.tensor
    return (
        tensor is not None
        and tensor.dtype == torch.bool
        and tensor.ndim == 3
        and tensor.numel() == 24
        and bool(tensor.all())
    )


def _light_floats(seen: Inspected) -> bool:
    tensor = seen.tensor
    return (
        tensor is not None
        and tensor.dtype.is_floating_point
        and tuple(tensor.shape) == (10, 10)
        and tensor.untyped_storage().nbytes() == 200
    )


CREATE: tuple[Exercise[Inspected], ...] = (
    Exercise(
        "count_by_77",
        "Make the 13 values 0, 77, 154, … up to 924 without typing them.",
        "arange stops before its end: 924 must still be below it.",
        _counts_by_77,
    ),
    Exercise(
        "all_true",
        "Make a tensor with three axes that holds 24 times True.",
        "Ones are True when the dtype is bool.",
        _all_true,
    ),
    Exercise(
        "light_floats",
        "Make a [10, 10] tensor of floats that takes no more than 200 bytes.",
        "100 numbers in 200 bytes are 2 bytes each: look at the table of dtypes.",
        _light_floats,
    ),
)


MEND: tuple[Exercise[Record], ...] = (
    Exercise(
        "mend_five",
        "Mend five cases.",
        "Read what the case meant before you pick a repair.",
        lambda done: len(done.mended) >= 5,
    ),
    Exercise(
        "mend_three_traps",
        "Mend three traps: cases of which torch says nothing.",
        "Most of them stand under Memory, Numbers and Surprises.",
        lambda done: done.traps >= 3,
    ),
    Exercise(
        "three_in_a_row",
        "Predict right three times in a row whether torch complains.",
        "Switch on “Ask me first”.",
        lambda done: done.streak >= 3,
    ),
)
