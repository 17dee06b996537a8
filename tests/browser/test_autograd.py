"""What a student does on Autograd, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import assert_layout_and_accessibility
from tests.browser.steps import OpenPage, choose, pick, press, set_cell, switch, turn

FIRST_QUESTION = {
    "Descent by hand": "How does a gradient find the minimum?",
    "Several outputs": "What if the result is several numbers?",
    "The errors": "What does that message mean?",
}
LOOKS = pytest.mark.parametrize(
    ("name", "width", "scheme"), [("light", 1440, "light"), ("dark", 1440, "dark"), ("phone", 390, "dark")]
)


def expect_drawn(page: Page, words: str) -> None:
    """Wait until the alternative text of the graph contains these words."""
    expect(page.locator(".st-key-graph_wide [role=figure]")).to_have_attribute(
        "aria-label", re.compile(re.escape(words))
    )


@pytest.mark.covers("autograd.steps")
@pytest.mark.covers("autograd.accumulation")
def test_a_student_walks_the_graph_forward_and_back_twice(open_page: OpenPage) -> None:
    page = open_page("autograd")
    graph = page.locator('.st-key-graph_wide svg[viewBox^="0.00"]')
    expect(graph).to_contain_text("PowBackward0")
    press(page, "walk_start")
    expect(graph).not_to_contain_text("PowBackward0")
    press(page, "walk_step")
    expect(graph).to_contain_text("AddBackward0")
    press(page, "walk_step")
    expect(graph).to_contain_text("PowBackward0")
    press(page, "walk_step")
    expect(page.get_by_text("Backward through")).to_be_visible()
    expect(graph.locator(".pg-graph-back")).to_have_count(1)
    press(page, "walk_step")
    expect_drawn(page, "x is 2 with gradient 6; a = x + 1 is 3 with gradient 6; out = a ** 2 is 9 with gradient 1.")
    press(page, "walk_backward")
    expect(page.get_by_text("out.backward() stops")).to_be_visible()
    press(page, "walk_back")
    expect(page.get_by_text("out.backward() stops")).to_have_count(0)
    expect_drawn(page, "x is 2 with gradient 6")
    press(page, "walk_back")
    expect_drawn(page, "x is 2;")
    switch(page, "autograd_retain_graph")
    expect(page.locator(".st-key-autograd_retain_graph").get_by_role("checkbox")).to_be_checked()
    press(page, "walk_backward")
    expect_drawn(page, "x is 2 with gradient 6")
    press(page, "walk_backward")
    expect_drawn(page, "x is 2 with gradient 12")


def test_a_new_number_changes_the_whole_graph(open_page: OpenPage) -> None:
    page = open_page("autograd")
    set_cell(page, "x", "4")
    expect(page.locator('.st-key-graph_wide svg[viewBox^="0.00"]')).to_contain_text("25")
    press(page, "walk_backward")
    expect_drawn(page, "x is 4 with gradient 10")
    expect(page.locator("code").filter(has_text="x = torch.tensor(4.0, requires_grad=True)").first).to_be_visible()


def test_a_student_builds_an_expression_by_clicking(open_page: OpenPage) -> None:
    page = open_page("autograd")
    pick(page, "autograd_operation_group", "Functions")
    pick(page, "autograd_operation", "sigmoid")
    expect(page.get_by_text("σ(1 - σ), at most ¼")).to_be_visible()
    press(page, "builder_add")
    expect(page.locator('.st-key-graph_wide svg[viewBox^="0.00"]')).to_contain_text("SigmoidBackward0")
    choose(page, "autograd_input_template", "a matrix, 2 × 2")
    press(page, "builder_add_input")
    set_cell(page, "y[1, 1]", "3")
    expect(page.get_by_label("y[1, 1]")).to_have_value("3")
    press(page, "builder_remove_input")
    expect(page.get_by_label("y[1, 1]")).to_have_count(0)
    press(page, "builder_remove")
    expect(page.locator('.st-key-graph_wide svg[viewBox^="0.00"]')).not_to_contain_text("SigmoidBackward0")


@pytest.mark.covers("autograd.descent")
def test_descent_goes_down_and_diverges_at_too_high_a_learning_rate(open_page: OpenPage) -> None:
    page = open_page("autograd?part=Descent+by+hand")
    chart = page.locator(".st-key-descent_chart .pg-chart")
    expect(chart).to_have_attribute(
        "aria-label",
        "The loss (w - 3)² over w from -4 to 10. After 0 steps w is -2, the loss 25 "
        "and the slope -10; the next step moves w by 1.",
    )
    press(page, "descent_step")
    expect(page.get_by_text("step 001")).to_be_visible()
    expect(page.locator(".st-key-descent_chart .main-svg").first).to_be_visible()
    turn(page, "autograd_descent_rate", "End")
    expect(page.get_by_text("step 000")).to_be_visible()
    for steps in range(10, 80, 10):
        press(page, "descent_ten")
        expect(page.get_by_text(f"step {steps:03d}")).to_be_visible()
    expect(page.get_by_text("the descent diverged")).to_be_visible()


@pytest.mark.covers("autograd.products")
def test_the_products_follow_the_vectors(open_page: OpenPage) -> None:
    page = open_page("autograd?part=Several+outputs")
    set_cell(page, "v[0]", "0")
    expect(page.get_by_text("J v is [0 0 0]")).to_be_visible()
    set_cell(page, "v[1]", "2")
    expect(page.get_by_text("J v is [0 2.718 0]")).to_be_visible()


@LOOKS
def test_every_part_is_accessible_and_fits_the_window(open_page: OpenPage, name: str, width: int, scheme: str) -> None:
    page = open_page("autograd", width=width, scheme=scheme)
    choose(page, "autograd_ready_made", "a two-layer network, one sample")
    press(page, "walk_step")
    expect(page.locator(".stGraphVizChart svg:visible").first).to_be_visible()
    assert_layout_and_accessibility(page, f"autograd-graph-{name}")
    for part, question in FIRST_QUESTION.items():
        pick(page, "part", part)
        expect(page.get_by_role("heading", name=question)).to_be_visible()
        if part == "Descent by hand":
            expect(page.locator(".st-key-descent_chart .main-svg").first).to_be_visible()
        assert_layout_and_accessibility(page, f"autograd-{part.lower().replace(' ', '-')}-{name}")
