"""The error clinic, every case opened and every repair tried."""

import pytest

from playground.tensors.clinic import CASES, GROUPS
from tests.ui.pages import html, opened, pick, press, words


@pytest.mark.parametrize("group", GROUPS)
def test_every_case_runs_and_every_repair_is_tried(group: str) -> None:
    page = opened("clinic")
    pick(page, "clinic_group", group)
    for case in (each for each in CASES.values() if each.group == group):
        pick(page, f"clinic_case_{GROUPS.index(group)}", case.name)
        assert case.story.split(",")[0] in words(page)
        assert ("pg-torch-says" in html(page)) == (case.kind == "error")
        for repair in case.repairs:
            pick(page, f"clinic_repair_{case.name}", repair.label)
            assert ("Mended. " in words(page)) == repair.works
            assert ("Not mended. " in words(page)) != repair.works
    mended = sum(each.group == group for each in CASES.values())
    assert f"{len(CASES)} cases, {mended} mended" in html(page)


def test_the_next_case_is_one_that_is_not_mended() -> None:
    page = opened("clinic")
    pick(page, "clinic_repair_matmul_shapes", "A @ B.T")
    press(page, "clinic_next")
    assert "Sizes that do not broadcast" in html(page)
