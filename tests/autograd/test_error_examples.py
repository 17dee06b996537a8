"""The lines of every example raise its error; every fix works and gives the right number."""

import pytest

from playground.autograd.error_examples import ERROR_EXAMPLES, ErrorExample, run_error_example
from playground.sandbox.execution import execution
from tests.autograd.shown_lines import variables_of

EVERY_EXAMPLE = pytest.mark.parametrize("example", ERROR_EXAMPLES.values(), ids=ERROR_EXAMPLES)


@pytest.mark.covers("autograd.twice")
@pytest.mark.covers("autograd.not_scalar")
@pytest.mark.covers("autograd.inference_error")
@EVERY_EXAMPLE
def test_the_last_line_fails_with_the_message_of_the_entry(example: ErrorExample) -> None:
    result = run_error_example(example.name)
    assert result.error.startswith("RuntimeError: ")
    assert example.message in result.error
    assert result.failed_line == len(example.source.split("\n"))


@EVERY_EXAMPLE
def test_the_fix_works_without_a_warning(example: ErrorExample) -> None:
    with execution() as run:
        assert run.run(example.fix) is None
        assert run.warnings == ()
        assert run.variables["answer"] is not None
        assert run_error_example(example.name).answer == repr(run.variables["answer"])


def test_the_fixes_give_the_right_numbers() -> None:
    answers = {name: variables_of(example.fix)["answer"].tolist() for name, example in ERROR_EXAMPLES.items()}
    assert answers["twice"] == 12
    assert answers["not_scalar"] == [2, 4, 6]
    assert answers["inference"] == 6
    assert answers["leaf_in_place"] == pytest.approx(0.8)


def test_the_three_frequent_ones_come_first() -> None:
    assert [example.name for example in ERROR_EXAMPLES.values()][:3] == ["twice", "not_scalar", "inference"]
    assert [example.frequent for example in ERROR_EXAMPLES.values()] == [True] * 3 + [False] * (len(ERROR_EXAMPLES) - 3)
    assert all(
        example.cause.endswith(".") and example.fix_explanation.endswith(".") for example in ERROR_EXAMPLES.values()
    )
