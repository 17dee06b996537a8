"""Timings on logarithmic axes: right and wrong side by side, and rates with the machine's own peaks."""

from collections.abc import Callable, Iterator, Sequence

import plotly.graph_objects as go

from playground.charts.chart import Chart, chart
from playground.charts.palette import CLASSES
from playground.formatting import duration, rate
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, Benchmark
from playground.numpy_gpu.timing.measure import Measurement
from playground.numpy_gpu.timing.sweep import peak

SERIES = tuple(CLASSES[place] for place in (1, 2, 3, 5, 6, 4))
"""Colours of the dtypes and devices; orange stays with what is negative or wrong."""


def times(results: Sequence[Measurement], benchmark: str) -> Chart:
    """Seconds a call by size: right as lines, wrong as dotted lines with open marks."""
    figure = go.Figure()
    for colour, title, series in _series(results):
        sizes = [each.point.size for each in series]
        for name, values, dash, symbol in (
            ("right", [each.median for each in series], "solid", "circle"),
            ("wrong", [each.wrong for each in series], "dot", "circle-open"),
        ):
            figure.add_scatter(
                x=sizes,
                y=values,
                name=f"{title}, {name}",
                mode="lines+markers",
                line={"color": colour, "dash": dash, "width": 2},
                marker={"symbol": symbol, "size": 8},
                text=[duration(value) for value in values],
                hovertemplate="%{x}: %{text}<extra>%{fullData.name}</extra>",
            )
    _axes(figure, BENCHMARKS[benchmark], "time of a call", duration)
    return chart(figure, _words(results, benchmark), 400)


def rates(results: Sequence[Measurement], benchmark: str) -> Chart:
    """Operations or bytes a second by size, with the measured peak of each as a dashed line."""
    entry = BENCHMARKS[benchmark]
    arithmetic = benchmark == "matmul"
    unit = "FLOP" if arithmetic else "B"
    figure = go.Figure()
    peaks: dict[tuple[str, str], float] = {}
    for colour, title, series in _series(results):
        values = [each.flops if arithmetic else each.bandwidth for each in series]
        sizes = [each.point.size for each in series]
        figure.add_scatter(
            x=sizes,
            y=values,
            name=title,
            mode="lines+markers",
            line={"color": colour, "width": 2},
            marker={"size": 8},
            text=[rate(value, unit) for value in values],
            hovertemplate="%{x}: %{text}<extra>%{fullData.name}</extra>",
        )
        point = series[0].point
        best = peak(results, *(("matmul", point.dtype) if arithmetic else ("copy", "float32")), point.device)
        peak_of = (point.device, point.dtype if arithmetic else "")
        if best and peak_of not in peaks:
            peaks[peak_of] = best
            figure.add_scatter(
                x=[entry.sizes[0], entry.sizes[-1]],
                y=[best, best],
                name=f"peak {'of ' + point.dtype if arithmetic else 'of main memory'} on {point.device}",
                mode="lines",
                line={"color": colour, "dash": "dash", "width": 1.5},
                text=[rate(best, unit)] * 2,
                hovertemplate="%{text}<extra>%{fullData.name}</extra>",
            )
    _axes(figure, entry, "operations a second" if arithmetic else "bytes a second", lambda value: rate(value, unit))
    return chart(figure, _words(results, benchmark), 400)


def _series(results: Sequence[Measurement]) -> Iterator[tuple[str, str, list[Measurement]]]:
    """Colour, title and measurements of each dtype on each device, in the order in which they came."""
    groups: dict[tuple[str, str], list[Measurement]] = {}
    for each in results:
        if not each.point.peak:
            groups.setdefault((each.point.device, each.point.dtype), []).append(each)
    for number, ((device, dtype), series) in enumerate(groups.items()):
        yield SERIES[number % len(SERIES)], f"{dtype} on {device}", series


def _axes(figure: go.Figure, entry: Benchmark, up: str, label: Callable[[float], str]) -> None:
    """Logarithmic axes with the tried sizes across, and a power of ten a line up."""
    values = [value for trace in figure.data for value in trace.y]
    # Over few powers of ten their twos and fives are marked too.
    near = bool(values) and max(values) < 200 * min(values)
    powers = [step * 10.0**power for power in range(-9, 15) for step in ((1, 2, 5) if near else (1,))]
    figure.update_xaxes(
        type="log", title=entry.size, tickvals=list(entry.sizes), ticktext=[_count(size) for size in entry.sizes]
    )
    figure.update_yaxes(type="log", title=up, tickvals=powers, ticktext=[label(power) for power in powers])
    figure.update_layout(legend={"orientation": "h", "y": -0.22}, showlegend=True)


def _count(number: int) -> str:
    """A size in few characters: ``512``, ``65 k``, ``17 M``."""
    if number < 10_000:
        return str(number)
    return f"{number / 1e3:.0f} k" if number < 1_000_000 else f"{number / 1e6:.0f} M"


def _words(results: Sequence[Measurement], benchmark: str) -> str:
    title = BENCHMARKS[benchmark].title
    parts = [
        f"{name}: {duration(series[0].median)} at size {series[0].point.size}, "
        f"{duration(series[-1].median)} at size {series[-1].point.size}"
        for _, name, series in _series(results)
    ]
    return f"Time of {title} by size on logarithmic axes. {'; '.join(parts) or 'Nothing measured yet'}."
