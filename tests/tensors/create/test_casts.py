"""A cast gives the same number as C and NumPy, and as the line shown prints."""

import ctypes
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.tensors.create.casts import cast_to_all, tensor_line
from playground.tensors.create.choices import CAST_EXAMPLES
from playground.tensors.create.tasks import cast_number
from playground.tensors.typed import parse_power
from tests.tensors.running import executed


@pytest.mark.covers("tensors.dtypes.casts")
@pytest.mark.parametrize(
    ("number", "dtype", "result", "outcome"),
    [
        ("300", "int8", 44, "wrapped"),
        ("0.1", "float16", 0.0999755859375, "rounded"),
        ("2**24 + 1", "float32", 16777216.0, "rounded"),
        ("2**24 + 1", "float64", 16777217.0, "exact"),
        ("3.9", "int32", 3, "truncated"),
        ("-1", "uint8", 255, "wrapped"),
        ("65537", "float16", math.inf, "too_large"),
        ("nan", "int64", None, "undefined"),
        ("0.5", "bool", True, "nonzero"),
        ("1+2j", "float32", 1.0, "truncated"),
    ],
)
def test_what_a_number_becomes(number: str, dtype: str, result: object, outcome: str) -> None:
    cast = next(cast for cast in cast_to_all(parse_power(number)) if cast.dtype == dtype)
    assert cast.outcome == outcome
    assert result is None or cast.result == result


@given(number=st.integers(-(2**63), 2**63 - 1))
@settings(max_examples=50, deadline=None)
def test_integers_wrap_as_c_wraps_them(number: int) -> None:
    results = {cast.dtype: cast.result for cast in cast_to_all(number)}
    for bits in (8, 16, 32, 64):
        assert results[f"int{bits}"] == getattr(ctypes, f"c_int{bits}")(number).value
        assert results[f"uint{bits}"] == getattr(ctypes, f"c_uint{bits}")(number).value


@given(number=st.floats(-60000, 60000))
@settings(max_examples=50, deadline=None)
def test_floats_round_as_numpy_rounds_them(number: float) -> None:
    results = {cast.dtype: cast.result for cast in cast_to_all(number)}
    for name in ("float16", "float32", "float64"):
        assert results[name] == float(np.dtype(name).type(number))


@pytest.mark.parametrize("example", CAST_EXAMPLES)
def test_every_cast_shown_is_what_its_line_prints(example: str) -> None:
    value = parse_power(example)
    for cast in cast_to_all(value):
        _, printed = executed(f"import torch\n{tensor_line(value)}\nprint({cast.line})")
        assert printed == cast.printed


def test_the_answer_holds_the_code_of_one_cast_and_the_table_of_all() -> None:
    answer = cast_number("2**24 + 1", "float32")
    assert answer.code.source == "import torch\n\nx = torch.tensor(16777217)\nprint(x.to(torch.float32))"
    assert executed(answer.code.source)[1] == answer.code.printed
    assert "torch.complex32<" in answer.table
