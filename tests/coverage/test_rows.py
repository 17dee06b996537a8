"""Every promised row has a test that names it, and no test names a row that is not promised."""

import json

from tests.coverage.rows import HERE, covering_tests, rows


def test_every_row_has_a_test() -> None:
    assert [row for row in rows() if row not in covering_tests()] == []


def test_every_row_that_a_test_names_is_promised() -> None:
    assert {row: tests for row, tests in covering_tests().items() if row not in rows()} == {}


def test_every_row_is_a_sentence_of_its_section() -> None:
    for file in HERE.glob("*.json"):
        for row, sentence in json.loads(file.read_text()).items():
            assert row.startswith(f"{file.stem}.")
            assert sentence.endswith(".")
