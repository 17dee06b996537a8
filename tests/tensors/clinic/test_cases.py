"""Every case of the clinic goes wrong as its entry states, with torch's own message, and every fix does what it states."""

from collections import Counter

import pytest

from playground.tensors.clinic import CASES, GROUPS, ClinicCase
from playground.tensors.clinic.case import Fix, other_device
from playground.tensors.clinic.case_run import run_case
from playground.tensors.error_explanations import UNKNOWN, explain_failure
from tests.tensors.running import executed

FREQUENT = {
    "matmul_shapes",
    "matmul_dtypes",
    "devices",
    "mean_of_integers",
    "view_transposed",
    "squeeze_nothing",
    "index_out_of_range",
    "in_place_on_leaf",
    "column_against_row",
    "integer_division",
    "float_equality",
    "from_numpy_alias",
    "seed_not_reset",
}


def test_the_most_frequent_cases_exist() -> None:
    assert set(CASES) >= FREQUENT
    assert len(CASES) >= 18
    assert Counter(case.group for case in CASES.values()).keys() == set(GROUPS)


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)
def test_it_goes_wrong_as_its_entry_states(case: ClinicCase) -> None:
    run = run_case(case)
    assert not run.is_fixed
    assert (run.failure is not None) == (case.kind == "error")
    if run.failure is None:
        assert executed(run.source, seed=7)[1] == run.printed
        return
    with pytest.raises(Exception) as raised:  # noqa: PT011 (torch's own error, whichever it is)
        executed(run.source, seed=7)
    assert (type(raised.value).__name__, str(raised.value)) == (run.failure.kind, run.failure.message)


@pytest.mark.parametrize(
    ("case", "fix"),
    [pytest.param(case, fix, id=f"{case.name}: {fix.label}") for case in CASES.values() for fix in case.fixes],
)
def test_a_fix_works_or_fails_as_its_entry_states(case: ClinicCase, fix: Fix) -> None:
    run = run_case(case, fix)
    assert run.is_fixed == fix.works
    if run.failure is None:
        assert executed(run.source, seed=7)[1] == run.printed


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)
def test_a_case_has_right_and_wrong_fixes_with_reasons(case: ClinicCase) -> None:
    works = [fix.works for fix in case.fixes]
    assert any(works)
    assert not all(works)
    assert len({fix.label for fix in case.fixes}) == len(case.fixes) >= 3
    assert case.intention.endswith(".")
    assert case.explanation.endswith((".", "{device_note}"))
    assert all(fix.reason.endswith((".", "?", ".)")) for fix in case.fixes)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("matmul_shapes", "mat1 and mat2 shapes cannot be multiplied (3x2 and 3x2)"),
        ("index_out_of_range", "index 3 is out of bounds for dimension 0 with size 3"),
        ("in_place_on_leaf", "a leaf Variable that requires grad is being used in an in-place operation."),
        ("ambiguous_truth", "Boolean value of Tensor with more than one value is ambiguous"),
    ],
)
def test_torch_is_quoted_word_for_word(name: str, message: str) -> None:
    run = run_case(CASES[name])
    assert run.failure is not None
    assert run.failure.message == message


def test_the_device_mismatch_is_real_without_an_accelerator() -> None:
    run = run_case(CASES["devices"])
    assert other_device() in run.source
    assert run.failure is not None
    assert "device" in run.failure.message


def test_a_warning_is_shown_where_torch_gives_one() -> None:
    case = CASES["column_against_row"]
    fix = next(each for each in case.fixes if each.label == "nn.MSELoss")
    assert "different to the input size" in run_case(case, fix).warnings[0]


def test_shape_errors_of_the_clinic_have_an_explanation() -> None:
    failures = [run_case(case).failure for case in CASES.values() if case.group == "Shapes"]
    explained = [failure for failure in failures if failure and explain_failure(failure) != UNKNOWN]
    assert len(explained) >= 7
