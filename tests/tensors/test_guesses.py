"""A guess at a shape is right, wrong, or refused in one sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.fields import FieldError
from playground.tensors.guesses import judge_guess
from tests.tensors.messages import sentence


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
def test_a_guess_is_compared_with_the_true_shape(guess: str, shape: tuple[int, ...] | None, right: bool) -> None:
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
