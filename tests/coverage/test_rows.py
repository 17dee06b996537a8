"""Every promised row has a test that names it, and no test names a row that is not promised."""

from tests.coverage.rows import covering_tests, rows


def test_every_row_has_a_test() -> None:
    assert [row for row in rows() if row not in covering_tests()] == []


def test_every_row_that_a_test_names_is_promised() -> None:
    assert {row: tests for row, tests in covering_tests().items() if row not in rows()} == {}


def test_rows_are_sentences_or_names() -> None:
    assert all(sentence.strip() for sentence in rows().values())
