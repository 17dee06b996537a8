"""The exercises of Create & inspect: each is solved only by its solution."""

import pytest

from playground.lessons.create import CREATE_EXERCISES
from playground.lessons.exercise import Exercise
from playground.tensors.create.answers import CreationAnswer
from playground.tensors.create.choices import BACKWARD_CALLS
from playground.tensors.create.creation import Creation
from playground.tensors.create.tasks import create_tensor


def answer(creation: Creation) -> CreationAnswer:
    return create_tensor(creation, (), True, BACKWARD_CALLS[0], seed=0)


SOLUTIONS = {
    "create.count_by_77": answer(Creation("arange", {"end": 1000, "step": 77})),
    "create.all_true": answer(Creation("ones", {"shape": (2, 3, 4), "dtype": "bool"})),
    "create.light_floats": answer(Creation("rand", {"shape": (10, 10), "dtype": "bfloat16"})),
}


@pytest.mark.parametrize("exercise", CREATE_EXERCISES, ids=lambda each: each.name)
def test_only_its_solution_solves_an_exercise(exercise: Exercise[CreationAnswer]) -> None:
    assert exercise.achieved is not None
    assert [name for name, solution in SOLUTIONS.items() if exercise.achieved(solution)] == [exercise.name]


@pytest.mark.parametrize("exercise", CREATE_EXERCISES, ids=lambda each: each.name)
def test_the_page_as_it_opens_solves_no_exercise(exercise: Exercise[CreationAnswer]) -> None:
    assert exercise.achieved is not None
    assert not exercise.achieved(answer(Creation()))


def test_values_that_are_typed_do_not_count() -> None:
    typed = answer(Creation("typed", {"typed": " ".join(str(77 * number) for number in range(13))}))
    assert CREATE_EXERCISES[0].achieved is not None
    assert not CREATE_EXERCISES[0].achieved(typed)
