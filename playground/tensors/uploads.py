"""Uploaded tables and images, checked before they become tensors: every mistake is one sentence."""

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
from playground.tensors.typed import parse_scalar

IMAGE_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
_SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Upload:
    """An uploaded file; a line of shown code that opens its name reads its content."""

    name: str
    content: bytes


@dataclass(frozen=True)
class TableFormat:
    """How a CSV file that can become a tensor is written.

    Attributes:
        separator: between its cells.
        header: whether its first line holds the names of the columns.
        rows, columns: how many hold numbers.
        left_out: names of the columns that are left out, because they hold something else.
    """

    separator: str
    header: bool
    rows: int
    columns: int
    left_out: tuple[str, ...]


def safe_file_name(name: str, fallback: str) -> str:
    """A file name that is safe to show in code: without folders, and of bounded length."""
    return PurePath(name.replace("\\", "/")).name[-40:] or fallback


@lru_cache(maxsize=4)
def read_table(content: bytes, numeric_only: bool = False) -> TableFormat:
    """Check a CSV file: every cell a number, every row as long as the first.

    Args:
        content: of the file.
        numeric_only: leave out columns that hold anything else, instead of refusing them.

    Raises:
        TensorError: it is too large, no text, has rows of unequal length, or holds something that is not a number.
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
        raise TensorError(
            "The file holds bytes of value 0, so it is no text: save the table as CSV with UTF-8 encoding."
        )
    lines = [line for line in text.removeprefix("\ufeff").splitlines() if line.strip()]
    if not lines:
        raise TensorError("The file is empty: it needs at least one row of numbers.")
    return lines


def _check_lengths(rows: Sequence[Sequence[str]]) -> None:
    columns = len(rows[0])
    if columns > limits.MAX_TABLE_COLUMNS:
        raise TensorError(
            f"The table has {columns:,} columns and the limit (MAX_TABLE_COLUMNS) is {limits.MAX_TABLE_COLUMNS:,}: "
            "upload fewer."
        )
    for at, row in enumerate(rows, 1):
        if len(row) != columns:
            raise TensorError(
                f"Row {at} has {len(row)} cells and row 1 has {columns}: in a tensor all rows have the same length, so "
                "complete or remove that row."
            )


def _table(rows: list[list[str]], names: list[str] | None, separator: str, numeric_only: bool) -> TableFormat:
    if not rows:
        raise TensorError("The table has column names but no row of numbers below them: add one.")
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
            "correct the cell, or use the columns of numbers only."
        )
    if len(bad) == len(titles):
        raise TensorError("No column of the table holds numbers alone: a tensor needs at least one.")
    columns = len(titles) - len(bad)
    check_elements(len(rows) * columns, "The table")
    return TableFormat(
        separator, names is not None, len(rows), columns, tuple(titles[column] for column in sorted(bad))
    )


_MISSING = ("", "nan", "na", "n/a", "null", "none")


def _is_number(cell: str) -> bool:
    """Whether pandas reads a cell as a number; an empty cell is a missing number (NaN)."""
    word = cell.strip()
    if word.lower() in _MISSING:
        return True
    try:
        return isinstance(parse_scalar(word), int | float) and word.lower() not in ("true", "false")
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
