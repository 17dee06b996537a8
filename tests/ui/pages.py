"""A page of the app under Streamlit's own test driver."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Widget

ENTRY = Path(__file__).parents[2] / "navigation.py"


def opened(page: str, part: str = "") -> AppTest:
    """The page, opened the way a browser does: through the entry point."""
    app = AppTest.from_file(str(ENTRY), default_timeout=120).run()
    app.switch_page(f"pages/{page}.py").run()
    if part:
        pick(app, "part", part)
    assert_well(app)
    return app


def pick(app: AppTest, key: str, value: object) -> AppTest:
    """Set any control to a value, or choose it there, and run."""
    widget = app.get_by_key(key)
    assert isinstance(widget, Widget), f"{key} is not a control"
    widget.set_value(value)
    app.run()
    assert_well(app)
    return app


def choose_all(app: AppTest, key: str, *values: object) -> AppTest:
    """Choose exactly these of a group of buttons, and run."""
    return app.button_group(key=key).set_value(list(values)).run()


def press(app: AppTest, key: str) -> AppTest:
    """Press a button that is not disabled, and run."""
    button = app.button(key=key)
    assert not button.disabled, f"{key} is disabled"
    button.click().run()
    assert_well(app)
    return app


def assert_well(app: AppTest) -> None:
    """No exception reached the page."""
    assert not app.exception, [each.value for each in app.exception]


def words(app: AppTest) -> str:
    """Everything that the page says, without the signs that keep Markdown from reading it."""
    kinds = (app.markdown, app.caption, app.info, app.success, app.warning, app.error)
    return "\n".join(element.value for kind in kinds for element in kind).replace("\\", "")


def html(app: AppTest) -> str:
    """All markup of our own."""
    return "\n".join(each.proto.body for each in app.get("html"))


def code(app: AppTest) -> list[str]:
    """Every code block."""
    return [element.value for element in app.code]


KINDS = (
    "number_input",
    "checkbox",
    "toggle",
    "selectbox",
    "radio",
    "select_slider",
    "slider",
    "pills",
    "text_input",
    "button",
)
MOST_CHOICES = 6


def turn_all(app: AppTest) -> int:
    """Turn every control that the page shows, to each end or through its choices; returns how many turns that took."""
    turns = 0
    for kind in KINDS:
        for key in [each.key for each in app.get(kind)]:
            assert key, f"a {kind} has no key: it cannot be found again"
            turns += sum(turn(app, kind, key, value) for value in values_of(app, kind, key))
    return turns


def _widget(app: AppTest, kind: str, key: str) -> Any:
    return next((each for each in app.get(kind) if each.key == key), None)


def values_of(app: AppTest, kind: str, key: str) -> list[Any]:
    """What a control can be turned to; of choices, their positions."""
    widget = _widget(app, kind, key)
    if widget is None:
        return []
    if kind in ("number_input", "slider"):
        return [value for value in (widget.min, widget.max, widget.value) if value is not None]
    if kind in ("checkbox", "toggle"):
        return [not widget.value, bool(widget.value)]
    if kind in ("selectbox", "radio", "pills"):
        positions = list(range(len(widget.options)))
        return positions if len(positions) <= MOST_CHOICES else [*positions[: MOST_CHOICES - 1], positions[-1]]
    if kind == "select_slider":
        # Its options are words here, and its values what they stand for.
        return [type(widget.value)(widget.options[end]) for end in (0, -1)]
    return ["", "nonsense", "0.5, 0.25", "9" * 40] if kind == "text_input" else [None]


def turn(app: AppTest, kind: str, key: str, value: Any) -> int:
    """Turn one control to one of its ``values_of``; returns 1, or 0 where it is not there to be turned."""
    widget = _widget(app, kind, key)
    # An earlier turn may have taken the control, or this value, off the page, or switched it off.
    if widget is None or widget.disabled:
        return 0
    if kind in ("number_input", "slider") and not widget.min <= value <= widget.max:
        return 0
    if kind in ("selectbox", "radio"):
        if value >= len(widget.options):
            return 0
        _pick(widget, value)
    elif kind == "button":
        widget.click()
    elif kind == "pills":
        names = [str(getattr(each, "content", each)) for each in widget.options]
        if value >= len(names):
            return 0
        widget.select(names[value])
    else:
        widget.set_value(value)
    app.run()
    assert not app.exception, (kind, key, value, [each.value for each in app.exception])
    return 1


def _pick(widget: Any, position: int) -> None:
    """Pick a choice by its position: by value, AppTest would put the words of a choice into words once more."""
    widget.__class__ = type("Picked", (type(widget),), {"index": property(lambda _: position)})
