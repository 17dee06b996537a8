"""What people do on a page, as the journeys need it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import rerun

OpenPage = Callable[..., Page]


def read(page: Page, name: str) -> str:
    return page.get_by_test_id(f"read-{name}").inner_text()


def number(page: Page, name: str) -> float:
    return float(read(page, name).replace(",", "").rstrip(" %"))


def press(page: Page, key: str) -> None:
    with rerun(page):
        page.locator(f".st-key-{key} button:visible").first.click()


def unfold(page: Page, key: str) -> None:
    """Open a popover, to which no script answers."""
    page.locator(f".st-key-{key} button:visible").first.click()


def choose_data(page: Page, name: str) -> None:
    with rerun(page):
        page.get_by_test_id(f"data-{name}").click()


def choose(page: Page, key: str, option: str) -> None:
    # The list shows a part of its options at a time: typing brings up the one.
    box = page.locator(f".st-key-{key}").get_by_role("combobox")
    box.fill("")
    box.fill(option)
    with rerun(page):
        page.get_by_role("option", name=option, exact=True).click()


def fill(page: Page, key: str, value: str) -> None:
    box = page.locator(f".st-key-{key} input")
    with rerun(page):
        box.fill(value)
        box.press("Enter")


def ready(page: Page) -> None:
    """The untrained model is drawn."""
    expect(page.get_by_test_id("read-train_loss")).not_to_have_text("–")
    expect(page.get_by_test_id("curves").locator(".main-svg").first).to_be_visible()


def paused_at(page: Page) -> str:
    """The step at which a pressed pause came to rest: nothing is in flight when two answers agree."""
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
    """Click through the navigation on top."""
    page.get_by_text(section, exact=True).first.click()
    with rerun(page):
        page.get_by_role("menuitem", name=title, exact=True).click()
