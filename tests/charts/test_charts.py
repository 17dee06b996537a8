"""Charts as data: plain JSON, fixed axes, and descriptions with the numbers."""

import json
from typing import Any

import pytest

from playground.autograd.descent import DESCENT_LOSSES, RATES, descend
from playground.charts.chart import Chart
from playground.charts.descent import descent_chart
from playground.charts.memory_bars import memory_bars
from playground.charts.timing import TimedOperation, TimingCurve, rate_chart, time_chart

MATMUL = TimedOperation("Matrix product  a @ b", "rows and columns", (32, 64, 128, 256), "FLOP")


def curve(device: str, peak_name: str = "peak of main memory on cpu") -> TimingCurve:
    """Invented timings: twice the time at every size, and wrong times three times as long."""
    right = (1e-6, 2e-6, 4e-6, 8e-6)
    wrong = tuple(3 * seconds for seconds in right)
    return TimingCurve(f"float32 on {device}", MATMUL.sizes, right, wrong, (1e9, 2e9, 3e9, 4e9), 5e9, peak_name)


def traces_of(chart: Chart) -> list[dict[str, Any]]:
    return chart.traces


def layout_of(chart: Chart) -> dict[str, Any]:
    return chart.layout


def is_plain(chart: Chart) -> bool:
    return bool(json.dumps([chart.traces, chart.layout])) and "template" not in chart.layout


@pytest.mark.covers("devices.timing")
def test_right_and_wrong_are_curves_on_logarithmic_axes() -> None:
    figure = time_chart(MATMUL, [curve("cpu")])
    assert is_plain(figure)
    assert [trace["name"] for trace in figure.traces] == ["float32 on cpu, right", "float32 on cpu, wrong"]
    assert list(traces_of(figure)[1]["y"]) == [3 * value for value in traces_of(figure)[0]["y"]]
    assert layout_of(figure)["xaxis"]["type"] == layout_of(figure)["yaxis"]["type"] == "log"
    assert "1 µs" in figure.alternative


@pytest.mark.covers("devices.bandwidth")
def test_each_measured_peak_is_one_dashed_line() -> None:
    figure = rate_chart(MATMUL, [curve("cpu"), curve("cpu"), curve("cuda:0", "peak of main memory on cuda:0")])
    assert is_plain(figure)
    peaks = [trace for trace in traces_of(figure) if trace["name"].startswith("peak")]
    assert [trace["name"] for trace in peaks] == ["peak of main memory on cpu", "peak of main memory on cuda:0"]
    assert [trace["y"][0] for trace in peaks] == [5e9] * 2
    assert {trace["line"]["dash"] for trace in peaks} == {"dash"}


def test_a_chart_without_timings_says_so() -> None:
    assert "Nothing measured yet" in time_chart(MATMUL, []).alternative


@pytest.mark.covers("autograd.descent")
@pytest.mark.parametrize("name", DESCENT_LOSSES)
def test_the_tangent_touches_the_curve_at_the_present_w_and_the_axes_stay(name: str) -> None:
    loss = DESCENT_LOSSES[name]
    axes = set()
    for steps in (0, 1, 30):
        result = descend(name, loss.start, RATES[2], steps)
        figure = descent_chart(
            loss.title, result.curve, result.parameters, result.losses, result.gradients[-1], RATES[2]
        )
        assert is_plain(figure)
        tangent = next(trace for trace in traces_of(figure) if trace["name"] == "tangent")
        (x0, x1), (y0, y1) = tangent["x"], tangent["y"]
        assert (y1 - y0) / (x1 - x0) == pytest.approx(result.gradients[-1], abs=1e-9)
        assert (y0 + y1) / 2 == pytest.approx(result.losses[-1])
        axes.add((*layout_of(figure)["xaxis"]["range"], *layout_of(figure)["yaxis"]["range"]))
        assert f"After {steps} steps" in figure.alternative
    assert len(axes) == 1


@pytest.mark.covers("devices.memory")
def test_a_bar_for_each_row_is_divided_into_the_same_parts() -> None:
    parts = {"weights": 4 * 2**20, "gradients": 2**20, "optimizer state": 0, "activations": 2**19, "the batch": 2**10}
    figure = memory_bars({"by rule": parts, "measured": parts})
    assert is_plain(figure)
    assert sum(trace["x"][0] for trace in traces_of(figure)) == pytest.approx(sum(parts.values()) / 2**20)
    assert [list(trace["y"]) for trace in traces_of(figure)] == [["by rule", "measured"]] * 5
    assert "weights 4 MiB" in figure.alternative
    assert list(traces_of(memory_bars({"by rule": parts}))[0]["y"]) == ["by rule"]
