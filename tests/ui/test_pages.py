"""Every page opens, and every control on it can be turned, without an exception and without losing the page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.errors import AppTestError

from playground.ui.site import SECTIONS

ROOT = Path(__file__).parents[2]
PAGES = [page for pages in SECTIONS.values() for page in pages]
TIMEOUT = 60


def open_page(path: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "navigation.py"), default_timeout=TIMEOUT).run()
    return app if path == "pages/home.py" else app.switch_page(path).run()


def healthy(app: AppTest) -> None:
    assert not app.exception, [each.value for each in app.exception]


def other_values(kind: str, widget: Any) -> list[Any]:
    """Values of a widget that differ from its present one: its ends, or all of its choices."""
    if kind == "checkbox" or kind == "toggle":
        return [not widget.value, widget.value]
    if kind in ("selectbox", "radio"):
        return [option for option in widget.options if option != widget.value][:6]
    if kind == "select_slider":
        # Its options are words here, and its values what they stand for.
        return [type(widget.value)(widget.options[end]) for end in (0, -1)]
    if kind in ("slider", "number_input"):
        return [bound for bound in (widget.min, widget.max) if bound is not None]
    return ["0.5, 0.25", "", "not a number"]


def turns(app: AppTest) -> Iterator[tuple[str, Callable[[AppTest], Any]]]:
    """Everything that can be done on the page, each as a name and a deed."""
    for kind in ("checkbox", "toggle", "selectbox", "radio", "select_slider", "slider", "number_input", "text_input"):
        for widget in app.get(kind):
            for value in other_values(kind, widget):
                key = widget.key
                yield (
                    f"{kind} {key} = {value}",
                    lambda app, kind=kind, key=key, value=value: _set(app, kind, key, value),
                )
    for button in app.button:
        yield f"button {button.key}", lambda app, key=button.key: app.button(key=key).click()


def _set(app: AppTest, kind: str, key: str, value: Any) -> Any:
    widget = getattr(app, kind)(key=key)
    # AppTest names choices by their words, and takes them by their values.
    return widget.select(value) if kind in ("selectbox",) else widget.set_value(value)


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_every_page_opens(path: str) -> None:
    healthy(open_page(path))


@pytest.mark.parametrize("path", [page.path for page in PAGES])
def test_every_control_can_be_turned(path: str) -> None:
    fresh = open_page(path)
    deeds = list(turns(fresh))
    assert deeds
    for name, _ in deeds:
        assert not name.endswith(" None"), f"{name} has no key: it cannot be found again"
    app = fresh
    for name, deed in deeds:
        try:
            deed(app).run()
        except (KeyError, AppTestError):
            # An earlier deed took this control away or switched it off: start from the page as it was.
            app = open_page(path)
            deed(app).run()
        assert not app.exception, (name, [each.value for each in app.exception])
