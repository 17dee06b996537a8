"""The quiz on mistakes: the order of its curves, and the titles that are offered for each."""

import random
from typing import TypedDict

from playground.mistakes.catalog import MISTAKES
from playground.mistakes.mistake import Mistake

OPTIONS = 4
_UNRECOGNISABLE = "same"
"""The shape of curves that look like the right loop's: no mistake can be recognised by them."""


class QuizState(TypedDict):
    """A quiz in progress.

    Attributes:
        order: names of the mistakes, in the order of their curves.
        position: of the present curve in that order.
        right, answered: how many answers were right, of how many.
        chosen: the answer to the present curve; empty before it is given.
    """

    order: list[str]
    position: int
    right: int
    answered: int
    chosen: str


def start_quiz() -> QuizState:
    """A quiz over all mistakes that their curves show, in random order."""
    names = [entry.name for entry in MISTAKES.values() if entry.curve_shape != _UNRECOGNISABLE]
    return {"order": random.sample(names, len(names)), "position": 0, "right": 0, "answered": 0, "chosen": ""}


def answer_options(entry: Mistake, seed: int) -> list[str]:
    """The right answer among others whose curves have another shape; the same ones in the same order for the same seed."""
    others = [each.name for each in MISTAKES.values() if each.curve_shape not in (entry.curve_shape, _UNRECOGNISABLE)]
    generator = random.Random(f"{entry.name} {seed}")
    options = [entry.name, *generator.sample(others, OPTIONS - 1)]
    generator.shuffle(options)
    return options
