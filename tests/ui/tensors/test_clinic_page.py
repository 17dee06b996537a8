"""The error clinic, with every case opened and every fix tried."""

import pytest

from playground.tensors.clinic import CASES, GROUPS
from tests.ui.pages import html, opened, pick, press, words


@pytest.mark.parametrize("group", GROUPS)
def test_every_case_runs_and_every_fix_is_tried(group: str) -> None:
    page = opened("clinic")
    pick(page, "clinic_group", group)
    for case in (each for each in CASES.values() if each.group == group):
        pick(page, f"clinic_case_{GROUPS.index(group)}", case.name)
        assert case.intention.split(",")[0] in words(page)
        assert ("pg-torch-message" in html(page)) == (case.kind == "error")
        for fix in case.fixes:
            pick(page, f"clinic_fix_{case.name}", fix.label)
            assert ("Fixed. " in words(page)) == fix.works
            assert ("Not fixed. " in words(page)) != fix.works
    fixed = sum(each.group == group for each in CASES.values())
    assert f"{len(CASES)} cases, {fixed} fixed" in html(page)


def test_the_next_case_is_one_that_is_not_fixed() -> None:
    page = opened("clinic")
    pick(page, "clinic_fix_matmul_shapes", "A @ B.T")
    press(page, "clinic_next")
    assert "Sizes that do not broadcast" in html(page)
