"""Guesses are judged, puzzles can be solved, exercises know when they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playground.tensors.operations.operate import Setup, work
from playground.tensors.shapes.follow import follow

from playground.fields import FieldError
from playground.lessons.tensors import CREATE, MEND, OPERATE, RESHAPE, Record
from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import inspect_tensor
from playground.tensors.guesses import judge_guess
from playground.tensors.operations.loop_timing import COUNTS, time_dot
from playground.tensors.puzzles import creation_puzzle, operation_puzzle, shape_puzzle
from playground.tensors.shapes.chain import Chain, Step
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


def test_puzzles_run_and_some_of_them_do_not_fit() -> None:
    fits = []
    for seed in range(200):
        found = operation_puzzle(seed)
        a, b = (Creation("counting", {"shape": shape}) for shape in (found.a, found.b))
        fits.append(work(Setup(found.operation, found.options, a, b)).failure is None)
    assert 0.6 < sum(fits) / len(fits) < 0.95


def test_shape_puzzles_run() -> None:
    fits = []
    for seed in range(200):
        found = shape_puzzle(seed)
        fits.append(follow(Chain(Creation("counting", {"shape": found.shape}), (found.step,))).failure is None)
    assert sum(fits) / len(fits) > 0.8


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


def test_exercises_of_operations() -> None:
    def with_shapes(operation: str, a: tuple[int, ...], b: tuple[int, ...], **options: object) -> Setup:
        a_, b_ = (Creation("counting", {"shape": shape, "dtype": "float32"}) for shape in (a, b))
        return Setup(operation, options, a_, b_)  # type: ignore[arg-type]

    solutions = {
        "turned_product": with_shapes("transposed", (3, 2), (3, 2)),
        "stretched_both": with_shapes("mul", (4, 1, 2), (3, 1)),
        "kept_means": with_shapes("mean", (5, 3), (3,), dim=(0,), keepdim=True),
    }
    _check(OPERATE, {name: work(setup) for name, setup in solutions.items()}, work(Setup()))


def test_exercises_of_shapes() -> None:
    def followed(shape: tuple[int, ...], *steps: Step) -> object:
        return follow(Chain(Creation("counting", {"shape": shape}), steps))

    solutions = {
        "channels_first": followed((4, 6, 3), Step("channels_first")),
        "column_order": followed((2, 3), Step("T"), Step("flatten")),
        "little_memory": followed((4,), Step("expand", {"shape": (3, 4)})),
    }
    _check(RESHAPE, solutions, followed((2, 3)))
    mixed = followed((4, 6, 3), Step("reshape", {"shape": (3, 4, 6)}))
    assert not RESHAPE[0].solved(mixed)  # type: ignore[arg-type]


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


@pytest.mark.covers("tensors.matmul.loop_or_call")
@pytest.mark.parametrize("count", COUNTS)
def test_a_loop_and_a_call_come_to_the_same_sum(count: int) -> None:
    timed = time_dot(count)
    assert timed.equal
    assert timed.loop > timed.call > 0
    assert "loop" in timed.printed


@pytest.mark.parametrize("count", [0, -1, 10**9])
def test_a_loop_that_is_too_long_is_not_timed(count: int) -> None:
    with pytest.raises(FieldError, match="MAX_TIMED_ELEMENTS") as raised:
        time_dot(count)
    sentence(raised.value)
