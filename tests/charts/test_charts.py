"""Charts as data: plain JSON, fixed axes, and words that hold the numbers."""

import json

import pytest

from playground.autograd.descent import DESCENT_LOSSES, RATES, descend
from playground.charts import memory_bars, timing
from playground.charts.chart import Chart
from playground.charts.descent import descent_chart
from playground.numpy_gpu.memory.rules import Setup, needs
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS
from playground.numpy_gpu.timing.measure import Measurement, Point


def measurements(benchmark: str, devices: tuple[str, ...] = ("cpu",)) -> list[Measurement]:
    """Made up: twice the time at every size, and peaks."""
    made = []
    for device in devices:
        made.append(Measurement(Point("copy", 4**12, "float32", device, peak=True), 3e-3, 2e-3, 4e-3, 50, 0.0, 1))
        made.append(Measurement(Point("matmul", 512, "float32", device, peak=True), 3e-3, 2e-3, 4e-3, 50, 0.0, 1))
        for number, size in enumerate(BENCHMARKS[benchmark].sizes[:4]):
            seconds = 1e-6 * 2**number
            point = Point(benchmark, size, "float32", device)
            made.append(Measurement(point, seconds, seconds, seconds, 50, 3 * seconds, 1))
    return made


def is_plain(chart: Chart) -> bool:
    return bool(json.dumps([chart.traces, chart.layout])) and "template" not in chart.layout


@pytest.mark.covers("devices.timing")
@pytest.mark.parametrize("benchmark", BENCHMARKS)
def test_right_and_wrong_stand_side_by_side_on_logarithmic_axes(benchmark: str) -> None:
    drawn = timing.times(measurements(benchmark), benchmark)
    assert is_plain(drawn)
    assert [trace["name"] for trace in drawn.traces] == ["float32 on cpu, right", "float32 on cpu, wrong"]
    assert list(drawn.traces[1]["y"]) == [3 * value for value in drawn.traces[0]["y"]]
    assert drawn.layout["xaxis"]["type"] == drawn.layout["yaxis"]["type"] == "log"
    assert "1 µs" in drawn.alternative


@pytest.mark.covers("devices.bandwidth")
@pytest.mark.parametrize("benchmark", BENCHMARKS)
def test_rates_stand_beside_the_measured_peak_of_each_device(benchmark: str) -> None:
    drawn = timing.rates(measurements(benchmark, ("cpu", "cuda:0")), benchmark)
    assert is_plain(drawn)
    names = [trace["name"] for trace in drawn.traces]
    assert [name for name in names if name.startswith("peak")] == [
        f"peak of {'float32' if benchmark == 'matmul' else 'main memory'} on {device}" for device in ("cpu", "cuda:0")
    ]
    best = 2 * 512**3 / 2e-3 if benchmark == "matmul" else 2 * 4**12 * 4 / 2e-3
    assert [trace["y"][0] for trace in drawn.traces if trace["name"].startswith("peak")] == [best] * 2


def test_nothing_measured_is_said() -> None:
    assert "Nothing measured yet" in timing.times([], "matmul").alternative


@pytest.mark.covers("autograd.descent")
@pytest.mark.parametrize("name", DESCENT_LOSSES)
def test_the_tangent_touches_the_curve_at_the_present_w_and_the_axes_stay(name: str) -> None:
    loss = DESCENT_LOSSES[name]
    axes = set()
    for steps in (0, 1, 30):
        result = descend(name, loss.start, RATES[2], steps)
        drawn = descent_chart(
            loss.title, result.curve, result.parameters, result.losses, result.gradients[-1], RATES[2]
        )
        assert is_plain(drawn)
        tangent = next(trace for trace in drawn.traces if trace["name"] == "tangent")
        (x0, x1), (y0, y1) = tangent["x"], tangent["y"]
        assert (y1 - y0) / (x1 - x0) == pytest.approx(result.gradients[-1], abs=1e-9)
        assert (y0 + y1) / 2 == pytest.approx(result.losses[-1])
        axes.add((*drawn.layout["xaxis"]["range"], *drawn.layout["yaxis"]["range"]))
        assert f"After {steps} steps" in drawn.alternative
    assert len(axes) == 1


@pytest.mark.covers("devices.memory")
def test_the_bars_hold_every_part_by_rule_and_measured() -> None:
    ruled = needs(Setup())
    drawn = memory_bars.bars(ruled, ruled)
    assert is_plain(drawn)
    assert sum(trace["x"][0] for trace in drawn.traces) == pytest.approx(ruled.total / 2**20)
    assert [list(trace["y"]) for trace in drawn.traces] == [["by rule", "measured"]] * 5
    assert list(memory_bars.bars(ruled, None).traces[0]["y"]) == ["by rule"]
