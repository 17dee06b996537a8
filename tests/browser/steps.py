"""The actions of a user on a page, for the browser tests."""

from collections.abc import Callable
from typing import Literal

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import rerun

OpenPage = Callable[..., Page]


def read(page: Page, name: str) -> str:
    return page.get_by_test_id(f"read-{name}").inner_text()


def number(page: Page, name: str) -> float:
    return float(read(page, name).replace(",", "").rstrip(" %"))


def press(page: Page, key: str) -> None:
    """Click the button with that key."""
    with rerun(page):
        page.locator(f".st-key-{key} button:visible").first.click()


def pick(page: Page, key: str, name: str, role: Literal["radio", "button"] = "radio") -> None:
    """Click one of a group of buttons: ``radio`` where one is chosen, ``button`` where several are."""
    with rerun(page):
        page.locator(f".st-key-{key}").get_by_role(role, name=name, exact=True).click()


def tap(page: Page, key: str, words: str) -> None:
    """Click the option of a control with this text."""
    with rerun(page):
        page.locator(f".st-key-{key}").get_by_text(words, exact=True).click()


def switch(page: Page, key: str) -> None:
    """Toggle a switch."""
    with rerun(page):
        page.locator(f".st-key-{key} label").click()


def turn(page: Page, key: str, arrow: str) -> None:
    """Move a slider with an arrow key."""
    with rerun(page):
        page.locator(f".st-key-{key}").get_by_role("slider").press(arrow)


def unfold(page: Page, key: str) -> None:
    """Open a popover, which runs no script."""
    page.locator(f".st-key-{key} button:visible").first.click()


def choose_data(page: Page, name: str) -> None:
    with rerun(page):
        page.get_by_test_id(f"data-{name}").click()


def choose(page: Page, key: str, option: str) -> None:
    # The list shows only some of its options at a time: typing filters it.
    box = page.locator(f".st-key-{key}").get_by_role("combobox")
    box.fill("")
    box.fill(option)
    with rerun(page):
        page.get_by_role("option", name=option, exact=True).click()


def fill(page: Page, key: str, value: str) -> None:
    """Type into the field with that key, and submit it."""
    box = page.locator(f".st-key-{key}").locator("input, textarea").first
    with rerun(page):
        box.fill(value)
        box.press("Control+Enter" if box.evaluate("box => box.tagName") == "TEXTAREA" else "Enter")


def set_cell(page: Page, label: str, value: str) -> None:
    """Type a number into a cell of a table of numbers."""
    cell = page.get_by_label(label, exact=True)
    with rerun(page):
        cell.fill(value)
        cell.press("Enter")


def upload(page: Page, key: str, file: FilePayload) -> None:
    """Upload a file in the field with that key."""
    with rerun(page):
        page.locator(f".st-key-{key} input[type=file]").set_input_files(file)


def ready(page: Page) -> None:
    """Wait until the untrained model is drawn."""
    expect(page.get_by_test_id("read-train_loss")).not_to_have_text("–")
    expect(page.get_by_test_id("curves").locator(".main-svg").first).to_be_visible()


def paused_at(page: Page) -> str:
    """The step at which a paused run has stopped: two equal readings mean that no chunk is in flight."""
    expect(page.locator(".st-key-play button:visible")).to_contain_text("Play")
    page.wait_for_function(
        """() => {
            const now = document.querySelector('[data-testid="read-step"]').textContent;
            const still = window.lastStep === now;
            window.lastStep = now;
            return still;
        }""",
        polling=700,
    )
    return read(page, "step")


def go(page: Page, section: str, title: str) -> None:
    """Open a page by the navigation at the top."""
    page.get_by_text(section, exact=True).first.click()
    with rerun(page):
        page.get_by_role("menuitem", name=title, exact=True).click()
