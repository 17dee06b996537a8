"""Every page opens, and every control on it can be turned, without an exception and without losing the page."""

import pytest

from playground.ui.shared.site import SECTIONS
from tests.ui.pages import opened, turn_all

PAGES = [page.path.removeprefix("pages/").removesuffix(".py") for pages in SECTIONS.values() for page in pages]


@pytest.mark.parametrize("page", PAGES)
def test_every_control_can_be_turned(page: str) -> None:
    assert turn_all(opened(page)) >= 1
