"""Every page in light and dark, wide and narrow: a screenshot, and the rules of accessibility."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import screenshot
from tests.browser.steps import OpenPage, press, ready


@pytest.mark.parametrize("path", ["", "train"])
@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [("light", 1440, "light"), ("dark", 1440, "dark"), ("tablet", 1024, "light"), ("phone", 390, "dark")],
)
def test_a_page_is_accessible_in_light_and_dark(
    open_page: OpenPage, path: str, name: str, width: int, scheme: str
) -> None:
    page = open_page(path, width=width, scheme=scheme)
    if path == "train":
        ready(page)
        press(page, "epoch")
        expect(page.get_by_test_id("read-epoch")).to_have_text("000,001")
    else:
        expect(page.get_by_test_id("recording-words")).to_be_visible()
    screenshot(page, f"{path or 'home'}-{name}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    # The markup inside the navigation and inside a block of code is Streamlit's.
    context = {"exclude": [["[data-testid=stSidebarNav]"], ["[data-testid=stCode]"]]}
    violations = Axe().run(page, context, {"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    serious = [
        (each["id"], [node["html"][:160] for node in each["nodes"]])
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []
