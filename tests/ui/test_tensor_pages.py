"""The pages of the tensor lab, every control turned: what they show is what their code gives."""

import re
from html import unescape
from typing import Any

import pytest
import torch
from streamlit.testing.v1 import AppTest

from playground.tensors import examples
from playground.tensors.clinic import CASES, GROUPS
from playground.tensors.operations import FAMILIES as OPERATION_FAMILIES
from playground.tensors.operations import OPERATIONS
from playground.tensors.reshaping import FAMILIES as RESHAPING_FAMILIES
from playground.tensors.reshaping import RESHAPINGS
from playground.tensors.uploads import Upload
from playground.tensors.values import texts
from playground.tensors.ways import PRESETS, WAYS
from tests.tensors.running import executed
from tests.ui.lab import (
    codes,
    component,
    healthy,
    html,
    open_page,
    pick,
    press,
    programs,
    said,
    turn,
    turn_all,
    values_of,
)

PAGES = ("create", "operations", "shapes", "clinic")


def shown_cells(told: dict[str, Any], grid: int) -> list[str]:
    return [cell[1] for block in told["grids"][grid]["blocks"] for row in block["cells"] for cell in row if cell]


def entropy(page: AppTest) -> int:
    return int(page.session_state["lab_entropy"])


def check_program(page: AppTest, number: int = 0, uploads: tuple[Upload, ...] = ()) -> dict[str, Any]:
    """Run a program of the page: it prints what the page shows."""
    code, output = programs(page)[number]
    names, printed = executed(code, uploads, entropy(page))
    assert printed == output
    return names


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_useful_at_once_and_asks_its_question(name: str) -> None:
    page = open_page(name)
    assert "<h1>" in html(page)
    assert "?" in html(page).split("</h1>")[1][:100]
    assert programs(page)
    assert page.get("page_link")
    assert [each.key for each in page.button if each.key and each.key.endswith("never")] == []
    assert said(page).count("Not yet.") == 3


@pytest.mark.parametrize("preset", PRESETS)
def test_set_ups_to_start_from(preset: str) -> None:
    page = open_page("create")
    pick(page, "create_preset", preset)
    names = check_program(page)
    told = component(page, "create_slice")
    assert told["grids"][0]["shape"] == list(names["x"].shape)
    assert str(list(names["x"].shape)) in told["words"]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_create_and_all_that_is_shown_of_it(way: str) -> None:
    page = open_page("create")
    pick(page, "create_way", way)
    uploads: tuple[Upload, ...] = ()
    if WAYS[way].reads in ("table", "image"):
        press(page, "create_example")
        uploads = (examples.table() if way == "table" else examples.image(),)
    x = check_program(page, uploads=uploads)["x"]
    told = component(page, "create_slice")
    leading = x[(0,) * max(0, x.ndim - 2)] if x.numel() else x
    if leading.numel() <= 100:
        assert shown_cells(told, 0) == texts(leading)
    facts = unescape(re.sub("<wbr>", "", html(page)))
    for expression in ("x.ndim", "x.shape", "x.dtype", "x.stride()", "x.untyped_storage().nbytes()"):
        assert f"<code>{expression}</code></th><td>{eval(expression, {'x': x})}" in facts


def test_a_file_of_ones_own_is_read() -> None:
    page = open_page("create")
    pick(page, "create_way", "table")
    assert "There is no CSV file yet" in said(page)
    content = b"a,b\n1,2\n3,4\n"
    page.file_uploader(key="create_table_file").upload("mine.csv", content, "text/csv").run()
    healthy(page)
    assert check_program(page, uploads=(Upload("mine.csv", content),))["x"].tolist() == [[1, 2], [3, 4]]
    page.file_uploader(key="create_table_file").clear().upload("bad.csv", b"1,2\n3", "text/csv").run()
    healthy(page)
    assert "Row 2 has 1 cells" in said(page)


