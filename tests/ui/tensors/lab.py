"""Reads the programs and the pictures that the tensor pages show."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest

from playground.tensors.uploads import Upload
from tests.tensors.running import executed
from tests.ui.pages import code as code_blocks


def component(page: AppTest, key: str) -> dict[str, Any]:
    """The data that a component of the playground received."""
    [element] = [each for each in page.get("bidi_component") if each.proto.id.endswith(f"-{key}")]
    data: dict[str, Any] = json.loads(element.proto.json)
    return data


def programs(page: AppTest) -> list[tuple[str, str]]:
    """The programs on the page, each with the output shown after it."""
    shown = code_blocks(page)
    return [
        (code, output)
        for code, output in zip(shown, [*shown[1:], ""], strict=True)
        if code.startswith(("import ", "from ")) and not output.startswith("import ")
    ]


def shown_cells(data: dict[str, Any], grid: int) -> list[str]:
    """The texts of the cells of a picture's grid, in reading order."""
    return [cell[1] for block in data["grids"][grid]["blocks"] for row in block["cells"] for cell in row if cell]


def check_program(page: AppTest, number: int = 0, uploads: tuple[Upload, ...] = ()) -> dict[str, Any]:
    """Run a program of the page as a student would: it prints what the page shows; its names are returned."""
    code, output = programs(page)[number]
    names, printed = executed(code, uploads, int(page.session_state["lab_initial_seed"]))
    assert printed == output
    return names
