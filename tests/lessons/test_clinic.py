"""The exercises of the error clinic: each is solved only by its solution."""

import pytest

from playground.lessons.clinic import CLINIC_EXERCISES, ClinicProgress
from playground.lessons.exercise import Exercise

SOLUTIONS = {
    "clinic.fix_five": ClinicProgress(frozenset("abcde")),
    "clinic.fix_three_silent": ClinicProgress(frozenset("abc"), silent=3),
    "clinic.three_in_a_row": ClinicProgress(streak=3),
}


@pytest.mark.parametrize("exercise", CLINIC_EXERCISES, ids=lambda each: each.name)
def test_only_its_solution_solves_an_exercise(exercise: Exercise[ClinicProgress]) -> None:
    assert exercise.achieved is not None
    assert not exercise.achieved(ClinicProgress())
    assert [name for name, solution in SOLUTIONS.items() if exercise.achieved(solution)] == [exercise.name]
