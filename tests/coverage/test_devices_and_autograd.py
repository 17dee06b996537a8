"""Every row of what a student must be able to do has a test that names it, and no test names a row that is not there."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
AREAS = ("devices", "autograd")


def rows() -> set[str]:
    return {row for area in AREAS for row in json.loads((TESTS / "coverage" / f"{area}.json").read_text())}


def marks() -> Iterator[str]:
    """The first argument of every ``pytest.mark.covers`` on a test."""
    for path in TESTS.rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for mark in node.decorator_list:
                    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.covers":
                        yield from (ast.literal_eval(argument) for argument in mark.args)


def test_every_row_has_a_test() -> None:
    assert rows() - set(marks()) == set()


def test_every_test_names_a_row() -> None:
    assert {row for row in marks() if row.split(".")[0] in AREAS} - rows() == set()


def test_every_row_is_a_sentence_under_its_area() -> None:
    for area in AREAS:
        for row, sentence in json.loads((TESTS / "coverage" / f"{area}.json").read_text()).items():
            assert row.startswith(f"{area}.")
            assert sentence.endswith(".")
