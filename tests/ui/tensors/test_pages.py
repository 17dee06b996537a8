"""What the tensor pages have in common."""

import pytest

from tests.ui.pages import assert_well, html, opened, pick, press, words
from tests.ui.tensors.lab import programs

PAGES = ("create", "operations", "shapes", "clinic")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_its_question_and_code_at_once(name: str) -> None:
    page = opened(name)
    assert "<h1>" in html(page)
    assert "?" in html(page).split("</h1>")[1][:100]
    assert programs(page)
    assert page.get("page_link")
    assert [each.key for each in page.button if each.key and each.key.endswith("never")] == []
    assert "Try it yourself: 0 of 3 solved" in html(page)


def test_predictions_on_shapes_and_in_the_clinic_share_the_score() -> None:
    page = opened("shapes")
    press(page, "chain_puzzle")
    page.text_input(key="chain_guess").set_value("9, 9, 9")
    press(page, "chain_check")
    assert "0 of 1" in words(page)
    page.switch_page("pages/clinic.py").run()
    page.toggle(key="clinic_predict").set_value(True).run()
    assert "What it means" not in words(page)
    press(page, "clinic_guess_error")
    assert "Right: torch raises an error." in words(page)
    assert "1 of 2" in words(page)


def test_choices_are_stored_while_another_page_is_open() -> None:
    page = opened("create")
    pick(page, "create_function", "linspace")
    page.number_input(key="create_steps").set_value(7).run()
    page.switch_page("pages/operations.py").run()
    pick(page, "operation_family", "Functions")
    page.switch_page("pages/create.py").run()
    assert_well(page)
    assert "torch.linspace(0, 1, 7)" in programs(page)[0][0]
    page.switch_page("pages/operations.py").run()
    assert page.button_group(key="operation_family").value == "Functions"
