"""Opens the pages of the tensor lab without a browser, and reads what they show."""

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from playground.tensors.uploads import Upload
from tests.tensors.running import executed

ROOT = Path(__file__).parents[2]


def open_page(name: str) -> AppTest:
    """A page of the app, as it is when somebody comes to it first."""
    page = AppTest.from_file(str(ROOT / "navigation.py"), default_timeout=60)
    page.run()
    page.switch_page(f"pages/{name}.py").run()
    healthy(page)
    return page


def healthy(page: AppTest) -> None:
    """Nothing on the page is a traceback."""
    assert not page.exception, [each.value for each in page.exception]


def pick(page: AppTest, key: str, value: Any) -> None:
    """Choose in a widget, by its key."""
    widget = page.get_by_key(key)
    if hasattr(widget, "set_value"):
        widget.set_value(value)
    else:
        widget.select(value)
    page.run()
    healthy(page)


def press(page: AppTest, key: str) -> None:
    page.button(key=key).click()
    page.run()
    healthy(page)


def component(page: AppTest, key: str) -> dict[str, Any]:
    """What a component of ours was told."""
    [found] = [each for each in page.get("bidi_component") if each.proto.id.endswith(f"-{key}")]
    return json.loads(found.proto.json)  # type: ignore[no-any-return]


def codes(page: AppTest) -> list[str]:
    return [each.value for each in page.code]


def programs(page: AppTest) -> list[tuple[str, str]]:
    """The programs on the page, each with the output shown after it."""
    shown = codes(page)
    return [
        (code, output)
        for code, output in zip(shown, [*shown[1:], ""], strict=True)
        if code.startswith(("import ", "from ")) and not output.startswith("import ")
    ]


def html(page: AppTest) -> str:
    return "\n".join(each.proto.body for each in page.get("html"))


def said(page: AppTest) -> str:
    """All words of warnings, hints and captions, without the signs that keep Markdown from reading them."""
    parts = [
        each.value for kind in (page.warning, page.info, page.success, page.caption, page.markdown) for each in kind
    ]
    return "\n".join(parts).replace("\\", "")


def shown_cells(told: dict[str, Any], grid: int) -> list[str]:
    """The texts of the cells of a picture's grid, in reading order."""
    return [cell[1] for block in told["grids"][grid]["blocks"] for row in block["cells"] for cell in row if cell]


def check_program(page: AppTest, number: int = 0, uploads: tuple[Upload, ...] = ()) -> dict[str, Any]:
    """Run a program of the page as a student would: it prints what the page shows; its names are returned."""
    code, output = programs(page)[number]
    names, printed = executed(code, uploads, int(page.session_state["lab_entropy"]))
    assert printed == output
    return names
