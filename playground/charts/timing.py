"""Timings by size on logarithmic axes: the time of a call, right and wrong, and the rate with the measured peaks."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from playground.charts.chart import Chart, build_chart
from playground.charts.palette import CLASSES
from playground.formatting import format_duration, format_rate

COLOURS = tuple(CLASSES[place] for place in (1, 2, 3, 5, 6, 4))
"""Of the curves, in their order; orange is reserved for negative and wrong values."""


@dataclass(frozen=True)
class TimingCurve:
    """The timings of one dtype on one device, by size.

    Attributes:
        name: in the legend.
        sizes: those that were timed.
        right, wrong: seconds a call.
        rates: units a second.
        peak: the highest rate that was measured there; None when there was none.
        peak_name: of the peak in the legend; curves with the same peak share one line.
    """

    name: str
    sizes: tuple[int, ...]
    right: tuple[float, ...]
    wrong: tuple[float, ...]
    rates: tuple[float, ...]
    peak: float | None
    peak_name: str


@dataclass(frozen=True)
class TimedOperation:
    """What the curves time.

    Attributes:
        title: of the operation.
        size: what its size counts.
        sizes: all that can be timed.
        unit: of its rate: ``FLOP`` or ``B``.
    """

    title: str
    size: str
    sizes: tuple[int, ...]
    unit: str


def time_chart(operation: TimedOperation, curves: Sequence[TimingCurve]) -> Chart:
    """Seconds a call by size: right as solid lines, wrong as dotted lines with open markers."""
    figure = go.Figure()
    for curve, colour in zip(curves, _colours(curves), strict=True):
        for name, values, dash, symbol in (
            ("right", curve.right, "solid", "circle"),
            ("wrong", curve.wrong, "dot", "circle-open"),
        ):
            figure.add_scatter(
                x=curve.sizes,
                y=values,
                name=f"{curve.name}, {name}",
                mode="lines+markers",
                line={"color": colour, "dash": dash, "width": 2},
                marker={"symbol": symbol, "size": 8},
                text=[format_duration(value) for value in values],
                hovertemplate="%{x}: %{text}<extra>%{fullData.name}</extra>",
            )
    _set_axes(figure, operation, "time of a call", "s")
    return build_chart(figure, _describe(operation, curves), 400)


def rate_chart(operation: TimedOperation, curves: Sequence[TimingCurve]) -> Chart:
    """Operations or bytes a second by size, with each measured peak as a dashed line."""
    figure = go.Figure()
    peaks: set[str] = set()
    for curve, colour in zip(curves, _colours(curves), strict=True):
        figure.add_scatter(
            x=curve.sizes,
            y=curve.rates,
            name=curve.name,
            mode="lines+markers",
            line={"color": colour, "width": 2},
            marker={"size": 8},
            text=[format_rate(value, operation.unit) for value in curve.rates],
            hovertemplate="%{x}: %{text}<extra>%{fullData.name}</extra>",
        )
        if curve.peak and curve.peak_name not in peaks:
            peaks.add(curve.peak_name)
            figure.add_scatter(
                x=[operation.sizes[0], operation.sizes[-1]],
                y=[curve.peak, curve.peak],
                name=curve.peak_name,
                mode="lines",
                line={"color": colour, "dash": "dash", "width": 1.5},
                text=[format_rate(curve.peak, operation.unit)] * 2,
                hovertemplate="%{text}<extra>%{fullData.name}</extra>",
            )
    title = "operations a second" if operation.unit == "FLOP" else "bytes a second"
    _set_axes(figure, operation, title, f"{operation.unit}/s")
    return build_chart(figure, _describe(operation, curves), 400)


def _colours(curves: Sequence[TimingCurve]) -> list[str]:
    return [COLOURS[number % len(COLOURS)] for number in range(len(curves))]


def _set_axes(figure: go.Figure, operation: TimedOperation, title: str, unit: str) -> None:
    """Logarithmic axes: across the sizes that can be timed, up the powers of ten with the unit's prefix."""
    values = [value for trace in figure.data for value in trace.y]
    # Over few powers of ten their twos and fives are marked too.
    few_powers = bool(values) and max(values) < 200 * min(values)
    sizes = [_short_count(size) for size in operation.sizes]
    figure.update_xaxes(type="log", title=operation.size, tickvals=list(operation.sizes), ticktext=sizes)
    figure.update_yaxes(type="log", title=title, dtick="D2" if few_powers else 1, tickformat="~s", ticksuffix=unit)
    figure.update_layout(legend={"orientation": "h", "y": -0.22}, showlegend=True)


def _short_count(number: int) -> str:
    """A size in few characters: ``512``, ``65 k``, ``17 M``."""
    if number < 10_000:
        return str(number)
    return f"{number / 1e3:.0f} k" if number < 1_000_000 else f"{number / 1e6:.0f} M"


def _describe(operation: TimedOperation, curves: Sequence[TimingCurve]) -> str:
    parts = [
        f"{curve.name}: {format_duration(curve.right[0])} at size {curve.sizes[0]}, "
        f"{format_duration(curve.right[-1])} at size {curve.sizes[-1]}"
        for curve in curves
    ]
    return f"Time of {operation.title} by size on logarithmic axes. {'; '.join(parts) or 'Nothing measured yet'}."
