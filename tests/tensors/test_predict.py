"""Guesses are judged, puzzles can be solved, exercises know when they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playground.lessons.tensors import CREATE, MEND, Record

from playground.fields import FieldError
from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import inspect_tensor
from playground.tensors.guesses import judge_guess
from playground.tensors.puzzles import creation_puzzle
from tests.tensors.test_creation import sentence


@pytest.mark.parametrize(
    ("guess", "shape", "right"),
    [
        ("2, 3", (2, 3), True),
        ("[2, 3]", (2, 3), True),
        ("", (), True),
        ("Error", None, True),
        ("error", (2,), False),
        ("2", None, False),
        ("3, 2", (2, 3), False),
    ],
)
def test_a_guess_is_held_against_what_came_out(guess: str, shape: tuple[int, ...] | None, right: bool) -> None:
    verdict = judge_guess(guess, shape)
    assert verdict.right == right
    assert (str(list(shape)) if shape is not None else "an error") in verdict.message


@given(text=st.text(max_size=30))
@settings(max_examples=1000, deadline=None)
def test_any_guess_is_judged_or_refused_in_one_sentence(text: str) -> None:
    try:
        judge_guess(text, (2, 3))
    except FieldError as error:
        sentence(error)


def test_puzzles_of_creation_make_tensors() -> None:
    shapes = set()
    for seed in range(100):
        seen = inspect_tensor(Creation(*creation_puzzle(seed)))
        assert seen.tensor is not None
        shapes.add(len(seen.tensor.shape))
    assert shapes == {1, 2, 3, 4}


def test_exercises_of_create() -> None:
    solutions = {
        "count_by_77": Creation("arange", {"end": 1000, "step": 77}),
        "all_true": Creation("ones", {"shape": (2, 3, 4), "dtype": "bool"}),
        "light_floats": Creation("rand", {"shape": (10, 10), "dtype": "bfloat16"}),
    }
    _check(CREATE, {name: inspect_tensor(creation) for name, creation in solutions.items()}, inspect_tensor(Creation()))
    typed = inspect_tensor(Creation("typed", {"typed": " ".join(str(77 * number) for number in range(13))}))
    assert not CREATE[0].solved(typed)


def test_exercises_of_the_clinic() -> None:
    solutions = {
        "mend_five": Record(frozenset("abcde")),
        "mend_three_traps": Record(frozenset("abc"), traps=3),
        "three_in_a_row": Record(streak=3),
    }
    _check(MEND, solutions, Record())


def _check(tasks: object, solutions: dict[str, object], start: object) -> None:
    assert {task.name for task in tasks} == set(solutions)  # type: ignore[attr-defined]
    for task in tasks:  # type: ignore[attr-defined]
        assert not task.solved(start)
        assert [name for name, solution in solutions.items() if task.solved(solution)] == [task.name]
        assert task.hint