def test_slices_are_chosen_by_slider() -> None:
    page = open_page("create")
    page.text_input(key="create_shape").set_value("2, 3, 4, 5").run()
    page.slider(key="create_at_0").set_value(1).run()
    page.slider(key="create_at_1").set_value(2).run()
    healthy(page)
    told = component(page, "create_slice")
    assert told["grids"][0]["blocks"][0]["title"] == "x[1, 2]"
    assert shown_cells(told, 0) == texts(torch.arange(120).reshape(2, 3, 4, 5)[1, 2])
    page.text_input(key="create_shape").set_value("1, 2, 4, 5").run()
    healthy(page)
    assert component(page, "create_slice")["grids"][0]["blocks"][0]["title"] == "x[0, 1]"


def test_a_seed_is_switched_off_and_numbers_stay_until_drawn_again() -> None:
    page = open_page("create")
    pick(page, "create_way", "rand")
    page.checkbox(key="create_seeded").uncheck().run()
    first = check_program(page)["x"]
    page.checkbox(key="create_requires_grad").check().run()
    page.checkbox(key="create_requires_grad").uncheck().run()
    assert torch.equal(check_program(page)["x"], first)
    press(page, "create_again")
    assert not torch.equal(check_program(page)["x"], first)
    assert "Different numbers each time" in said(page)


def test_two_draws_with_the_seed_set_once_differ() -> None:
    page = open_page("create")
    pick(page, "create_way", "randn")
    assert "The same numbers twice" in said(page)
    page.checkbox(key="create_reset").uncheck().run()
    assert "Different numbers each time" in said(page)
    check_program(page, 1)


def test_the_gradient_of_the_course() -> None:
    page = open_page("create")
    pick(page, "create_way", "eye")
    page.number_input(key="create_n").set_value(4).run()
    page.number_input(key="create_m").set_value(5).run()
    page.checkbox(key="create_requires_grad").check().run()
    for times, diagonal in (("one backward", "4."), ("two backwards", "8."), ("two, zeroed between", "4.")):
        pick(page, "create_backward", times)
        assert shown_cells(component(page, "create_grad"), 0)[0] == diagonal
        check_program(page, 1)


def test_the_random_matrix_of_the_course_is_read_off_the_page() -> None:
    page = open_page("create")
    pick(page, "create_way", "rand")
    page.text_input(key="create_shape").set_value("3, 4").run()
    assert shown_cells(component(page, "create_slice"), 0)[:4] == ["0.8823", "0.915", "0.3829", "0.9593"]


def test_arange_stands_beside_range() -> None:
    page = open_page("create")
    pick(page, "create_way", "arange")
    check_program(page, 1)
    assert "torch.range(0, 10, 1)" in programs(page)[1][0]


def test_casts_by_typing_and_by_picking() -> None:
    page = open_page("create")
    pick(page, "create_cast_example", "2**24 + 1")
    pick(page, "create_cast_dtype", "float32")
    assert programs(page)[1] == (
        "import torch\n\nx = torch.tensor(16777217)\nprint(x.to(torch.float32))",
        "tensor(16777216.)",
    )
    page.text_input(key="create_cast").set_value("many").run()
    healthy(page)
    assert "'many' is not a number" in said(page)


