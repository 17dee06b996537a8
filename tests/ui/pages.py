"""A page of the app under Streamlit's own test driver."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ENTRY = Path(__file__).parents[2] / "navigation.py"


def opened(page: str, part: str = "") -> AppTest:
    """The page, opened the way a browser does: through the entry point."""
    app = AppTest.from_file(str(ENTRY), default_timeout=120).run()
    app.switch_page(f"pages/{page}.py").run()
    if part:
        choose(app, "part", part)
    assert_well(app)
    return app


def choose(app: AppTest, key: str, value: object) -> AppTest:
    """Choose one of a group of buttons, and run."""
    return app.button_group(key=key).set_value(value).run()


def choose_all(app: AppTest, key: str, *values: object) -> AppTest:
    """Choose exactly these of a group of buttons, and run."""
    return app.button_group(key=key).set_value(list(values)).run()


def press(app: AppTest, key: str) -> AppTest:
    """Press a button that is not disabled."""
    button = app.button(key=key)
    assert not button.disabled, f"{key} is disabled"
    return button.click().run()


def assert_well(app: AppTest) -> None:
    """No exception reached the page."""
    assert not app.exception, app.exception


def words(app: AppTest) -> str:
    """Everything that the page says."""
    kinds = (app.markdown, app.caption, app.info, app.success, app.warning, app.error)
    return "\n".join(element.value for kind in kinds for element in kind)


def code(app: AppTest) -> list[str]:
    """Every code block."""
    return [element.value for element in app.code]
