"""Mixed devices: meta raises the real errors, and every repair works."""

import pytest
import torch

from playground.numpy_gpu.devices.device_errors import DEVICE_CASES, DeviceCase
from playground.numpy_gpu.devices.tasks import run_device_case
from tests.shown_lines import run_lines

EVERY_CASE = pytest.mark.parametrize("case", DEVICE_CASES.values(), ids=DEVICE_CASES)


@pytest.mark.covers("devices.meta_errors")
@EVERY_CASE
def test_on_meta_each_case_ends_as_its_entry_states(case: DeviceCase) -> None:
    assert run_lines(case.source("meta")).error_class == case.error_class
    original, _ = run_device_case(case.name, "meta")
    assert original is not None
    assert original.error.split(":")[0] == case.error_class
    assert bool(original.value) != bool(case.error_class)


@EVERY_CASE
def test_every_repair_works_on_meta_and_on_the_cpu(case: DeviceCase) -> None:
    if not case.repair:
        assert not case.error_class
        return
    for device in ("meta", "cpu"):
        _, repaired = run_device_case(case.name, device)
        assert repaired is not None
        assert repaired.error == ""
        assert repaired.value


@EVERY_CASE
def test_on_the_cpu_only_the_case_about_meta_fails(case: DeviceCase) -> None:
    assert bool(run_lines(case.source("cpu")).error_class) == case.only_meta


@pytest.mark.covers("devices.model_moves")
def test_a_model_moves_in_place_and_a_tensor_does_not() -> None:
    variables = run_lines(DEVICE_CASES["model_moves"].source("meta")).variables
    assert variables["moved"] is variables["model"]
    assert variables["model"].weight.device == torch.device("meta")
    assert run_lines(DEVICE_CASES["tensor_moves"].source("meta")).variables["t"].device == torch.device("cpu")
    assert run_lines(DEVICE_CASES["tensor_moves"].repair_source("meta")).variables["t"].device == torch.device("meta")
