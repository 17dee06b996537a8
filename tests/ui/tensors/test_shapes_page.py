"""Shapes & memory, with every control used: the page shows what its code gives."""

import pytest

from playground.charts.tensor_values import format_elements
from playground.tensors.shapes import FAMILIES as SHAPE_FAMILIES
from playground.tensors.shapes import SHAPE_OPERATIONS
from tests.ui.pages import assert_well, html, opened, pick, press, words
from tests.ui.tensors.lab import check_program, component, programs, shown_cells


@pytest.mark.parametrize("family", SHAPE_FAMILIES)
def test_every_step_shows_what_its_code_gives(family: str) -> None:
    page = opened("shapes")
    pick(page, "chain_family", family)
    for entry in (each for each in SHAPE_OPERATIONS.values() if each.family == family):
        page.text_input(key="chain_source_shape").set_value("2, 3, 4").run()
        pick(page, "chain_name", entry.name)
        names = check_program(page)
        picture = component(page, "chain_picture")
        assert shown_cells(picture, 1) == format_elements(names["x1"]), entry.name
        is_view = names["x"].untyped_storage().data_ptr() == names["x1"].untyped_storage().data_ptr()
        assert ("is a view" in html(page) or "is the same tensor" in html(page)) == is_view
        assert ("did not change" in words(page)) != is_view
        pick(page, "shapes_write_into", "before")
        assert ("did not change" in words(page)) != is_view
        pick(page, "shapes_write_into", "result")


def test_a_chain_is_built_and_any_step_can_be_removed() -> None:
    page = opened("shapes")
    press(page, "chain_add")
    pick(page, "chain_family", "Reshape")
    pick(page, "chain_name", "reshape")
    page.text_input(key="chain_reshape_shape").set_value("6").run()
    press(page, "chain_add")
    names = check_program(page)
    assert names["x2"].tolist() == [0, 3, 1, 4, 2, 5]
    assert "1 of 3 solved" in html(page)
    press(page, "chain_remove_0")
    assert check_program(page)["x1"].tolist() == list(range(6))
    press(page, "chain_remove_0")
    assert "x.reshape(3, 2)" in programs(page)[0][0]


def test_a_step_that_does_not_fit_is_an_error_that_can_be_fixed() -> None:
    page = opened("shapes")
    press(page, "chain_add")
    pick(page, "chain_family", "Reshape")
    pick(page, "chain_name", "view")
    assert "view size is not compatible" in html(page)
    page.text_input(key="chain_view_shape").set_value("3, 2").run()
    assert "view size is not compatible" not in html(page)
    page.text_input(key="chain_view_shape").set_value("three").run()
    assert_well(page)
    assert "'three' is not a size" in words(page)
    page.text_input(key="chain_view_shape").set_value("-1, 2").run()
    check_program(page)


def test_indices_are_typed_or_picked() -> None:
    page = opened("shapes")
    pick(page, "chain_family", "Index")
    for index in ("-1", ":, 0", "None, :"):
        pick(page, "chain_index_examples", index)
        assert f"x1 = x[{index}]" in programs(page)[0][0]
    page.text_input(key="chain_index_index").set_value("import os").run()
    assert_well(page)
    assert "'import os' is no index" in words(page)
    page.text_input(key="chain_index_index").set_value("9").run()
    assert "index 9 is out of bounds" in html(page)
