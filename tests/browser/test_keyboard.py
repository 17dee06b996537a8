"""Train & test without a mouse."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import rerun
from tests.browser.steps import OpenPage, paused_at, read, ready

MOST_TABS = 300


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on an element of that kind."""
    for _ in range(MOST_TABS):
        if page.evaluate("(selector) => document.activeElement?.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by the keyboard")


def press_button(page: Page, key: str) -> None:
    tab_to(page, f".st-key-{key} button")
    with rerun(page):
        page.keyboard.press("Enter")


def write(page: Page, key: str, value: str) -> None:
    tab_to(page, f".st-key-{key} input")
    page.keyboard.press("Control+A")
    page.keyboard.type(value)
    with rerun(page):
        page.keyboard.press("Enter")


def test_the_spirals_are_solved_by_keyboard_alone(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("train")
    ready(page)
    tab_to(page, "[data-testid='data-circles'] input")
    for name in ("moons", "xor", "gaussians", "spirals"):
        with rerun(page):
            page.keyboard.press("ArrowRight")
        expect(page.get_by_test_id(f"data-{name}").locator("input")).to_be_checked()
    write(page, "dataset_spirals_arms", "3")
    tab_to(page, ".st-key-layers button")
    page.keyboard.press("Enter")
    write(page, "layer_0_units", "16")
    write(page, "layer_1_units", "16")
    page.keyboard.press("Escape")
    expect(page.get_by_text("2 in · 3 out · 371 parameters")).to_be_visible()
    for name in ("RMSprop", "Adam"):
        tab_to(page, ".st-key-optimizer input")
        page.keyboard.press("Control+A")
        page.keyboard.type(name)
        expect(page.get_by_role("option", name=name, exact=True)).to_be_visible()
        with rerun(page):
            page.keyboard.press("Enter")
        # Leave the box: it opens its list only when it receives the focus.
        page.keyboard.press("Tab")
    expect(page.locator(".st-key-optimizer input")).to_have_value("Adam")
    initial = read(page, "train_loss"), read(page, "test_loss")

    press_button(page, "play")
    page.wait_for_function(
        """() => parseFloat(document.querySelector('[data-testid="read-test_metric"]').textContent) > 95""",
        timeout=60_000,
    )
    press_button(page, "play")
    before = int(paused_at(page).replace(",", ""))
    press_button(page, "step")
    expect(page.get_by_test_id("read-step")).to_have_text(f"{before + 1:07,d}")
    tab_to(page, "[data-testid='neuron-2-3']")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("inspector").get_by_text("layer 2, neuron 7")).to_be_visible()
    tab_to(page, "[data-testid='rewind']")
    page.keyboard.press("Home")
    expect(page.get_by_test_id("read-epoch")).to_have_text("000,000")
    press_button(page, "reset")
    expect(page.get_by_test_id("read-step")).to_have_text("000,000")
    assert (read(page, "train_loss"), read(page, "test_loss")) == initial

    write(page, "epochs", "3")
    tab_to(page, ".st-key-download_script button")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    script = tmp_path / "run.py"
    download.value.save_as(script)
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "epoch 2" in ran.stdout
