"""Chains of transfers: every step and every repair, run on the CPU and on meta."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import limits
from playground.errors import PlaygroundError
from playground.numpy_gpu.devices.tasks import run_transfers
from playground.numpy_gpu.devices.transfer_graph import describe_graph, render_graph
from playground.numpy_gpu.devices.transfers import (
    FIRST_STEPS,
    OFFERED_STEPS,
    TRANSFER_STEPS,
    DataLocation,
    explain_failure,
)
from tests.shown_lines import run_lines


@pytest.mark.covers("devices.moves")
def test_the_first_chain_shares_memory_and_stays_on_the_cpu() -> None:
    chain = run_transfers(FIRST_STEPS, "cpu")
    assert [transfer.outcome for transfer in chain.transfers] == ["shares", "shares"]
    assert [transfer.after for transfer in chain.transfers] == [DataLocation("cpu"), DataLocation("cpu")]
    assert chain.values == (1, 2, 3)


@pytest.mark.covers("devices.moves")
def test_a_chain_to_the_cpu_and_back() -> None:
    chain = run_transfers(("from_numpy", "compute", "cpu", "numpy"), "cpu")
    assert [transfer.outcome for transfer in chain.transfers] == ["shares", "copies", "shares", "shares"]
    assert chain.transfers[-1].after == DataLocation("numpy")
    assert chain.values == (2, 4, 6)


@pytest.mark.covers("devices.numpy_of_device")
def test_numpy_of_a_tensor_on_another_device_fails_with_torchs_message() -> None:
    chain = run_transfers((*FIRST_STEPS, "numpy"), "meta")
    assert chain.error.startswith("TypeError: can't convert meta device type tensor to numpy. Use Tensor.cpu()")
    assert chain.transfers[-1].outcome == "fails"
    assert "no numbers" in chain.explanation


@pytest.mark.covers("devices.numpy_of_grad")
def test_numpy_of_a_tensor_that_requires_grad_fails_and_detach_repairs_it() -> None:
    steps = ("from_numpy", "requires_grad")
    chain = run_transfers((*steps, "numpy"), "cpu")
    assert "requires grad" in chain.error
    assert "t.detach().numpy()" in chain.repairs
    repaired = run_transfers((*steps, *chain.repairs["t.detach().numpy()"]), "cpu")
    assert repaired.error == ""
    assert repaired.values == (1, 2, 3)


@settings(max_examples=150, deadline=None)
@given(
    steps=st.lists(st.sampled_from(OFFERED_STEPS), max_size=limits.MAX_TRANSFER_STEPS - 3),
    device=st.sampled_from(["cpu", "meta"]),
)
def test_every_chain_works_or_fails_with_an_explanation_and_repairs_that_work(steps: list[str], device: str) -> None:
    chain = run_transfers(steps, device)
    if not chain.error:
        assert run_lines(chain.source).error_class == ""
        assert len(chain.transfers) == len(steps)
        return
    assert chain.explanation.endswith(".")
    assert chain.repairs
    done = steps[: len(chain.transfers) - 1]
    for repair in chain.repairs.values():
        assert run_transfers([*done, *repair], device).error == ""


@pytest.mark.covers("devices.no_accelerator")
@pytest.mark.skipif(torch.accelerator.is_available(), reason="there is an accelerator here")
@pytest.mark.parametrize("device", ["cuda", "mps", "xpu"])
def test_a_device_that_does_not_exist_is_an_error_with_its_reason(device: str) -> None:
    chain = run_transfers(FIRST_STEPS, device)
    assert chain.error
    assert "not usable here" in chain.explanation


def test_a_tensor_on_another_device_that_requires_grad_needs_both_repairs() -> None:
    explanation, repairs = explain_failure("numpy", DataLocation("cuda:0", requires_grad=True), has_tensor=True)
    assert "memory of cuda:0" in explanation
    assert repairs["t.detach().cpu().numpy()"] == ("detach", "cpu", "numpy")


def test_a_chain_that_is_too_long_is_refused_by_the_limits_name() -> None:
    with pytest.raises(PlaygroundError, match="MAX_TRANSFER_STEPS"):
        run_transfers(["compute"] * (limits.MAX_TRANSFER_STEPS + 1), "cpu")


def test_every_step_has_its_line() -> None:
    assert set(OFFERED_STEPS) <= set(TRANSFER_STEPS)
    assert all(" = " in step.source("cpu") for step in TRANSFER_STEPS.values())


@pytest.mark.covers("devices.moves")
@pytest.mark.parametrize("device", ["cpu", "meta"])
def test_every_step_of_a_chain_is_an_arrow(device: str) -> None:
    chain = run_transfers(("from_numpy", "to_device", "numpy"), device)
    drawing = render_graph(chain, device, "TB")
    arrows = [line for line in drawing.split("\n") if " -> " in line and "invis" not in line]
    assert len(arrows) == 3
    assert ("pg-graph-error" in arrows[-1]) == (device == "meta")
    assert all(transfer.line in describe_graph(chain) for transfer in chain.transfers)
    assert describe_graph(run_transfers((), device)) == "The data is in a NumPy array."
