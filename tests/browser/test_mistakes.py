"""What a student does on Mistakes, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.looks import assert_layout_and_accessibility
from tests.browser.steps import OpenPage, press, tap

LOOKS = pytest.mark.parametrize(
    ("name", "width", "scheme"), [("light", 1440, "light"), ("dark", 1440, "dark"), ("phone", 390, "dark")]
)


@pytest.mark.covers("training.classic_mistakes")
def test_a_mistake_is_compared_with_the_right_loop_and_walked_through(open_page: OpenPage) -> None:
    page = open_page("mistakes")
    expect(page.locator(".pg-removed", has_text="optimizer.zero_grad()")).to_be_visible()
    chart = page.locator(".st-key-mistake_curves .pg-plot")
    expect(chart.locator(".main-svg").first).to_be_visible()
    words = chart.get_attribute("aria-label")
    tap(page, "mistake", "no activation between the layers")
    expect(page.locator(".pg-removed").first).to_be_visible()
    expect(chart).not_to_have_attribute("aria-label", str(words))
    expect(page.get_by_text("What you see.").first).to_be_visible()
    press(page, "walk_mistake")
    expect(page.get_by_role("heading", name="Step by step")).to_be_visible()
    expect(page.get_by_text("No activation between the layers.")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".pg-lit-line").first).to_be_visible()


@pytest.mark.covers("training.quiz")
def test_a_curve_is_guessed_explained_and_counted(open_page: OpenPage) -> None:
    page = open_page("mistakes")
    expect(page.get_by_text("no answer yet")).to_be_visible()
    press(page, "quiz_option_0")
    expect(page.get_by_text(re.compile(r"^(Right|No): "))).to_be_visible()
    expect(page.get_by_text(re.compile("[01] of 1 right so far"))).to_be_visible()
    press(page, "quiz_next")
    expect(page.get_by_text("Curve 2 of")).to_be_visible()
    expect(page.locator(".st-key-quiz_option_0 button")).to_be_enabled()


@LOOKS
def test_mistakes_fits_the_screen_and_is_accessible(open_page: OpenPage, name: str, width: int, scheme: str) -> None:
    page = open_page("mistakes", width=width, scheme=scheme)
    expect(page.locator(".st-key-quiz_curves .main-svg").first).to_be_visible()
    press(page, "quiz_option_1")
    assert_layout_and_accessibility(page, f"mistakes-{name}")
