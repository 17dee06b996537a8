"""The page NumPy & GPU, with every choice made."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from playground.accelerators import report_devices
from playground.numpy_gpu.bridge.conversions import CONVERSIONS
from playground.numpy_gpu.bridge.round_trips import ROUND_TRIPS
from playground.numpy_gpu.bridge.sharing import SideChange
from playground.numpy_gpu.bridge.tasks import run_conversion
from playground.numpy_gpu.choices import FLOAT_DTYPES, TENSOR_DTYPES
from playground.numpy_gpu.devices.device_errors import DEVICE_CASES
from playground.numpy_gpu.memory.networks import NETWORKS
from playground.numpy_gpu.memory.rules import STATE_RULES, TrainingSetup, calculate_memory
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, usable_benchmarks
from playground.ui.numpy_gpu import choices
from tests import fake_machines
from tests.shown_lines import run_lines
from tests.ui.pages import assert_well, choose_all, code, opened, pick, press, words

MachineWith: TypeAlias = Callable[[fake_machines.FakeMachine], None]


@pytest.fixture
def machine_with(monkeypatch: pytest.MonkeyPatch) -> MachineWith:
    """Lets the page find the devices of another machine."""
    return lambda machine: monkeypatch.setattr(choices, "device_report", lambda: report_devices(machine))


@pytest.mark.covers("devices.sharing")
def test_every_conversion_shows_its_code_and_whether_memory_is_shared() -> None:
    app = opened("numpy_gpu")
    for name, conversion in CONVERSIONS.items():
        app.selectbox(key="numpy-gpu_conversion").set_value(name).run()
        assert_well(app)
        assert run_conversion(name).source in code(app)
        assert ("They share memory" if conversion.shares else "They share no memory") in words(app)
        assert conversion.reason in words(app)


@pytest.mark.covers("devices.rebinding")
def test_rebinding_and_adding_in_place_act_on_the_shown_code() -> None:
    app = opened("numpy_gpu")
    press(app, "bridge_left_add")
    assert "They share memory.** t changed too" in words(app)
    press(app, "bridge_left_rebind")
    assert "made a new result" in words(app)
    source = next(each for each in code(app) if "a = a + 1" in each)
    assert source == run_conversion("from_numpy", [SideChange("add", "left"), SideChange("rebind", "left")]).source
    variables = run_lines(source).variables
    assert variables["a"].tolist() == [[3, 4, 5], [6, 7, 8]]
    assert variables["t"].tolist() == [[2, 3, 4], [5, 6, 7]]
    for _ in range(12):
        press(app, "bridge_right_add")
    assert "MAX_CONVERSION_CHANGES" in words(app)
    press(app, "bridge_again")
    assert run_conversion("from_numpy").source in code(app)


def test_a_conversion_to_a_device_offers_the_devices_of_the_machine() -> None:
    app = opened("numpy_gpu")
    app.selectbox(key="numpy-gpu_conversion").set_value("device").run()
    pick(app, "numpy-gpu_conversion_device", "meta")
    assert "there is no data to show" in words(app)
    assert_well(app)


@pytest.mark.covers("devices.dtypes")
def test_every_round_trip_shows_its_lines_and_its_repair() -> None:
    app = opened("numpy_gpu")
    for name, trip in ROUND_TRIPS.items():
        pick(app, "numpy-gpu_round_trip", name)
        assert_well(app)
        assert trip.source in code(app)
        assert not trip.repair or trip.repair_source in code(app)
        assert trip.reason in words(app)


@pytest.mark.covers("devices.no_accelerator")
def test_without_an_accelerator_the_page_reports_it_and_uses_meta(machine_with: MachineWith) -> None:
    machine_with(fake_machines.NO_ACCELERATOR)
    app = opened("numpy_gpu", "Devices")
    assert "No accelerator here" in words(app)
    assert app.button_group(key="numpy-gpu_transfer_device").options == ["cpu", "meta"]
    for name, case in DEVICE_CASES.items():
        app.selectbox(key="numpy-gpu_device_case").set_value(name).run()
        assert_well(app)
        assert case.source("meta") in code(app)
        assert case.reason in words(app)


@pytest.mark.covers("devices.names")
@pytest.mark.parametrize(
    "machine", [fake_machines.ONE_GPU, fake_machines.TWO_GPUS, fake_machines.APPLE_GPU], ids=["one", "several", "apple"]
)
def test_with_accelerators_the_page_names_them_and_uses_the_first(
    machine_with: MachineWith, machine: fake_machines.FakeMachine
) -> None:
    machine_with(machine)
    app = opened("numpy_gpu", "Devices")
    names = report_devices(machine).names
    assert report_devices(machine).summary in words(app)
    # The fake machine has no driver: torch raises an error, and the page explains it in a sentence.
    assert f't = t.to("{names[1]}")' in "\n".join(code(app))
    assert "not usable here" in words(app)
    pick(app, "numpy-gpu_transfer_device", "cpu")
    assert "not usable here" not in words(app)
    app = opened("numpy_gpu", "Timing")
    assert "There is no accelerator here" not in words(app)
    assert_well(app)


@pytest.mark.covers("devices.numpy_of_device")
def test_a_chain_of_transfers_fails_and_is_repaired() -> None:
    app = opened("numpy_gpu", "Devices")
    pick(app, "numpy-gpu_transfer_device", "meta")
    press(app, "transfer_numpy")
    assert "can't convert meta device type tensor to numpy" in words(app)
    assert app.button(key="transfer_compute").disabled
    press(app, "transfer_repair_0")
    assert "The numbers now: 1, 1, 1." in words(app)
    press(app, "transfer_undo")
    press(app, "transfer_again")
    pick(app, "numpy-gpu_transfer_device", "cpu")
    for step in ("requires_grad", "numpy"):
        press(app, f"transfer_{step}")
    assert app.button(key="transfer_repair_0").label == "Repair: t.detach().numpy()"
    press(app, "transfer_repair_0")
    assert "The numbers now: 1, 2, 3." in words(app)


def test_the_length_of_a_chain_of_transfers_is_limited() -> None:
    app = opened("numpy_gpu", "Devices")
    pick(app, "numpy-gpu_transfer_device", "cpu")
    for _ in range(8):
        press(app, "transfer_compute")
    assert "MAX_TRANSFER_STEPS" in words(app)
    assert app.button(key="transfer_compute").disabled


@pytest.mark.covers("devices.timing")
def test_every_operation_shows_right_and_wrong_timing_and_measuring_can_be_cancelled() -> None:
    app = opened("numpy_gpu", "Timing")
    for name in usable_benchmarks("cpu"):
        app.selectbox(key="numpy-gpu_benchmark").set_value(name).run()
        assert_well(app)
        assert any("synchronise" in each or BENCHMARKS[name].source("cpu") in each for each in code(app))
    choose_all(app, "numpy-gpu_timed_dtypes")
    assert app.button(key="timing_measure").disabled
    choose_all(app, "numpy-gpu_timed_dtypes", "float32", "float64")
    press(app, "timing_measure")
    press(app, "timing_cancel")
    assert "Cancelled after" in words(app)
    assert app.button(key="timing_cancel").disabled
    assert not app.button(key="timing_measure").disabled


@pytest.mark.covers("devices.memory")
def test_the_size_of_a_tensor_of_any_dtype_is_shown() -> None:
    app = opened("numpy_gpu", "Memory")
    for dtype in TENSOR_DTYPES:
        app.selectbox(key="numpy-gpu_tensor_dtype").set_value(dtype).run()
        assert_well(app)
    app.number_input(key="numpy-gpu_axis_0").set_value(10_000).run()
    assert "MAX_TENSOR_BYTES" in words(app)
    assert any('device="meta"' in each for each in code(app))


@pytest.mark.covers("devices.memory")
def test_every_network_dtype_and_optimizer_agrees_with_the_measurement() -> None:
    app = opened("numpy_gpu", "Memory")
    for key, values in (
        ("numpy-gpu_network", NETWORKS),
        ("numpy-gpu_training_dtype", FLOAT_DTYPES),
        ("numpy-gpu_optimizer", STATE_RULES),
    ):
        for value in values:
            app.selectbox(key=key).set_value(value).run()
            assert_well(app)
            assert "Rule and measurement agree to the byte" in words(app)
    app.selectbox(key="numpy-gpu_optimizer").set_value("RMSprop").run()
    for option in ("momentum", "centered"):
        app.checkbox(key=f"numpy-gpu_{option}").check().run()
        assert "Rule and measurement agree to the byte" in words(app)
    app.number_input(key="numpy-gpu_batch").set_value(1).run()
    assert "Rule and measurement agree to the byte" in words(app)


def test_exercises_check_themselves() -> None:
    app = opened("numpy_gpu")
    choose_all(app, "exercise_numpy_gpu_sharing", "torch.tensor(a)")
    assert "Not yet." in words(app)
    choose_all(app, "exercise_numpy_gpu_sharing", "torch.from_numpy(a)", "torch.as_tensor(a)", "torch.from_numpy(a.T)")
    assert "These are views of the array's own memory" in words(app)
    app.number_input(key="exercise_numpy_gpu_rebinding").set_value(2.0).run()
    app.number_input(key="exercise_numpy_gpu_adam_state").set_value(
        float(calculate_memory(TrainingSetup()).state)
    ).run()
    assert "Only the first line wrote into the shared memory" in words(app)
    assert "a step counter of 4 bytes for each of the six parameter tensors" in words(app)


def test_choices_are_stored_while_another_page_is_open() -> None:
    app = opened("numpy_gpu")
    app.selectbox(key="numpy-gpu_conversion").set_value("rows").run()
    app.switch_page("pages/home.py").run()
    app.switch_page("pages/numpy_gpu.py").run()
    assert app.selectbox(key="numpy-gpu_conversion").value == "rows"