@pytest.mark.parametrize("family", OPERATION_FAMILIES)
def test_every_operation_shows_what_its_code_gives(family: str) -> None:
    page = open_page("operations")
    pick(page, "operation_family", family)
    for entry in (each for each in OPERATIONS.values() if each.family == family):
        shapes = {"mv": ("2, 3", "3"), "dot": ("3", "3"), "outer": ("2", "3"), "bmm": ("2, 2, 3", "2, 3, 2")}
        wanted = ("2, 3", "3, 2") if entry.how == "product" else ("2, 3", "2, 3")
        if entry.name in ("transposed", "turned"):
            wanted = ("2, 3", "2, 3")
        a, b = shapes.get(entry.name, wanted)
        pick(page, "operation_name", entry.name)
        page.text_input(key="tensor_a_shape").set_value(a).run()
        page.selectbox(key="tensor_a_dtype").set_value("float32").run()
        if entry.uses_b:
            page.text_input(key="tensor_b_shape").set_value(b).run()
            page.selectbox(key="tensor_b_dtype").set_value("float32").run()
        if entry.name == "turned":
            page.text_input(key="tensor_b_shape").set_value("2, 4").run()
        if entry.name == "linear":
            page.number_input(key="operation_linear_in_features").set_value(3).run()
        healthy(page)
        result = check_program(page)["result"]
        told = component(page, "operation_how")
        assert shown_cells(told, told["result"]) == texts(result), entry.name
        assert len(told["steps"]) == result.numel()
        assert f"{tuple(result.shape)}".replace("(", "").rstrip(",)") in html(page).replace("[", "").replace("]", "")


def test_options_of_an_operation_by_click() -> None:
    page = open_page("operations")
    pick(page, "operation_family", "Aggregation")
    pick(page, "operation_name", "sum")
    pick(page, "operation_sum_dim", [1])
    page.checkbox(key="operation_sum_keepdim").check().run()
    assert "A.sum(dim=1, keepdim=True)" in programs(page)[0][0]
    pick(page, "operation_sum_dim", [0, 2])
    assert "choose one from -2 to 1" in unescape(html(page))
    pick(page, "operation_sum_dim", [])
    assert "A.sum()" in programs(page)[0][0]


def test_the_linear_layer_of_the_course_is_read_off_the_page() -> None:
    page = open_page("operations")
    pick(page, "tensor_a_way", "typed")
    page.text_area(key="tensor_a_typed").set_value("1, 2\n3, 4\n5, 6").run()
    page.selectbox(key="tensor_a_dtype").set_value("float32").run()
    pick(page, "operation_name", "linear")
    told = component(page, "operation_how")
    row = shown_cells(told, told["result"])[:6]
    assert row == ["2.237", "1.229", "0.4714", "0.3864", "0.1309", "0.9838"]
    assert "2.2368, 1.2292, 0.4714, 0.3864, 0.1309, 0.9838" in programs(page)[0][1]


def test_pairs_to_start_from_and_a_clash() -> None:
    page = open_page("operations")
    for pair in page.get_by_key("operation_pair").options:
        pick(page, "operation_pair", str(getattr(pair, "content", pair)))
        assert ("pg-axis-clash" in html(page)) == ("clash" in str(getattr(pair, "content", pair)))


def test_stretching_can_be_drawn_or_not() -> None:
    page = open_page("operations")
    pick(page, "operation_pair", "column + row")
    assert component(page, "operation_how")["grids"][0]["stretched"] == [3, 4]
    page.toggle(key="operation_stretched").set_value(False).run()
    assert "stretched" not in component(page, "operation_how")["grids"][0]


def test_promotion_and_timing() -> None:
    page = open_page("operations")
    for side in page.radio(key="promotion_side").options:
        pick(page, "promotion_side", side)
        check_program(page, 1)
    pick(page, "promotion_a", "float8_e5m2")
    pick(page, "promotion_side", "a tensor with axes")
    assert "Promotion for Float8" in html(page)
    press(page, "timing_run")
    assert "times" in said(page)


@pytest.mark.parametrize("family", RESHAPING_FAMILIES)
def test_every_step_shows_what_its_code_gives(family: str) -> None:
    page = open_page("shapes")
    pick(page, "chain_family", family)
    for entry in (each for each in RESHAPINGS.values() if each.family == family):
        page.text_input(key="chain_source_shape").set_value("2, 3, 4").run()
        pick(page, "chain_name", entry.name)
        names = check_program(page)
        told = component(page, "chain_how")
        assert shown_cells(told, 1) == texts(names["x1"]), entry.name
        shares = names["x"].untyped_storage().data_ptr() == names["x1"].untyped_storage().data_ptr()
        assert ("is a view" in html(page) or "is the same tensor" in html(page)) == shares
        assert ("did not change" in said(page)) != shares
        pick(page, "chain_into", "the source")
        assert ("did not change" in said(page)) != shares
        pick(page, "chain_into", "the result")


