"""A student who enters the examples of public courses sees the digits that these print."""

import json
from pathlib import Path

import pytest

from playground.tensors.create.creation import Creation
from playground.tensors.create.inspection import compute_gradient, inspect_tensor
from playground.tensors.operations.operation_call import OperationCall
from playground.tensors.operations.operation_run import run_operation

COURSES = json.loads((Path(__file__).parent / "courses.json").read_text())


def test_the_first_random_matrix() -> None:
    inspection = inspect_tensor(Creation("rand", {"shape": (3, 4), "seed": 42}))
    assert inspection.tensor is not None
    printed = COURSES["manual_seed(42); rand(3, 4), first row"]
    assert inspection.tensor[0].tolist() == pytest.approx(printed, abs=5e-5)
    assert all(f"{number:.4f}" in inspection.printed.splitlines()[0] for number in printed)


def test_the_first_linear_layer() -> None:
    numbers = Creation("typed", {"typed": "[[1, 2], [3, 4], [5, 6]]", "dtype": "float32"})
    run = run_operation(OperationCall("linear", {"in_features": 2, "out_features": 6, "seed": 42}, numbers))
    assert run.result is not None
    printed = COURSES["manual_seed(42); nn.Linear(2, 6) on [[1,2],[3,4],[5,6]], first row"]
    assert run.result[0].tolist() == pytest.approx(printed, abs=5e-5)
    assert all(f"{number:.4f}" in run.printed.splitlines()[0] for number in printed)


@pytest.mark.parametrize(
    ("calls", "expected"), COURSES["eye(4, 5): grad of (x + 1) ** 2, on the diagonal and elsewhere"].items()
)
def test_the_first_gradient(calls: str, expected: list[int]) -> None:
    run = compute_gradient(Creation("eye", {"n": 4, "m": 5, "requires_grad": True}), calls)
    grad = run.tensors["x.grad"]
    assert {grad[0, 0].item(), grad[3, 3].item()} == {expected[0]}
    assert {grad[0, 1].item(), grad[3, 4].item()} == {expected[1]}
