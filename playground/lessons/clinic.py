"""The exercises of the error clinic."""

from dataclasses import dataclass

from playground.lessons.exercise import Exercise


@dataclass(frozen=True)
class ClinicProgress:
    """What a student has done in the error clinic in this session.

    Attributes:
        fixed: names of the cases that are fixed.
        silent: how many of them raise no error.
        streak: right guesses in a row.
    """

    fixed: frozenset[str] = frozenset()
    silent: int = 0
    streak: int = 0


CLINIC_EXERCISES: tuple[Exercise[ClinicProgress], ...] = (
    Exercise(
        "clinic.fix_five",
        "Fix five cases.",
        (
            "Read what the error means before you pick a fix.",
            "A fix that does not work says why: its reason points to the one that does.",
            "The first case is fixed by transposing B: **A @ B.T**.",
        ),
        "Most errors have one of three causes: two shapes, two dtypes or two devices that do not match.",
        achieved=lambda progress: len(progress.fixed) >= 5,
    ),
    Exercise(
        "clinic.fix_three_silent",
        "Fix three cases in which torch raises no error and the result is wrong.",
        (
            "Most of them are under Memory, Numbers and Surprises.",
            "Compare what the code prints with what the sentence above it promises.",
            "All cases under Numbers are of this kind. The first is fixed by **counts / 2**.",
        ),
        "No error reports these mistakes: print a small example and work out its result by hand.",
        achieved=lambda progress: progress.silent >= 3,
    ),
    Exercise(
        "clinic.three_in_a_row",
        "Guess right three times in a row whether torch raises an error.",
        (
            "Switch on “Ask me first” at the top of the page.",
            "Torch raises an error where shapes, dtypes or devices do not match. It cannot know what you meant.",
            "Under Shapes every case raises an error; under Numbers none does.",
        ),
        "Now you know which mistakes torch finds, and which you must find yourself.",
        achieved=lambda progress: progress.streak >= 3,
    ),
)
