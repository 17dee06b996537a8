"""Operations, with every control used: the page shows what its code gives."""

from html import unescape

import pytest

from playground.charts.tensor_values import format_elements
from playground.tensors.operations import FAMILIES as OPERATION_FAMILIES
from playground.tensors.operations import OPERATIONS
from playground.tensors.operations.promotion import SECOND_OPERANDS
from tests.ui.pages import assert_well, code, html, opened, pick, press, words
from tests.ui.tensors.lab import check_program, component, programs, shown_cells


@pytest.mark.parametrize("family", OPERATION_FAMILIES)
def test_every_operation_shows_what_its_code_gives(family: str) -> None:
    page = opened("operations")
    pick(page, "operation_family", family)
    for entry in (each for each in OPERATIONS.values() if each.family == family):
        shapes = {"mv": ("2, 3", "3"), "dot": ("3", "3"), "outer": ("2", "3"), "bmm": ("2, 2, 3", "2, 3, 2")}
        default = ("2, 3", "3, 2") if entry.kind == "product" else ("2, 3", "2, 3")
        if entry.name in ("b_transposed", "a_transposed"):
            default = ("2, 3", "2, 3")
        a, b = shapes.get(entry.name, default)
        pick(page, "operation_name", entry.name)
        page.text_input(key="tensor_a_shape").set_value(a).run()
        page.selectbox(key="tensor_a_dtype").set_value("float32").run()
        if entry.uses_b:
            page.text_input(key="tensor_b_shape").set_value(b).run()
            page.selectbox(key="tensor_b_dtype").set_value("float32").run()
        if entry.name == "a_transposed":
            page.text_input(key="tensor_b_shape").set_value("2, 4").run()
        if entry.name == "linear":
            page.number_input(key="operation_linear_in_features").set_value(3).run()
        assert_well(page)
        result = check_program(page)["result"]
        picture = component(page, "operation_picture")
        assert shown_cells(picture, picture["result"]) == format_elements(result), entry.name
        assert len(picture["steps"]) == result.numel()
        assert f"{tuple(result.shape)}".replace("(", "").rstrip(",)") in html(page).replace("[", "").replace("]", "")


def test_options_of_an_operation_are_chosen_by_click() -> None:
    page = opened("operations")
    pick(page, "operation_family", "Aggregation")
    pick(page, "operation_name", "sum")
    pick(page, "operation_sum_dim", [1])
    page.checkbox(key="operation_sum_keepdim").check().run()
    assert "A.sum(dim=1, keepdim=True)" in programs(page)[0][0]
    pick(page, "operation_sum_dim", [0, 2])
    assert "choose one from -2 to 1" in unescape(html(page))
    pick(page, "operation_sum_dim", [])
    assert "A.sum()" in programs(page)[0][0]


def test_the_page_shows_the_linear_layer_of_the_course() -> None:
    page = opened("operations")
    pick(page, "tensor_a_function", "typed")
    page.text_area(key="tensor_a_typed").set_value("1, 2\n3, 4\n5, 6").run()
    page.selectbox(key="tensor_a_dtype").set_value("float32").run()
    pick(page, "operation_name", "linear")
    picture = component(page, "operation_picture")
    row = shown_cells(picture, picture["result"])[:6]
    assert row == ["2.237", "1.229", "0.4714", "0.3864", "0.1309", "0.9838"]
    assert "2.2368, 1.2292, 0.4714, 0.3864, 0.1309, 0.9838" in programs(page)[0][1]


def test_examples_and_a_clash() -> None:
    page = opened("operations")
    for pair in page.button_group(key="operation_example").options:
        pick(page, "operation_example", str(getattr(pair, "content", pair)))
        assert ("pg-axis-clash" in html(page)) == ("clash" in str(getattr(pair, "content", pair)))


def test_operands_are_drawn_stretched_or_not() -> None:
    page = opened("operations")
    pick(page, "operation_example", "column + row")
    assert component(page, "operation_picture")["grids"][0]["stretched"] == [3, 4]
    page.checkbox(key="operations_stretched").set_value(False).run()
    assert "stretched" not in component(page, "operation_picture")["grids"][0]


def test_promotion_and_timing() -> None:
    page = opened("operations")
    for side in SECOND_OPERANDS:
        pick(page, "operations_promotion_second", side)
        check_program(page, 1)
    pick(page, "operations_promotion_a", "float8_e5m2")
    pick(page, "operations_promotion_second", "a tensor with axes")
    assert "Promotion for Float8" in html(page)
    press(page, "operations_time")
    assert "times" in words(page)


def test_a_student_predicts_the_shape_first_and_guesses_are_counted() -> None:
    page = opened("operations")
    page.toggle(key="operation_predict").set_value(True).run()
    assert_well(page)
    assert not [each for each in page.get("bidi_component") if each.proto.id.endswith("operation_picture")]
    assert "tensor(" not in "".join(code(page))
    page.text_input(key="operation_guess").set_value("2, 2")
    press(page, "operation_check")
    assert "Right: [2, 2]." in words(page)
    assert "1 of 1" in words(page)
    assert component(page, "operation_picture")["steps"]
    page.text_input(key="tensor_b_shape").set_value("2, 3").run()
    assert not [each for each in page.get("bidi_component") if each.proto.id.endswith("operation_picture")]
    page.text_input(key="operation_guess").set_value("two")
    press(page, "operation_check")
    assert "'two' is not a size" in words(page)
    press(page, "operation_refuses")
    assert "2 of 2" in words(page)
    assert "in a row" in words(page)
    press(page, "operation_puzzle")
    assert page.text_input(key="operation_guess").value == ""
