"""Create & inspect, with every control used: the page shows what its code gives."""

import re
from html import unescape

import pytest
import torch

from playground.charts.tensor_values import format_elements
from playground.tensors.create import example_files
from playground.tensors.create.creation_functions import CREATION_FUNCTIONS, PRESETS
from playground.tensors.uploads import Upload
from tests.tensors.running import executed
from tests.ui.pages import assert_well, code, html, opened, pick, press, turn, values_of, words
from tests.ui.tensors.lab import check_program, component, programs, shown_cells


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_shows_its_tensor(preset: str) -> None:
    page = opened("create")
    pick(page, "create_preset", preset)
    names = check_program(page)
    picture = component(page, "create_slice")
    assert picture["grids"][0]["shape"] == list(names["x"].shape)
    assert str(list(names["x"].shape)) in picture["description"]


@pytest.mark.parametrize("function", CREATION_FUNCTIONS)
def test_every_creation_function_shows_its_tensor(function: str) -> None:
    page = opened("create")
    pick(page, "create_function", function)
    uploads: tuple[Upload, ...] = ()
    if CREATION_FUNCTIONS[function].reads in ("table", "image"):
        press(page, "create_example")
        uploads = (example_files.example_table() if function == "table" else example_files.example_image(),)
    x = check_program(page, uploads=uploads)["x"]
    picture = component(page, "create_slice")
    leading = x[(0,) * max(0, x.ndim - 2)] if x.numel() else x
    if leading.numel() <= 100:
        assert shown_cells(picture, 0) == format_elements(leading)
    facts = unescape(re.sub("<wbr>", "", html(page)))
    for expression in ("x.ndim", "x.shape", "x.dtype", "x.stride()", "x.untyped_storage().nbytes()"):
        assert f"<code>{expression}</code></th><td>{eval(expression, {'x': x})}" in facts


def test_an_uploaded_file_is_read() -> None:
    page = opened("create")
    pick(page, "create_function", "table")
    assert "There is no CSV file yet" in words(page)
    content = b"a,b\n1,2\n3,4\n"
    page.file_uploader(key="create_table_file").upload("mine.csv", content, "text/csv").run()
    assert_well(page)
    assert check_program(page, uploads=(Upload("mine.csv", content),))["x"].tolist() == [[1, 2], [3, 4]]
    page.file_uploader(key="create_table_file").clear().upload("bad.csv", b"1,2\n3", "text/csv").run()
    assert_well(page)
    assert "Row 2 has 1 cells" in words(page)


def test_slices_are_chosen_by_slider() -> None:
    page = opened("create")
    page.text_input(key="create_shape").set_value("2, 3, 4, 5").run()
    page.slider(key="create_at_0").set_value(1).run()
    page.slider(key="create_at_1").set_value(2).run()
    assert_well(page)
    picture = component(page, "create_slice")
    assert picture["grids"][0]["blocks"][0]["title"] == "x[1, 2]"
    assert shown_cells(picture, 0) == format_elements(torch.arange(120).reshape(2, 3, 4, 5)[1, 2])
    page.text_input(key="create_shape").set_value("1, 2, 4, 5").run()
    assert_well(page)
    assert component(page, "create_slice")["grids"][0]["blocks"][0]["title"] == "x[0, 1]"


def test_a_seed_is_switched_off_and_numbers_stay_until_drawn_again() -> None:
    page = opened("create")
    pick(page, "create_function", "rand")
    page.checkbox(key="create_seeded").uncheck().run()
    first = check_program(page)["x"]
    page.checkbox(key="create_requires_grad").check().run()
    page.checkbox(key="create_requires_grad").uncheck().run()
    assert torch.equal(check_program(page)["x"], first)
    press(page, "create_again")
    assert not torch.equal(check_program(page)["x"], first)
    assert "Different numbers each time" in words(page)


