"""What a student does on the tensor pages, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from playground.tensors.create import example_files
from tests.browser.conftest import screenshot
from tests.browser.steps import OpenPage, choose, fill, press, switch, tap, turn, upload


def grid(page: Page, number: int) -> Locator:
    return page.locator(f'.pg-grid[data-grid="{number}"]')


def cell(page: Page, number: int, place: int) -> Locator:
    return grid(page, number).locator(f'.pg-cell[data-place="{place}"]')


def formula(page: Page) -> Locator:
    return page.get_by_test_id("element-formula").first


def test_create_and_inspect_a_tensor_and_upload_a_file(open_page: OpenPage) -> None:
    page = open_page("create")
    expect(formula(page)).to_have_text("x[0, 0] = 0")
    tap(page, "create_preset", "random 3 × 4")
    expect(grid(page, 0).locator(".pg-cell").first).to_have_text("0.8823")
    cell(page, 0, 5).hover()
    expect(formula(page)).to_contain_text("x[1, 1] = 0.600")
    cell(page, 0, 5).click()
    page.keyboard.press("ArrowDown")
    expect(formula(page)).to_contain_text("x[2, 1]")
    expect(cell(page, 0, 9)).to_be_focused()

    tap(page, "create_preset", "4-D tensor")
    turn(page, "create_at_1", "ArrowRight")
    expect(page.get_by_text("x[0, 1]", exact=True)).to_be_visible()
    expect(page.locator(".pg-brackets b").first).to_have_attribute("title", "axis 0")

    choose(page, "create_function", "Your numbers · typed or pasted numbers")
    fill(page, "create_typed", "1, 2\n3")
    expect(page.get_by_text("Row 2 (x[1]) holds 1 number")).to_be_visible()
    fill(page, "create_typed", "1, 2\n3, 4")
    expect(page.get_by_text("Row 2 (x[1]) holds 1 number")).to_have_count(0)
    expect(grid(page, 0).locator(".pg-cell")).to_have_count(4)

    choose(page, "create_function", "Your numbers · image file")
    image = example_files.example_image()
    upload(page, "create_image_file", {"name": image.name, "mimeType": "image/png", "buffer": image.content})
    expect(page.locator("img.pg-pixels")).to_have_attribute("alt", re.compile("64 by 64 pixels"))
    expect(page.locator(".pg-facts").first).to_be_visible()
    screenshot(page, "create-image")
    page.locator(".st-key-create_image_file input[type=file]").set_input_files(
        {"name": "large.png", "mimeType": "image/png", "buffer": bytes(11_000_000)}
    )
    expect(page.get_by_text(re.compile("must be 10.0MB or smaller"))).to_be_visible()

    choose(page, "create_function", "In a row · arange")
    fill(page, "create_end", "1000")
    fill(page, "create_step", "77")
    expect(page.locator(".st-key-exercise_create_count_by_77_box")).to_contain_text("arange leaves its end out")


def test_operate_step_through_a_product_and_guess(open_page: OpenPage) -> None:
    page = open_page("operations")
    expect(formula(page)).to_have_text("result[0, 0] = 0×0 + 1×2 + 2×4 = 10")
    for place in (0, 1, 2):
        expect(cell(page, 0, place)).to_have_class(re.compile("pg-source"))
    for place in (0, 2, 4):
        expect(cell(page, 1, place)).to_have_class(re.compile("pg-source"))
    page.get_by_role("button", name="Next element").click()
    expect(formula(page)).to_have_text("result[0, 1] = 0×1 + 1×3 + 2×5 = 13")
    cell(page, 2, 3).hover()
    expect(formula(page)).to_have_text("result[1, 1] = 3×1 + 4×3 + 5×5 = 40")
    expect(cell(page, 0, 0)).not_to_have_class(re.compile("pg-source"))

    tap(page, "operation_example", "3-D + matrix")
    expect(page.locator(".pg-axis-stretched")).to_contain_text("stretched")
    screenshot(page, "operations-broadcast")
    tap(page, "operation_example", "a clash")
    expect(page.locator(".pg-axis-clash").first).to_contain_text("clash")
    expect(page.locator(".pg-torch-message")).to_contain_text("must match the size of tensor b")
    screenshot(page, "operations-clash")
    tap(page, "operation_example", "column means")
    expect(page.locator(".pg-axis-collapsed").first).to_contain_text("collapses")
    screenshot(page, "operations-reduction")

    switch(page, "operation_predict")
    expect(page.locator(".pg-tensor-picture")).to_have_count(0)
    fill(page, "operation_guess", "3")
    press(page, "operation_check")
    expect(page.get_by_text("Right: [3].")).to_be_visible()
    expect(page.get_by_text("Guesses: 1 of 1 right")).to_be_visible()
    press(page, "operation_puzzle")
    expect(page.locator(".st-key-operation_question")).to_be_visible()
    screenshot(page, "operations-question")


def test_reshape_follow_the_elements_and_remove_a_step(open_page: OpenPage) -> None:
    page = open_page("shapes")
    expect(formula(page)).to_contain_text("x1[0, 0] is x[0, 0]")
    colour = cell(page, 0, 1).evaluate("cell => cell.style.background")
    assert cell(page, 1, 2).evaluate("cell => cell.style.background") == colour
    cell(page, 1, 2).hover()
    expect(formula(page)).to_have_text("x1[1, 0] is x[0, 1], stored at place 0 + 1·1 + 0·3 = 1 of the storage")
    expect(cell(page, 0, 1)).to_have_class(re.compile("pg-source"))
    expect(grid(page, 2).locator('.pg-place[data-place="1"]')).to_have_class(re.compile("pg-source"))
    expect(grid(page, 2).locator('.pg-place[data-place="4"]')).to_have_attribute("data-stride", "+3")
    expect(page.get_by_text("x changed too, in 1 place")).to_be_visible()

    press(page, "chain_add")
    tap(page, "chain_family", "Reshape")
    tap(page, "chain_name", "view")
    expect(page.locator(".pg-torch-message")).to_contain_text("view size is not compatible")
    screenshot(page, "shapes-view-refused")
    tap(page, "chain_name", "flatten")
    expect(page.get_by_text("x1 did not change")).to_be_visible()
    expect(page.locator(".st-key-exercise_shapes_column_order_box")).to_contain_text("The transpose is a view.")
    screenshot(page, "shapes-copy")
    press(page, "chain_add")
    press(page, "chain_remove_0")
    expect(page.locator("code").filter(has_text="x1 = x.flatten(0, -1)").first).to_be_visible()


def test_fix_a_case(open_page: OpenPage) -> None:
    page = open_page("clinic")
    expect(page.locator(".pg-torch-message")).to_have_text(
        "RuntimeError: mat1 and mat2 shapes cannot be multiplied (3x2 and 3x2)"
    )
    tap(page, "clinic_fix_matmul_shapes", "A * B")
    expect(page.get_by_text("Not fixed.")).to_be_visible()
    tap(page, "clinic_fix_matmul_shapes", "A @ B.T")
    expect(page.get_by_text("Fixed. B.T has shape [2, 3]")).to_be_visible()
    expect(page.get_by_text("38 cases, 1 fixed")).to_be_visible()
    press(page, "clinic_next")
    expect(page.get_by_role("heading", name="Sizes that do not broadcast")).to_be_visible()
    tap(page, "clinic_group", "Surprises")
    switch(page, "clinic_predict")
    press(page, "clinic_guess_silent")
    expect(page.get_by_text("Right: the code runs, and the result is wrong.")).to_be_visible()
    screenshot(page, "clinic-silent")


def test_touch_steps_through_a_picture(open_page: OpenPage) -> None:
    page = open_page("operations", width=390)
    cell(page, 2, 2).dispatch_event("click")
    expect(formula(page)).to_contain_text("result[1, 0] = 3×0 + 4×2 + 5×4 = 28")


@pytest.mark.parametrize("address", ["create", "operations", "shapes", "clinic"])
@pytest.mark.parametrize(
    ("name", "width", "scheme"), [("light", 1440, "light"), ("dark", 1440, "dark"), ("phone", 390, "dark")]
)
def test_a_page_is_accessible_and_fits_the_window(
    open_page: OpenPage, address: str, name: str, width: int, scheme: str
) -> None:
    page = open_page(address, width=width, scheme=scheme, height=2600 if width > 400 else 4600)
    if address != "clinic":
        expect(formula(page)).to_be_visible()
    screenshot(page, f"{address}-{name}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    # Streamlit's own list of pages, which a phone has instead of the bar, puts its headings between the items.
    outside = {"exclude": [['[data-testid="stSidebarNavItems"]']]}
    violations = Axe().run(page, context=outside, options={"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    serious = [
        (each["id"], [node["html"][:160] for node in each["nodes"]])
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []
