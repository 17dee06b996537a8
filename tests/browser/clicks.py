"""What a hand does on a page of Streamlit. What comes of it is for the test to expect, which waits for it."""

from playwright.sync_api import Page

from tests.browser.conftest import settle


def press(page: Page, key: str) -> None:
    """Click the button with that key."""
    page.locator(f".st-key-{key} button:visible").first.click()
    settle(page)


def pick(page: Page, key: str, name: str, role: str = "radio") -> None:
    """Click one of a group of buttons: ``radio`` where one is chosen, ``button`` where several are."""
    page.locator(f".st-key-{key}").get_by_role(role, name=name, exact=True).click()
    settle(page)


def choose(page: Page, key: str, option: str) -> None:
    """Choose from a select box."""
    page.locator(f".st-key-{key}").get_by_role("combobox").click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def set_cell(page: Page, label: str, value: str) -> None:
    """Type a number into a cell of a table of numbers."""
    cell = page.get_by_label(label, exact=True)
    cell.fill(value)
    cell.press("Enter")
    settle(page)