def test_a_chain_is_built_and_any_step_taken_back() -> None:
    page = open_page("shapes")
    press(page, "chain_keep")
    pick(page, "chain_family", "Reshape")
    pick(page, "chain_name", "reshape")
    page.text_input(key="chain_reshape_shape").set_value("6").run()
    press(page, "chain_keep")
    names = check_program(page)
    assert names["x2"].tolist() == [0, 3, 1, 4, 2, 5]
    assert "Solved" in said(page)
    press(page, "chain_back_0")
    assert check_program(page)["x1"].tolist() == list(range(6))
    press(page, "chain_back_0")
    assert "x.reshape(3, 2)" in programs(page)[0][0]


def test_a_step_that_does_not_fit_says_so_and_the_chain_goes_on() -> None:
    page = open_page("shapes")
    press(page, "chain_keep")
    pick(page, "chain_family", "Reshape")
    pick(page, "chain_name", "view")
    assert "view size is not compatible" in html(page)
    page.text_input(key="chain_view_shape").set_value("3, 2").run()
    assert "view size is not compatible" not in html(page)
    page.text_input(key="chain_view_shape").set_value("three").run()
    healthy(page)
    assert "'three' is not a size" in said(page)
    page.text_input(key="chain_view_shape").set_value("-1, 2").run()
    check_program(page)


def test_indices_are_typed_or_picked() -> None:
    page = open_page("shapes")
    pick(page, "chain_family", "Index")
    for index in ("-1", ":, 0", "None, :"):
        pick(page, "chain_index_examples", index)
        assert f"x1 = x[{index}]" in programs(page)[0][0]
    page.text_input(key="chain_index_index").set_value("import os").run()
    healthy(page)
    assert "'import os' is no index" in said(page)
    page.text_input(key="chain_index_index").set_value("9").run()
    assert "index 9 is out of bounds" in html(page)


@pytest.mark.parametrize("group", GROUPS)
def test_every_case_runs_and_every_repair_is_tried(group: str) -> None:
    page = open_page("clinic")
    pick(page, "clinic_group", group)
    for case in (each for each in CASES.values() if each.group == group):
        pick(page, f"clinic_case_{GROUPS.index(group)}", case.name)
        assert case.story.split(",")[0] in said(page)
        assert ("pg-torch-says" in html(page)) == (case.kind == "error")
        for repair in case.repairs:
            pick(page, f"clinic_repair_{case.name}", repair.label)
            assert ("Mended. " in said(page)) == repair.works
            assert ("Not mended. " in said(page)) != repair.works
    mended = sum(each.group == group for each in CASES.values())
    assert f"{len(CASES)} cases, {mended} mended" in said(page)


def test_the_next_case_is_one_that_is_not_mended() -> None:
    page = open_page("clinic")
    pick(page, "clinic_repair_matmul_shapes", "A @ B.T")
    press(page, "clinic_next")
    assert "Sizes that do not broadcast" in html(page)


def test_predictions_of_a_shape_are_asked_before_and_counted() -> None:
    page = open_page("operations")
    page.toggle(key="operation_predict").set_value(True).run()
    healthy(page)
    assert not [each for each in page.get("bidi_component") if each.proto.id.endswith("operation_how")]
    assert "tensor(" not in "".join(codes(page))
    page.text_input(key="operation_guess").set_value("2, 2")
    press(page, "operation_check")
    assert "Right: [2, 2]." in said(page)
    assert "1 of 1" in said(page)
    assert component(page, "operation_how")["steps"]
    page.text_input(key="tensor_b_shape").set_value("2, 3").run()
    assert not [each for each in page.get("bidi_component") if each.proto.id.endswith("operation_how")]
    page.text_input(key="operation_guess").set_value("two")
    press(page, "operation_check")
    assert "'two' is not a size" in said(page)
    press(page, "operation_refuses")
    assert "2 of 2" in said(page)
    assert "in a row" in said(page)
    press(page, "operation_puzzle")
    assert page.text_input(key="operation_guess").value == ""


