"""Uploaded tables and images: looked at before they become tensors, so that every mistake is one sentence."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from playground import limits
from playground.fields import shortened
from playground.tensors.errors import TensorError
from playground.tensors.sizes import check_elements
from playground.tensors.typed import number

IMAGE_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
_SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Upload:
    """A file that somebody uploaded; a line that opens its name reads its content."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Table:
    """What is known of a CSV file that can become a tensor.

    Attributes:
        separator: between its cells.
        header: whether its first line names the columns.
        rows, columns: how many of them hold numbers.
        left_out: names of the columns that hold no numbers.
    """

    separator: str
    header: bool
    rows: int
    columns: int
    left_out: tuple[str, ...]


def file_name(name: str, fallback: str) -> str:
    """A name that is safe to show in code: no folders, of bounded length."""
    return PurePath(name.replace("\\", "/")).name[-40:] or fallback


@lru_cache(maxsize=4)
def read_table(content: bytes, numeric_only: bool = False) -> Table:
    """Check a CSV file: every cell a number, every row as long as the first.

    Args:
        content: of the file.
        numeric_only: leave out columns that hold anything else, instead of refusing them.

    Raises:
        TensorError: it is too large, no text, ragged, or holds something that is not a number.
    """
    if len(content) > limits.MAX_TABLE_BYTES:
        raise TensorError(
            f"The file has {len(content):,} bytes and the limit (MAX_TABLE_BYTES) is {limits.MAX_TABLE_BYTES:,}: "
            "cut it to fewer rows or columns."
        )
    lines = _lines(content)
    separator = max(_SEPARATORS, key=lines[0].count)
    try:
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
    except csv.Error as error:
        raise TensorError(f"The file is not a table ({error}): save it as CSV text.") from None
    _check_lengths(rows)
    header = not all(_is_number(cell) for cell in rows[0])
    return _table(rows[header:], rows[0] if header else None, separator, numeric_only)


def _lines(content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise TensorError("The file is not text in UTF-8: save the table as CSV with UTF-8 encoding.") from None
    if "\0" in text:
        raise TensorError("The file holds zero bytes, so it is no text: save the table as CSV with UTF-8 encoding.")
    lines = [line for line in text.removeprefix("\ufeff").splitlines() if line.strip()]
    if not lines:
        raise TensorError("The file is empty: it needs at least one row of numbers.")
    return lines


def _check_lengths(rows: Sequence[Sequence[str]]) -> None:
    columns = len(rows[0])
    if columns > limits.MAX_TABLE_COLUMNS:
        raise TensorError(
            f"The table has {columns:,} columns and the limit (MAX_TABLE_COLUMNS) is {limits.MAX_TABLE_COLUMNS:,}: "
            "keep fewer."
        )
    for at, row in enumerate(rows, 1):
        if len(row) != columns:
            raise TensorError(
                f"Row {at} has {len(row)} cells and row 1 has {columns}: in a tensor all rows are of equal length, so "
                "complete or remove that row."
            )


def _table(rows: list[list[str]], names: list[str] | None, separator: str, numeric_only: bool) -> Table:
    if not rows:
        raise TensorError("The table has names of columns but no row of numbers below them: add one.")
    bad: dict[int, tuple[int, str]] = {}
    for at, row in enumerate(rows, 2 if names else 1):
        for column, cell in enumerate(row):
            if column not in bad and not _is_number(cell):
                bad[column] = (at, cell)
    titles = names or [f"number {column + 1}" for column in range(len(rows[0]))]
    if bad and not numeric_only:
        column, (at, cell) = next(iter(bad.items()))
        raise TensorError(
            f"{shortened(cell)} in row {at}, column {shortened(titles[column])}, is not a number: "
            "mend the cell, or keep the columns of numbers only."
        )
    if len(bad) == len(titles):
        raise TensorError("No column of the table holds numbers alone: a tensor needs at least one.")
    columns = len(titles) - len(bad)
    check_elements(len(rows) * columns, "The table")
    return Table(separator, names is not None, len(rows), columns, tuple(titles[column] for column in sorted(bad)))


_MISSING = ("", "nan", "na", "n/a", "null", "none")


def _is_number(cell: str) -> bool:
    """What pandas reads as a number; an empty cell counts as one that is missing (NaN)."""
    word = cell.strip()
    if word.lower() in _MISSING:
        return True
    try:
        return isinstance(number(word), int | float) and word.lower() not in ("true", "false")
    except TensorError:
        return False


def check_image(content: bytes) -> tuple[int, int]:
    """Width and height of an image file, read from its first bytes.

    Raises:
        TensorError: it is too large, or of no known format.
    """
    from PIL import Image, UnidentifiedImageError

    if len(content) > limits.MAX_IMAGE_BYTES:
        raise TensorError(
            f"The file has {len(content):,} bytes and the limit (MAX_IMAGE_BYTES) is {limits.MAX_IMAGE_BYTES:,}: "
            "shrink the image first."
        )
    try:
        picture: Any = Image.open(io.BytesIO(content), formats=IMAGE_FORMATS)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise TensorError(f"This file is no image of a known format: use one of {', '.join(IMAGE_FORMATS)}.") from None
    width, height = picture.size
    if width * height > limits.MAX_IMAGE_PIXELS:
        raise TensorError(
            f"The image has {width:,} x {height:,} pixels and the limit (MAX_IMAGE_PIXELS) is "
            f"{limits.MAX_IMAGE_PIXELS:,}: shrink it first."
        )
    return width, height
