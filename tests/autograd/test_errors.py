"""The classic errors, raised for real; every repair works and gives the number it promises."""

import pytest

from playground.autograd.errors import ERRORS, ErrorCase
from playground.sandbox.shown_code import run

EVERY_CASE = pytest.mark.parametrize("case", ERRORS.values(), ids=ERRORS)


@pytest.mark.covers("autograd.twice")
@pytest.mark.covers("autograd.not_scalar")
@pytest.mark.covers("autograd.inference_error")
@EVERY_CASE
def test_the_lines_fail_at_the_last_one_with_the_words_of_the_entry(case: ErrorCase) -> None:
    outcome = run(case.source)
    assert outcome.kind == "RuntimeError"
    assert case.says in outcome.error
    assert outcome.failed_line == len(case.source.split("\n"))


@EVERY_CASE
def test_the_repair_works(case: ErrorCase) -> None:
    outcome = run(case.repair)
    assert outcome.error == ""
    assert outcome.warnings == []
    assert outcome.names["answer"] is not None


def test_repairs_give_the_right_numbers() -> None:
    answers = {name: run(case.repair).names["answer"].tolist() for name, case in ERRORS.items()}
    assert answers["twice"] == 12
    assert answers["not_scalar"] == [2, 4, 6]
    assert answers["inference"] == 6
    assert answers["leaf_in_place"] == pytest.approx(0.8)


def test_the_three_classic_ones_come_first() -> None:
    assert [case.name for case in ERRORS.values()][:3] == ["twice", "not_scalar", "inference"]
    assert [case.classic for case in ERRORS.values()] == [True] * 3 + [False] * (len(ERRORS) - 3)
    assert all(case.why.endswith(".") and case.repaired.endswith(".") for case in ERRORS.values())
