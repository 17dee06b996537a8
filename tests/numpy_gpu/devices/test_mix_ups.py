"""Mixed devices: meta raises the errors for real, and every repair works."""

import pytest
import torch

from playground.numpy_gpu.devices.mix_ups import MIX_UPS, MixUp
from playground.sandbox.shown_code import run

EVERY_CASE = pytest.mark.parametrize("case", MIX_UPS.values(), ids=MIX_UPS)


@pytest.mark.covers("devices.meta_errors")
@EVERY_CASE
def test_on_meta_each_case_ends_as_its_entry_says(case: MixUp) -> None:
    outcome = run(case.source("meta"))
    assert outcome.kind == case.fails
    if not case.fails:
        assert eval(case.shows, dict(outcome.names)) is not None


@EVERY_CASE
def test_every_repair_works_on_meta_and_on_the_cpu(case: MixUp) -> None:
    if not case.repair:
        assert not case.fails
        return
    for device in ("meta", "cpu"):
        outcome = run(case.repair_source(device))
        assert outcome.error == ""
        assert eval(case.repair_shows, dict(outcome.names)) is not None


@EVERY_CASE
def test_on_one_device_alone_nothing_is_mixed(case: MixUp) -> None:
    assert bool(run(case.source("cpu")).error) == case.only_meta


@pytest.mark.covers("devices.model_moves")
def test_a_model_moves_in_place_and_a_tensor_does_not() -> None:
    names = run(MIX_UPS["model_moves"].source("meta")).names
    assert names["moved"] is names["model"]
    assert names["model"].weight.device == torch.device("meta")
    assert run(MIX_UPS["tensor_moves"].source("meta")).names["t"].device == torch.device("cpu")
    assert run(MIX_UPS["tensor_moves"].repair_source("meta")).names["t"].device == torch.device("meta")
