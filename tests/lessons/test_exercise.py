"""An exercise is data with a check; an invalid one is refused when it is created."""

from typing import Any

import pytest

from playground.lessons.exercise import Choice, Exercise, Number


def test_a_number_may_be_off_by_its_tolerance() -> None:
    answer: Number[float] = Number(lambda state: state, tolerance=0.1)
    assert answer.accepts(9.1, 10.0)
    assert not answer.accepts(8.9, 10.0)
    assert answer.accepts(0.0, 0.0)


def test_exactly_the_right_options_are_right() -> None:
    answer: Choice[None] = Choice(("a", "b", "c"), lambda _: frozenset("ab"), several=True)
    assert answer.accepts(frozenset("ab"), None)
    assert not answer.accepts(frozenset("abc"), None)
    assert not answer.accepts(frozenset("a"), None)


def test_a_task_may_name_what_the_page_shows() -> None:
    exercise: Exercise[int] = Exercise(
        "page.count", lambda n: f"Count to {n}.", ("Begin at 1.",), "Counted.", achieved=lambda n: n > 2
    )
    assert exercise.task_for(5) == "Count to 5."
    assert exercise.explanation_for(5) == "Counted."


@pytest.mark.parametrize(
    "values",
    [
        {"hints": ("a",)},
        {"hints": (), "achieved": bool},
        {"hints": ("a", "b", "c", "d"), "achieved": bool},
        {"hints": ("a",), "achieved": bool, "answer": Number(float)},
    ],
)
def test_an_invalid_exercise_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="page"):
        Exercise("page.x", "Do it.", explanation="Why.", **values)
