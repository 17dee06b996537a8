"""Timings of a sweep as the curves of its charts."""

from collections.abc import Sequence

from playground.charts.timing import TimedOperation, TimingCurve
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS
from playground.numpy_gpu.timing.measurement import Measurement
from playground.numpy_gpu.timing.sweep import peak_rate


def timed_operation(benchmark: str) -> TimedOperation:
    """The title, the sizes and the unit for the charts of a benchmark."""
    entry = BENCHMARKS[benchmark]
    return TimedOperation(entry.title, entry.size, entry.sizes, rate_unit(benchmark))


def rate_unit(benchmark: str) -> str:
    """The unit of a benchmark's rate: operations for matrix products, bytes for everything else."""
    return "FLOP" if benchmark == "matmul" else "B"


def measured_rate(measurement: Measurement) -> float:
    """The rate in the unit of its benchmark."""
    by_arithmetic = rate_unit(measurement.point.benchmark) == "FLOP"
    return measurement.flops if by_arithmetic else measurement.bandwidth


def find_peak(measurement: Measurement, results: Sequence[Measurement]) -> float | None:
    """The highest measured rate with which a timing can be compared."""
    point = measurement.point
    if rate_unit(point.benchmark) == "FLOP":
        return peak_rate(results, "matmul", point.dtype, point.device)
    return peak_rate(results, "copy", "float32", point.device)


def timing_curves(results: Sequence[Measurement]) -> list[TimingCurve]:
    """A curve for each dtype on each device, in the order in which they were timed; peaks are not points of a curve."""
    groups: dict[tuple[str, str], list[Measurement]] = {}
    for each in results:
        if not each.point.peak:
            groups.setdefault((each.point.dtype, each.point.device), []).append(each)
    return [_curve(series, results) for series in groups.values()]


def _curve(series: Sequence[Measurement], results: Sequence[Measurement]) -> TimingCurve:
    point = series[0].point
    limiting = f"of {point.dtype}" if rate_unit(point.benchmark) == "FLOP" else "of main memory"
    return TimingCurve(
        name=f"{point.dtype} on {point.device}",
        sizes=tuple(each.point.size for each in series),
        right=tuple(each.median for each in series),
        wrong=tuple(each.wrong for each in series),
        rates=tuple(map(measured_rate, series)),
        peak=find_peak(series[0], results),
        peak_name=f"peak {limiting} on {point.device}",
    )
