"""Every case of the clinic goes wrong as it says, in torch's own words, and is mended by the repairs that say so."""

from collections import Counter

import pytest
from playground.tensors.clinic.run import run_case

from playground.tensors.clinic import CASES, GROUPS, ClinicCase
from playground.tensors.clinic.case import other_device
from playground.tensors.clinic.explanations import UNKNOWN, explain_failure
from tests.tensors.running import executed

PROMISED = {
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


def test_the_cases_that_students_meet_most_are_there() -> None:
    assert set(CASES) >= PROMISED
    assert len(CASES) >= 18
    assert Counter(case.group for case in CASES.values()).keys() == set(GROUPS)


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)
def test_it_goes_wrong_as_it_says(case: ClinicCase) -> None:
    seen = run_case(case)
    assert not seen.fixed
    assert (seen.failure is not None) == (case.kind == "error")
    if seen.failure is None:
        assert executed(seen.source, entropy=7)[1] == seen.printed
        return
    with pytest.raises(Exception) as raised:  # noqa: PT011 (torch's own error, whichever it is)
        executed(seen.source, entropy=7)
    assert (type(raised.value).__name__, str(raised.value)) == (seen.failure.kind, seen.failure.message)


@pytest.mark.parametrize(
    ("case", "repair"),
    [
        pytest.param(case, repair, id=f"{case.name}: {repair.label}")
        for case in CASES.values()
        for repair in case.repairs
    ],
)
def test_a_repair_works_or_does_not_as_it_says(case: ClinicCase, repair: object) -> None:
    seen = run_case(case, repair)  # type: ignore[arg-type]
    assert seen.fixed == repair.works  # type: ignore[attr-defined]
    if seen.failure is None:
        assert executed(seen.source, entropy=7)[1] == seen.printed


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)
def test_there_is_something_to_choose_and_to_learn(case: ClinicCase) -> None:
    works = [repair.works for repair in case.repairs]
    assert any(works)
    assert not all(works)
    assert len({repair.label for repair in case.repairs}) == len(case.repairs) >= 3
    assert case.story.endswith(".")
    assert case.meaning.endswith((".", "{device_note}"))
    assert all(repair.because.endswith((".", "?", ".)")) for repair in case.repairs)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("matmul_shapes", "mat1 and mat2 shapes cannot be multiplied (3x2 and 3x2)"),
        ("index_out_of_range", "index 3 is out of bounds for dimension 0 with size 3"),
        ("in_place_on_leaf", "a leaf Variable that requires grad is being used in an in-place operation."),
        ("ambiguous_truth", "Boolean value of Tensor with more than one value is ambiguous"),
    ],
)
def test_torch_is_quoted_word_for_word(name: str, words: str) -> None:
    seen = run_case(CASES[name])
    assert seen.failure is not None
    assert seen.failure.message == words


def test_the_device_mismatch_is_real_without_an_accelerator() -> None:
    seen = run_case(CASES["devices"])
    assert other_device() in seen.source
    assert seen.failure is not None
    assert "device" in seen.failure.message


def test_a_warning_is_shown_where_torch_gives_one() -> None:
    case = CASES["column_against_row"]
    repair = next(each for each in case.repairs if each.label == "nn.MSELoss")
    assert "different to the input size" in run_case(case, repair).warnings[0]


def test_shape_errors_of_the_clinic_are_explained_elsewhere_too() -> None:
    known = [run_case(case).failure for case in CASES.values() if case.group == "Shapes"]
    explained = [failure for failure in known if failure and explain_failure(failure) != UNKNOWN]
    assert len(explained) >= 7
