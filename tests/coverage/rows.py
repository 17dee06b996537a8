"""The rows that the playground promises to cover, and the tests that show each of them to work.

Rows are data: ``<section>.json`` beside this file, full name to sentence. A test names its rows with
``@pytest.mark.covers("section.group.name")``, on the function or on one of its parameters.
``python -m tests.coverage.rows`` prints the list of rows with their tests.
"""

import ast
import json
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

HERE = Path(__file__).parent
TESTS = HERE.parent
MARKS = ("pytest.mark.covers", "covers")


def rows() -> dict[str, str]:
    """Every row with its sentence, by its full name, whose first part is the section."""
    return {
        row: sentence for file in sorted(HERE.glob("*.json")) for row, sentence in json.loads(file.read_text()).items()
    }


@cache
def covering_tests() -> dict[str, list[str]]:
    """The tests that name each row, found by reading the source of all tests."""
    found: dict[str, list[str]] = {}
    for file in sorted(TESTS.rglob("test_*.py")):
        module = ast.parse(file.read_text())
        for function in _tests(module):
            for row in _named(function, _constants(module)):
                found.setdefault(row, []).append(f"{file.relative_to(TESTS.parent)}::{function.name}")
    return found


def _tests(module: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in module.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))


def _constants(module: ast.Module) -> dict[str, ast.expr]:
    """What stands behind the names of a module, such as a list of parameters."""
    assigned = (node for node in module.body if isinstance(node, ast.Assign))
    return {target.id: node.value for node in assigned for target in node.targets if isinstance(target, ast.Name)}


def _named(function: ast.FunctionDef, constants: dict[str, ast.expr]) -> Iterator[str]:
    """The rows in the marks of a test: on the function itself, and on the parameters in its decorators."""
    for decorator in function.decorator_list:
        behind = [
            constants[node.id] for node in ast.walk(decorator) if isinstance(node, ast.Name) and node.id in constants
        ]
        for node in chain.from_iterable(ast.walk(tree) for tree in (decorator, *behind)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKS:
                for argument in node.args:
                    assert isinstance(argument, ast.Constant), f"{function.name}: a row is named in full, as text"
                    yield str(argument.value)


def listing() -> str:
    """All rows with their tests, as Markdown."""
    tests = covering_tests()
    lines = []
    for row, sentence in rows().items():
        lines.append(f"- **{row}**: {sentence}")
        lines += [f"  - `{test}`" for test in dict.fromkeys(tests.get(row, ["no test"]))]
    return "\n".join(lines)


if __name__ == "__main__":
    print(listing())
