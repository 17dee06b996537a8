"""The page NumPy & GPU, every control turned."""

import pytest

from playground.numpy_gpu.bridge.cases import CASES
from playground.numpy_gpu.bridge.crossing import Change, cross
from playground.numpy_gpu.bridge.round_trips import ROUND_TRIPS
from playground.numpy_gpu.devices.mix_ups import MIX_UPS
from playground.numpy_gpu.devices.report import report
from playground.numpy_gpu.memory.networks import NETWORKS
from playground.numpy_gpu.memory.rules import DTYPES, STATES, TENSOR_DTYPES, Setup, needs
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, usable
from playground.sandbox.shown_code import run
from playground.ui.numpy_gpu import machine
from tests.numpy_gpu.devices import stand_in
from tests.ui.pages import assert_well, choose_all, code, opened, pick, press, words


@pytest.fixture
def machine_with(monkeypatch: pytest.MonkeyPatch):
    """Lets the page find another machine's devices."""
    return lambda found: monkeypatch.setattr(machine, "found", lambda: report(found))


@pytest.mark.covers("devices.sharing")
def test_every_crossing_shows_its_code_and_says_whether_memory_is_shared() -> None:
    app = opened("numpy_gpu")
    for name, case in CASES.items():
        app.selectbox(key="bridge_case").set_value(name).run()
        assert_well(app)
        assert cross(name).source in code(app)
        assert ("They share memory" if case.shares else "They share no memory") in words(app)
        assert case.reason in words(app)


@pytest.mark.covers("devices.rebinding")
def test_rebinding_and_adding_in_place_act_on_the_shown_code() -> None:
    app = opened("numpy_gpu")
    press(app, "bridge_left_add")
    assert "They share memory.** t followed" in words(app)
    press(app, "bridge_left_rebind")
    assert "made a new result" in words(app)
    source = next(each for each in code(app) if "a = a + 1" in each)
    assert source == cross("from_numpy", [Change("add", "left"), Change("rebind", "left")]).source
    names = run(source).names
    assert names["a"].tolist() == [[3, 4, 5], [6, 7, 8]]
    assert names["t"].tolist() == [[2, 3, 4], [5, 6, 7]]
    for _ in range(12):
        press(app, "bridge_right_add")
    assert "MAX_BRIDGE_CHANGES" in words(app)
    press(app, "bridge_again")
    assert cross("from_numpy").source in code(app)


def test_a_crossing_to_a_device_offers_those_that_are_there() -> None:
    app = opened("numpy_gpu")
    app.selectbox(key="bridge_case").set_value("device").run()
    pick(app, "bridge_device", "meta")
    assert "there is no data to show" in words(app)
    assert_well(app)


@pytest.mark.covers("devices.dtypes")
def test_every_round_trip_shows_its_lines_and_its_repair() -> None:
    app = opened("numpy_gpu")
    for name, trip in ROUND_TRIPS.items():
        pick(app, "round_trip", name)
        assert_well(app)
        assert trip.source in code(app)
        assert not trip.repair or trip.repair_source in code(app)
        assert trip.reason in words(app)


@pytest.mark.covers("devices.no_accelerator")
def test_without_an_accelerator_the_page_says_so_and_meta_stands_in(machine_with) -> None:
    machine_with(stand_in.NONE)
    app = opened("numpy_gpu", "Devices")
    assert "No accelerator here" in words(app)
    assert app.button_group(key="journey_device").options == ["cpu", "meta"]
    for name, case in MIX_UPS.items():
        app.selectbox(key="mix_up").set_value(name).run()
        assert_well(app)
        assert case.source("meta") in code(app)
        assert case.reason in words(app)


@pytest.mark.covers("devices.names")
@pytest.mark.parametrize("found", [stand_in.ONE, stand_in.SEVERAL, stand_in.APPLE], ids=["one", "several", "apple"])
def test_with_accelerators_the_page_names_them_and_uses_the_first(machine_with, found: stand_in.StandIn) -> None:
    machine_with(found)
    app = opened("numpy_gpu", "Devices")
    names = report(found).names
    assert report(found).summary in words(app)
    # The stand-in has no driver: torch refuses, and the page tells it in a sentence.
    assert f't = t.to("{names[1]}")' in "\n".join(code(app))
    assert "not usable here" in words(app)
    pick(app, "journey_device", "cpu")
    assert "not usable here" not in words(app)
    app = opened("numpy_gpu", "Timing")
    assert "There is no accelerator here" not in words(app)
    assert_well(app)


