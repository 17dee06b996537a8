"""Data on its way: every step and every repair, run for real on the CPU and on meta."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.numpy_gpu.devices.journey import FIRST, OFFERED, STEPS, Place, travel
from playground.sandbox.shown_code import run


@pytest.mark.covers("devices.moves")
def test_the_first_journey_shares_and_then_stays_on_the_cpu() -> None:
    journey = travel(FIRST, "cpu")
    assert [leg.way for leg in journey.legs] == ["shares", "shares"]
    assert [leg.after for leg in journey.legs] == [Place("cpu"), Place("cpu")]
    assert journey.values == (1, 2, 3)


@pytest.mark.covers("devices.moves")
def test_there_and_back_on_the_cpu() -> None:
    journey = travel(("from_numpy", "compute", "cpu", "numpy"), "cpu")
    assert [leg.way for leg in journey.legs] == ["shares", "copies", "shares", "shares"]
    assert journey.legs[-1].after == Place("numpy")
    assert journey.values == (2, 4, 6)


@pytest.mark.covers("devices.numpy_of_device")
def test_numpy_of_a_tensor_elsewhere_fails_with_torchs_words() -> None:
    journey = travel((*FIRST, "numpy"), "meta")
    assert journey.error.startswith("TypeError: can't convert meta device type tensor to numpy. Use Tensor.cpu()")
    assert journey.legs[-1].way == "fails"
    assert "no numbers" in journey.why


@pytest.mark.covers("devices.numpy_of_grad")
def test_numpy_of_a_tensor_that_requires_grad_fails_and_detach_mends_it() -> None:
    steps = ("from_numpy", "requires_grad")
    journey = travel((*steps, "numpy"), "cpu")
    assert "requires grad" in journey.error
    assert "t.detach().numpy()" in journey.repairs
    mended = travel((*steps, *journey.repairs["t.detach().numpy()"]), "cpu")
    assert mended.error == ""
    assert mended.values == (1, 2, 3)


@settings(max_examples=150, deadline=None)
@given(
    steps=st.lists(st.sampled_from(OFFERED), max_size=limits.MAX_JOURNEY_STEPS - 3),
    device=st.sampled_from(["cpu", "meta"]),
)
def test_every_journey_ends_well_or_with_a_reason_and_every_repair_repairs(steps: list[str], device: str) -> None:
    journey = travel(steps, device)
    if not journey.error:
        assert run(journey.source).error == ""
        assert len(journey.legs) == len(steps)
        return
    assert journey.why.endswith(".")
    assert journey.repairs
    done = steps[: len(journey.legs) - 1]
    for repair in journey.repairs.values():
        assert travel([*done, *repair], device).error == ""


@pytest.mark.covers("devices.no_accelerator")
@pytest.mark.skipif(torch.accelerator.is_available(), reason="there is an accelerator here")
@pytest.mark.parametrize("device", ["cuda", "mps", "xpu"])
def test_a_device_that_is_not_here_is_an_error_with_its_reason(device: str) -> None:
    journey = travel(FIRST, device)
    assert journey.error
    assert "not usable here" in journey.why


def test_a_tensor_elsewhere_that_requires_grad_is_told_both_repairs() -> None:
    from playground.numpy_gpu.devices.journey import explain

    why, repairs = explain("numpy", Place("cuda:0", requires_grad=True), has_tensor=True)
    assert "memory of cuda:0" in why
    assert repairs["t.detach().cpu().numpy()"] == ("detach", "cpu", "numpy")


def test_too_long_a_journey_is_refused_by_the_limits_name() -> None:
    with pytest.raises(ValueError, match="MAX_JOURNEY_STEPS"):
        travel(["compute"] * (limits.MAX_JOURNEY_STEPS + 1), "cpu")


def test_every_step_has_its_line() -> None:
    assert set(OFFERED) <= set(STEPS)
    assert all(" = " in step.source("cpu") for step in STEPS.values())
