"""Numbers of a tensor in few characters."""

import pytest
from hypothesis import given, settings

from playground.charts.tensor_values import format_number, to_numbers
from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import inspect_tensor
from tests.tensors.strategies import creations


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.5"),
        (1.0, "1."),
        (-3, "−3"),
        (0.88226926, "0.8823"),
        (1e-5, "1e−5"),
        (1e12, "1e12"),
        (16777216.0, "16777216."),
        (float("nan"), "nan"),
        (float("-inf"), "−inf"),
        (True, "True"),
        (1 + 2j, "1+2j"),
        (1 - 0.5j, "1−0.5j"),
    ],
)
def test_numbers_are_written_short(value: complex, text: str) -> None:
    assert format_number(value) == text


@given(creation=creations(("randn", "counting")))
@settings(max_examples=100, deadline=None)
def test_elements_are_read_out_as_they_are(creation: Creation) -> None:
    inspection = inspect_tensor(creation)
    if inspection.tensor is not None:
        assert repr(to_numbers(inspection.tensor)) == repr(inspection.tensor.reshape(-1).tolist())