@pytest.mark.covers("devices.numpy_of_device")
def test_a_journey_is_stopped_and_repaired() -> None:
    app = opened("numpy_gpu", "Devices")
    pick(app, "journey_device", "meta")
    press(app, "journey_numpy")
    assert "can't convert meta device type tensor to numpy" in words(app)
    assert app.button(key="journey_compute").disabled
    press(app, "journey_repair_0")
    assert "The numbers now: 1, 1, 1." in words(app)
    press(app, "journey_back")
    press(app, "journey_again")
    pick(app, "journey_device", "cpu")
    for step in ("requires_grad", "numpy"):
        press(app, f"journey_{step}")
    assert app.button(key="journey_repair_0").label == "Repair: t.detach().numpy()"
    press(app, "journey_repair_0")
    assert "The numbers now: 1, 2, 3." in words(app)


def test_a_journey_has_an_end() -> None:
    app = opened("numpy_gpu", "Devices")
    pick(app, "journey_device", "cpu")
    for _ in range(8):
        press(app, "journey_compute")
    assert "MAX_JOURNEY_STEPS" in words(app)
    assert app.button(key="journey_compute").disabled


@pytest.mark.covers("devices.timing")
def test_every_operation_shows_both_ways_and_measuring_can_be_cancelled() -> None:
    app = opened("numpy_gpu", "Timing")
    for name in usable("cpu"):
        app.selectbox(key="timing_benchmark").set_value(name).run()
        assert_well(app)
        assert any("synchronise" in each or BENCHMARKS[name].source("cpu") in each for each in code(app))
    choose_all(app, "timing_dtypes")
    assert app.button(key="timing_measure").disabled
    choose_all(app, "timing_dtypes", "float32", "float64")
    press(app, "timing_measure")
    press(app, "timing_cancel")
    assert "Cancelled after" in words(app)
    assert app.button(key="timing_cancel").disabled
    assert not app.button(key="timing_measure").disabled


@pytest.mark.covers("devices.memory")
def test_a_tensor_of_any_dtype_is_sized() -> None:
    app = opened("numpy_gpu", "Memory")
    for dtype in TENSOR_DTYPES:
        app.selectbox(key="tensor_dtype").set_value(dtype).run()
        assert_well(app)
    app.number_input(key="tensor_axis_0").set_value(10_000).run()
    assert "MAX_TENSOR_BYTES" in words(app)
    assert any('device="meta"' in each for each in code(app))


@pytest.mark.covers("devices.memory")
def test_every_network_dtype_and_optimizer_agrees_with_the_measurement() -> None:
    app = opened("numpy_gpu", "Memory")
    for key, values in (("memory_network", NETWORKS), ("memory_dtype", DTYPES), ("memory_optimizer", STATES)):
        for value in values:
            app.selectbox(key=key).set_value(value).run()
            assert_well(app)
            assert "Rule and measurement agree to the byte" in words(app)
    app.selectbox(key="memory_optimizer").set_value("RMSprop").run()
    for option in ("momentum", "centered"):
        app.checkbox(key=f"memory_RMSprop_{option}").check().run()
        assert "Rule and measurement agree to the byte" in words(app)
    app.number_input(key="memory_batch").set_value(1).run()
    assert "Rule and measurement agree to the byte" in words(app)


def test_exercises_check_themselves() -> None:
    app = opened("numpy_gpu")
    choose_all(app, "exercise_sharing", "torch.tensor(a)")
    assert "Not yet." in words(app)
    choose_all(app, "exercise_sharing", "torch.from_numpy(a)", "torch.as_tensor(a)", "torch.from_numpy(a.T)")
    assert "Right." in words(app)
    app.number_input(key="exercise_rebinding").set_value(2.0).run()
    app.number_input(key="exercise_state").set_value(float(needs(Setup()).state)).run()
    assert words(app).count("Right.") == 3


def test_choices_outlive_a_visit_to_another_page() -> None:
    app = opened("numpy_gpu")
    app.selectbox(key="bridge_case").set_value("rows").run()
    app.switch_page("pages/home.py").run()
    app.switch_page("pages/numpy_gpu.py").run()
    assert app.selectbox(key="bridge_case").value == "rows"
