"""Install & environment, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.looks import assert_layout_and_accessibility
from tests.browser.steps import OpenPage, pick


@pytest.mark.covers("devices.environment")
@pytest.mark.parametrize(
    ("name", "width", "scheme"), [("light", 1440, "light"), ("dark", 1440, "dark"), ("phone", 390, "dark")]
)
def test_the_page_is_accessible_and_fits_the_window(open_page: OpenPage, name: str, width: int, scheme: str) -> None:
    page = open_page("environment", width=width, scheme=scheme)
    expect(page.get_by_text("What runs here?")).to_be_visible()
    pick(page, "environment_system", "macOS")
    expect(page.get_by_text("For Apple silicon and macOS 14")).to_be_visible()
    assert_layout_and_accessibility(page, f"environment-{name}")
