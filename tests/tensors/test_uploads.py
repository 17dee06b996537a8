"""Uploaded tables and images: every mistake in a file is named with its place."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from playground import limits
from playground.fields import FieldError, Value
from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import inspect_tensor
from playground.tensors.uploads import Upload, check_image, read_table, safe_file_name
from tests.tensors.messages import sentence


def tensor(content: str, **options: Value) -> list[list[float]]:
    inspection = inspect_tensor(Creation("table", options, Upload("t.csv", content.encode())))
    assert inspection.tensor is not None, inspection.failure
    return inspection.tensor.tolist()


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("1,2\n3,4", [[1, 2], [3, 4]]),
        ("a,b\n1,2\n3,4\n", [[1, 2], [3, 4]]),
        ("a;b\n1;2.5", [[1, 2.5]]),
        ("1\t2\n3\t4", [[1, 2], [3, 4]]),
        ("\ufeffa,b\n1,2", [[1, 2]]),
        ('"a, b",c\n1,2', [[1, 2]]),
        ("7", [[7]]),
    ],
)
def test_tables_as_programs_write_them(content: str, rows: list[list[float]]) -> None:
    assert tensor(content) == rows


def test_a_missing_cell_is_nan() -> None:
    assert np.isnan(tensor("a,b\n1,\n3,4")[0][1])


def test_columns_of_words_can_be_left_out() -> None:
    content = "name,height\nAda,1.6\nBo,1.8"
    with pytest.raises(FieldError, match="'Ada' in row 2, column 'name'"):
        tensor(content)
    assert tensor(content, numeric_only=True) == [[1.6], [1.8]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"a,b", "no row of numbers"),
        (b"1,2\n3", "Row 2 has 1 cells and row 1 has 2"),
        (b"1,2\nx,4", "'x' in row 2, column 'number 1'"),
        (b"\xff\xfe1", "UTF-8"),
        (b"1\x002", "bytes of value 0"),
        (b"1," * limits.MAX_TABLE_COLUMNS + b"1", "MAX_TABLE_COLUMNS"),
        (b"1\n" * (limits.MAX_TABLE_BYTES // 2 + 1), "MAX_TABLE_BYTES"),
        (bytes(100_000_000), "MAX_TABLE_BYTES"),
    ],
)
def test_bad_tables_are_refused_with_the_place(content: bytes, message: str) -> None:
    with pytest.raises(FieldError, match=message) as raised:
        read_table(content)
    sentence(raised.value)


@settings(max_examples=300, deadline=None)
@given(cells=st.lists(st.lists(st.text(alphabet='01.e-xn,;\t"\n ', max_size=6), max_size=4), max_size=5))
def test_any_table_is_read_or_refused_in_one_sentence(cells: list[list[str]]) -> None:
    content = "\n".join(",".join(row) for row in cells).encode()
    try:
        inspect_tensor(Creation("table", {}, Upload("t.csv", content)))
    except FieldError as error:
        sentence(error)


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"not an image", "no image of a known format"),
        (png(5000, 5000), "MAX_IMAGE_PIXELS"),
        (bytes(100_000_000), "MAX_IMAGE_BYTES"),
        (b"%PDF-1.4", "no image of a known format"),
    ],
)
def test_bad_images_are_refused(content: bytes, message: str) -> None:
    with pytest.raises(FieldError, match=message) as raised:
        check_image(content)
    sentence(raised.value)


def test_a_broken_image_is_explained() -> None:
    content = png(200, 200)[:-40]
    inspection = inspect_tensor(Creation("image", {}, Upload("p.png", content)))
    assert inspection.failure is not None
    from playground.tensors.error_explanations import explain_failure

    assert "broken" in explain_failure(inspection.failure)


@pytest.mark.parametrize(
    ("name", "safe"), [("../../etc/passwd", "passwd"), ("C:\\x\\y.csv", "y.csv"), ("", "t.csv"), ("a" * 99, "a" * 40)]
)
def test_a_file_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_file_name(name, "t.csv") == safe


def test_a_hostile_file_name_stays_text() -> None:
    name = "x'); import os #\".csv"
    inspection = inspect_tensor(Creation("table", {}, Upload(name, b"1,2")))
    assert inspection.tensor is not None
    assert repr(name) in inspection.code.source
