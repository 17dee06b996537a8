"""A histogram counts every finite element once, and its description shows it."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings

from playground.charts.histogram import count_elements, describe_histogram, histogram_html
from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import inspect_tensor
from tests.tensors.strategies import creations


@given(creation=creations(("counting", "randn", "randint", "full")))
@settings(max_examples=100, deadline=None)
def test_the_histogram_counts_every_finite_element_once(creation: Creation) -> None:
    inspection = inspect_tensor(creation)
    if inspection.tensor is None or inspection.tensor.numel() == 0:
        return
    counted = count_elements(inspection.tensor)
    assert counted is not None
    assert sum(counted.counts) + counted.left_out == inspection.tensor.numel()
    wide = inspection.tensor.abs() if inspection.tensor.is_complex() else inspection.tensor
    numbers = wide.double().numpy().ravel()
    np.testing.assert_array_equal(np.histogram(numbers[np.isfinite(numbers)], bins=counted.edges)[0], counted.counts)


@pytest.mark.parametrize(
    "values",
    [[float("nan")], [float("inf"), 1.0], [1e308, -1e308], [2.0**62, 2.0**62], [0.0], [5.0, 5.0], [1e-320, 0.0], []],
)
def test_a_histogram_of_awkward_numbers(values: list[float]) -> None:
    counted = count_elements(torch.tensor(values, dtype=torch.float64))
    finite = [value for value in values if np.isfinite(value)]
    assert (sum(counted.counts) if counted else 0) == len(finite)


def test_the_description_names_the_highest_bar() -> None:
    counted = count_elements(torch.tensor([1.0, 1.0, 1.0, 9.0]))
    assert counted is not None
    assert "Histogram of 4 elements" in describe_histogram(counted)
    assert histogram_html(counted).count("<i ") == len(counted.counts) == 9