def test_the_shape_of_a_new_tensor_is_guessed_before_anything_tells_it() -> None:
    page = open_page("create")
    press(page, "create_puzzle")
    assert not [each for each in page.get("bidi_component") if each.proto.id.endswith("create_slice")]
    assert "x.shape" not in html(page)
    shape = tuple(executed(codes(page)[0])[0]["x"].shape)
    page.text_input(key="create_guess").set_value(str(list(shape)))
    press(page, "create_check")
    assert "Right" in said(page)
    assert component(page, "create_slice")["grids"][0]["shape"] == list(shape)


def test_predictions_on_shapes_and_in_the_clinic_share_the_score() -> None:
    page = open_page("shapes")
    press(page, "chain_puzzle")
    page.text_input(key="chain_guess").set_value("9, 9, 9")
    press(page, "chain_check")
    assert "0 of 1" in said(page)
    page.switch_page("pages/clinic.py").run()
    page.toggle(key="clinic_predict").set_value(True).run()
    assert "What it means" not in said(page)
    press(page, "clinic_guess_error")
    assert "Right: torch complains." in said(page)
    assert "1 of 2" in said(page)


def test_what_was_set_up_is_there_when_a_student_comes_back() -> None:
    page = open_page("create")
    pick(page, "create_way", "linspace")
    page.number_input(key="create_steps").set_value(7).run()
    page.switch_page("pages/operations.py").run()
    pick(page, "operation_family", "Functions")
    page.switch_page("pages/create.py").run()
    healthy(page)
    assert "torch.linspace(0, 1, 7)" in programs(page)[0][0]
    page.switch_page("pages/operations.py").run()
    assert page.get_by_key("operation_family").value == "Functions"


@pytest.mark.parametrize(
    ("shape", "says"),
    [
        ("1000000, 1000000", "MAX_TENSOR_ELEMENTS"),
        ("9" * 30, "is not a size"),
        ("two", "'two' is not a size"),
        ("-1", "'-1' is not a size"),
        ("1, 1, 1, 1, 1, 1, 1", "MAX_TENSOR_AXES"),
    ],
)
def test_a_bad_shape_is_one_sentence_and_the_page_goes_on(shape: str, says: str) -> None:
    page = open_page("create")
    page.text_input(key="create_shape").set_value(shape).run()
    healthy(page)
    assert says in said(page)
    page.text_input(key="create_shape").set_value("2").run()
    assert says not in said(page)
    check_program(page)


@pytest.mark.parametrize("text", ["1, 2\n3", "a", "", "[[1]", "nan, inf", "1+2j", "[]", "9" * 40, "<b>1</b>"])
def test_typed_numbers_good_or_bad_never_break_the_page(text: str) -> None:
    page = open_page("create")
    pick(page, "create_way", "typed")
    page.text_area(key="create_typed").set_value(text).run()
    healthy(page)
    if not page.warning:
        check_program(page)


@pytest.mark.parametrize("way", WAYS)
def test_every_control_of_a_way_can_be_turned(way: str) -> None:
    page = open_page("create")
    pick(page, "create_way", way)
    for kind in ("number_input", "checkbox"):
        for key in [each.key for each in page.get(kind) if each.key and each.key.startswith("create_")]:
            for value in values_of(page, kind, key):
                turn(page, kind, key, value)
    page.selectbox(key="create_way").set_value(way).run()
    healthy(page)


@pytest.mark.parametrize("name", PAGES)
def test_every_control_of_a_page_can_be_turned(name: str) -> None:
    assert turn_all(open_page(name)) > 5
