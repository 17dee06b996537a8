"""What every page must be: no wider than the screen, and accessible."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import screenshot, settle

CONTENT_HEIGHT = "document.querySelector('.stMainBlockContainer').scrollHeight + 80"


def assert_layout_and_accessibility(page: Page, name: str) -> None:
    """Save a screenshot; assert that nothing scrolls sideways and that axe reports nothing serious."""
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    size = page.viewport_size
    assert size is not None
    # Streamlit scrolls inside the page: a window as high as its content shows all of it.
    page.set_viewport_size({"width": size["width"], "height": page.evaluate(CONTENT_HEIGHT)})
    settle(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    screenshot(page, name)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
    # The markup inside the navigation is Streamlit's.
    context = {"exclude": [["[data-testid=stSidebarNav]"]]}
    violations = Axe().run(page, context, {"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    serious = [
        (each["id"], [node["html"][:200] for node in each["nodes"]])
        for each in violations
        if each["impact"] in ("serious", "critical")
    ]
    page.set_viewport_size(size)
    assert serious == [], serious
