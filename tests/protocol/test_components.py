"""A component and its script name the same message."""

import ast
import re
from pathlib import Path

import pytest

from playground.protocol.typescript import DECLARATIONS

WEB = DECLARATIONS.parent
UI = WEB.parent / "ui"
MESSAGES = set(re.findall(r"^export (?:interface|type) (\w+)", DECLARATIONS.read_text(), re.MULTILINE))


def components() -> list[tuple[str, str]]:
    """The script and the message of every call of ``component``."""
    return [
        (ast.literal_eval(node.args[0]), ast.unparse(node.args[1]))
        for path in sorted(UI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "component"
    ]


@pytest.mark.parametrize(("script", "message"), components())
def test_the_script_of_a_component_expects_the_message_that_python_sends(script: str, message: str) -> None:
    text = (WEB / f"{script}.js").read_text()
    assert message in MESSAGES
    expected = re.findall(r"@param \{Component<(\w+)", text) or re.findall(r"Component<(\w+)", text)
    assert expected == [message]


def test_every_script_that_renders_is_a_component() -> None:
    rendering = {
        str(path.relative_to(WEB).with_suffix(""))
        for path in Path(WEB).rglob("*.js")
        if re.search(r"^export function render\b", path.read_text(), re.MULTILINE)
    }
    assert rendering == {script for script, _ in components()}