def test_two_draws_with_the_seed_set_once_differ() -> None:
    page = opened("create")
    pick(page, "create_function", "randn")
    assert "The same numbers twice" in words(page)
    page.checkbox(key="create_reset_seed").uncheck().run()
    assert "Different numbers each time" in words(page)
    check_program(page, 1)


def test_the_gradient_of_the_course() -> None:
    page = opened("create")
    pick(page, "create_function", "eye")
    page.number_input(key="create_n").set_value(4).run()
    page.number_input(key="create_m").set_value(5).run()
    page.checkbox(key="create_requires_grad").check().run()
    for calls, diagonal in (("one backward", "4."), ("two backwards", "8."), ("two, zeroed between", "4.")):
        pick(page, "create_backward_calls", calls)
        assert shown_cells(component(page, "create_grad"), 0)[0] == diagonal
        check_program(page, 1)


def test_the_page_shows_the_random_matrix_of_the_course() -> None:
    page = opened("create")
    pick(page, "create_function", "rand")
    page.text_input(key="create_shape").set_value("3, 4").run()
    assert shown_cells(component(page, "create_slice"), 0)[:4] == ["0.8823", "0.915", "0.3829", "0.9593"]


def test_arange_is_compared_with_range() -> None:
    page = opened("create")
    pick(page, "create_function", "arange")
    check_program(page, 1)
    assert "torch.range(0, 10, 1)" in programs(page)[1][0]


def test_casts_by_typing_and_by_picking() -> None:
    page = opened("create")
    pick(page, "create_cast_example", "2**24 + 1")
    pick(page, "create_cast_dtype", "float32")
    assert programs(page)[1] == (
        "import torch\n\nx = torch.tensor(16777217)\nprint(x.to(torch.float32))",
        "tensor(16777216.)",
    )
    page.text_input(key="create_cast_number").set_value("many").run()
    assert_well(page)
    assert "'many' is not a number" in words(page)


def test_the_shape_of_a_new_tensor_is_guessed_before_the_page_shows_it() -> None:
    page = opened("create")
    press(page, "create_puzzle")
    assert not [each for each in page.get("bidi_component") if each.proto.id.endswith("create_slice")]
    assert "x.shape" not in html(page)
    shape = tuple(executed(code(page)[0])[0]["x"].shape)
    page.text_input(key="create_guess").set_value(str(list(shape)))
    press(page, "create_check")
    assert "Right" in words(page)
    assert component(page, "create_slice")["grids"][0]["shape"] == list(shape)


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        ("1000000, 1000000", "MAX_TENSOR_ELEMENTS"),
        ("9" * 30, "is not a size"),
        ("two", "'two' is not a size"),
        ("-1", "'-1' is not a size"),
        ("1, 1, 1, 1, 1, 1, 1", "MAX_TENSOR_AXES"),
    ],
)
def test_a_bad_shape_is_one_sentence_and_the_page_continues(shape: str, message: str) -> None:
    page = opened("create")
    page.text_input(key="create_shape").set_value(shape).run()
    assert_well(page)
    assert message in words(page)
    page.text_input(key="create_shape").set_value("2").run()
    assert message not in words(page)
    check_program(page)


@pytest.mark.parametrize("text", ["1, 2\n3", "a", "", "[[1]", "nan, inf", "1+2j", "[]", "9" * 40, "<b>1</b>"])
def test_typed_numbers_good_or_bad_never_break_the_page(text: str) -> None:
    page = opened("create")
    pick(page, "create_function", "typed")
    page.text_area(key="create_typed").set_value(text).run()
    assert_well(page)
    if not page.warning:
        check_program(page)


@pytest.mark.parametrize("function", CREATION_FUNCTIONS)
def test_every_control_of_a_creation_function_can_be_used(function: str) -> None:
    page = opened("create")
    pick(page, "create_function", function)
    for kind in ("number_input", "checkbox"):
        for key in [each.key for each in page.get(kind) if each.key and each.key.startswith("create_")]:
            for value in values_of(page, kind, key):
                turn(page, kind, key, value)
    page.selectbox(key="create_function").set_value(function).run()
    assert_well(page)
