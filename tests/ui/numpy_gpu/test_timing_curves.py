"""Timings as curves: grouped by dtype and device, and compared with the right peak."""

import pytest

from playground.numpy_gpu.timing.benchmarks import BENCHMARKS
from playground.numpy_gpu.timing.measurement import Measurement, TimingPoint
from playground.ui.numpy_gpu.timing_curves import timed_operation, timing_curves


def measurements(benchmark: str, devices: tuple[str, ...]) -> list[Measurement]:
    """Invented measurements: twice the time at each next size, and peaks."""
    made = []
    for device in devices:
        for name, size in (("copy", 4**12), ("matmul", 512)):
            made.append(
                Measurement(TimingPoint(name, size, "float32", device, peak=True), 3e-3, 2e-3, 4e-3, 50, 0.0, 1)
            )
        for number, size in enumerate(BENCHMARKS[benchmark].sizes[:4]):
            seconds = 1e-6 * 2**number
            point = TimingPoint(benchmark, size, "float32", device)
            made.append(Measurement(point, seconds, seconds, seconds, 50, 3 * seconds, 1))
    return made


@pytest.mark.covers("devices.bandwidth")
@pytest.mark.parametrize("benchmark", BENCHMARKS)
def test_each_device_has_a_curve_with_its_measured_peak(benchmark: str) -> None:
    devices = ("cpu", "cuda:0")
    curves = timing_curves(measurements(benchmark, devices))
    limiting = "float32" if benchmark == "matmul" else "main memory"
    assert [curve.name for curve in curves] == [f"float32 on {device}" for device in devices]
    assert [curve.peak_name for curve in curves] == [f"peak of {limiting} on {device}" for device in devices]
    peak = 2 * 512**3 / 2e-3 if benchmark == "matmul" else 2 * 4**12 * 4 / 2e-3
    assert [curve.peak for curve in curves] == [peak] * 2
    assert curves[0].sizes == BENCHMARKS[benchmark].sizes[:4]
    assert curves[0].wrong == tuple(3 * seconds for seconds in curves[0].right)
    assert timed_operation(benchmark).unit == ("FLOP" if benchmark == "matmul" else "B")
