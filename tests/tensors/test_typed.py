"""Typed numbers, shapes and tables: read as NumPy and Python read them, or refused in one sentence."""

import json
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from playground import limits
from playground.fields import FieldError
from playground.tensors import typed
from playground.tensors.shapes.index_text import parse_index, parse_integers
from tests.tensors.messages import sentence

NASTY = st.text(alphabet="[](){},;\t\n 0123456789.+-eEjJnaifTruFls:*_xX×…−'\"\\", max_size=60)


@settings(max_examples=200, deadline=None)
@given(values=arrays.arrays(np.int64, arrays.array_shapes(min_dims=0, max_dims=4, max_side=4)))
def test_brackets_are_read_as_json_reads_them(values: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> None:
    text = json.dumps(values.tolist())
    assert typed.parse_tensor(text) == values.tolist()
    assert eval(typed.nested_source(typed.parse_tensor(text))) == values.tolist()


@settings(max_examples=200, deadline=None)
@given(
    rows=st.integers(2, 5),
    columns=st.integers(1, 5),
    between=st.sampled_from([",", ", ", "\t", ";", " "]),
    data=st.data(),
)
def test_a_pasted_table_is_read_row_by_row(rows: int, columns: int, between: str, data: st.DataObject) -> None:
    cell = st.floats(allow_nan=False, width=32)
    table = [[data.draw(cell) for _ in range(columns)] for _ in range(rows)]
    assert typed.parse_tensor("\n".join(between.join(map(repr, row)) for row in table)) == table


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ("5,", [5]),
        ("1 2 3", [1, 2, 3]),
        ("True, False", [True, False]),
        ("1+2j", 1 + 2j),
        ("-.5e-3", -0.0005),
        ("−3", -3),
        ("[]", []),
        ("(1, 2)", [1, 2]),
        ("inf -inf", [float("inf"), float("-inf")]),
    ],
)
def test_numbers_are_read(text: str, value: object) -> None:
    assert typed.parse_tensor(text) == value
    assert type(typed.parse_tensor(text)) is type(value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no number yet"),
        ("[[1]", "never closed: add \\]"),
        ("[1]]", "Something follows"),
        ("[1, [2]]", "x\\[1\\]. holds 1 number and row 1 .* is a single number"),
        ("{1}", "not a number"),
        ("[{1}]", "square brackets"),
        ("]", "not a number"),
        ("9" * 30, "beyond int64"),
        ("1" * 200, "200 characters"),
        ("[" * 99, "64 brackets"),
        ("1_000", "'1_000'"),
        ("x" * 20_001, "MAX_TYPED_CHARACTERS"),
        ("__import__('os')", "not a number"),
    ],
)
def test_what_is_no_tensor_is_one_sentence(text: str, message: str) -> None:
    with pytest.raises(FieldError, match=message) as raised:
        typed.parse_tensor(text)
    sentence(raised.value)


@settings(max_examples=3000, deadline=None)
@given(text=st.one_of(NASTY, st.text(max_size=40)))
def test_any_text_is_read_or_refused_in_one_sentence(text: str) -> None:
    for parse in (
        typed.parse_tensor,
        typed.parse_shape,
        partial(typed.parse_shape, signed=True),
        typed.parse_power,
        parse_index,
        parse_integers,
    ):
        try:
            parse(text)
        except FieldError as error:
            sentence(error)


@pytest.mark.parametrize("piece", ["1", "[", "1.", "-", ",", " ", "1e", "j", "[1],", "1:", "..."])
def test_long_text_is_parsed_at_once(piece: str) -> None:
    text = piece * (limits.MAX_TYPED_CHARACTERS // len(piece))
    for parse in (typed.parse_tensor, typed.parse_shape, parse_index):
        try:
            parse(text)
        except FieldError as error:
            sentence(error)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("2, 3", (2, 3)),
        ("[2, 3]", (2, 3)),
        ("2x3", (2, 3)),
        ("()", ()),
        ("", ()),
        ("torch.Size([4])", (4,)),
        ("7", (7,)),
    ],
)
def test_shapes_are_read(text: str, shape: tuple[int, ...]) -> None:
    assert typed.parse_shape(text) == shape


def test_a_size_that_torch_computes_is_read() -> None:
    assert typed.parse_shape("-1, 2", signed=True) == typed.parse_shape("−1 2", signed=True) == (-1, 2)
    with pytest.raises(FieldError, match="is not a size"):
        typed.parse_shape("-1, 2")


@pytest.mark.parametrize(
    ("text", "value"), [("2**24 + 1", 2**24 + 1), ("300", 300), ("-2**31", -(2**31)), ("0.1", 0.1), ("2**10-1", 1023)]
)
def test_powers_are_read(text: str, value: float) -> None:
    assert typed.parse_power(text) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0", "0"),
        (" 0 , 1:3", "0, 1:3"),
        ("[..., -1]", "..., -1"),
        ("None,:", "None, :"),
        ("::2", "::2"),
        ("1:,:-1:3", "1:, :-1:3"),
        ("007", "7"),
    ],
)
def test_an_index_is_checked_and_written_as_code(text: str, code: str) -> None:
    assert parse_index(text) == code
