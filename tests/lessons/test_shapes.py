"""The exercises of Shapes & memory: each is solved only by its solution."""

import pytest

from playground.lessons.exercise import Exercise
from playground.lessons.shapes import SHAPES_EXERCISES
from playground.tensors.create.creation import Creation
from playground.tensors.shapes.chain import ChainStep
from playground.tensors.shapes.tasks import ChainAnswer, TriedStep, compute_chain


def answer(shape: tuple[int, ...], tried: TriedStep, *added: ChainStep) -> ChainAnswer:
    return compute_chain(Creation("counting", {"shape": shape}), added, tried, seed=0)


SOLUTIONS = {
    "shapes.channels_first": answer((4, 6, 3), TriedStep("channels_first")),
    "shapes.column_order": answer((2, 3), TriedStep("flatten"), ChainStep("T")),
    "shapes.saved_memory": answer((4,), TriedStep("expand", {"shape": (3, 4)})),
}


@pytest.mark.parametrize("exercise", SHAPES_EXERCISES, ids=lambda each: each.name)
def test_only_its_solution_solves_an_exercise(exercise: Exercise[ChainAnswer]) -> None:
    assert exercise.achieved is not None
    assert [name for name, solution in SOLUTIONS.items() if exercise.achieved(solution)] == [exercise.name]


@pytest.mark.parametrize("exercise", SHAPES_EXERCISES, ids=lambda each: each.name)
def test_the_page_as_it_opens_solves_no_exercise(exercise: Exercise[ChainAnswer]) -> None:
    assert exercise.achieved is not None
    assert not exercise.achieved(answer((2, 3), TriedStep("permute")))


def test_reshape_mixes_up_the_colours() -> None:
    achieved = SHAPES_EXERCISES[0].achieved
    assert achieved is not None
    assert not achieved(answer((4, 6, 3), TriedStep("reshape", {"shape": (3, 4, 6)})))
