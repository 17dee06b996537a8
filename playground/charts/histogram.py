"""The histogram of a tensor's elements, as a small bar chart in HTML."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from playground.charts.html import render_html
from playground.charts.palette import NEGATIVE, POSITIVE
from playground.charts.tensor_values import format_number

BARS = 20
"""Bars of a histogram whose elements are not few whole numbers."""


@dataclass(frozen=True)
class Histogram:
    """The number of elements in each of some intervals.

    Attributes:
        edges: of the intervals, one more than there are intervals.
        counts: elements in each interval.
        left_out: how many elements are NaN or infinite.
        subject: what is counted.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    left_out: int
    subject: str = "elements"


def count_elements(tensor: Tensor) -> Histogram | None:
    """The histogram of the finite elements, with intervals of equal width; ``None`` when no element is finite."""
    complex_numbers = tensor.dtype.is_complex
    real = tensor.detach().abs() if complex_numbers else tensor.detach()
    numbers = real.to(torch.float64).reshape(-1).numpy()
    finite = numbers[np.isfinite(numbers)]
    if finite.size == 0:
        return None
    low, high = float(finite.min()), float(finite.max())
    size = max(abs(low), abs(high))
    if bool((finite == np.round(finite)).all()) and high - low < BARS and size < 2**50:
        edges = np.arange(low - 0.5, high + 1)
    else:
        # Numbers that are all the same, or too large to divide their range into bars, share one bar.
        divisible = size * 1e-12 < (high - low) / BARS < np.inf
        margin = max(0.5, size * 1e-9)
        edges = np.linspace(low, high, BARS + 1) if divisible else np.array([low - margin, high + margin])
    counts, edges = np.histogram(finite, bins=edges)
    return Histogram(
        tuple(map(float, edges)),
        tuple(map(int, counts)),
        int(numbers.size - finite.size),
        "absolute values" if complex_numbers else "elements",
    )


def histogram_html(histogram: Histogram) -> str:
    """Bars from the smallest to the largest element, orange below zero and blue above."""
    most = max(histogram.counts)
    bars = [
        {
            "height": f"{count / most:.1%}",
            "colour": POSITIVE if left + right >= 0 else NEGATIVE,
            "title": f"{count:,} from {format_number(left)} to {format_number(right)}",
        }
        for count, left, right in zip(histogram.counts, histogram.edges, histogram.edges[1:], strict=False)
    ]
    return render_html(
        "histogram.html.jinja",
        bars=bars,
        description=describe_histogram(histogram),
        low=format_number(histogram.edges[0]),
        high=format_number(histogram.edges[-1]),
        subject=histogram.subject,
    )


def describe_histogram(histogram: Histogram) -> str:
    """The same in a sentence."""
    highest = max(range(len(histogram.counts)), key=histogram.counts.__getitem__)
    low, high, left, right = map(
        format_number,
        (histogram.edges[0], histogram.edges[-1], histogram.edges[highest], histogram.edges[highest + 1]),
    )
    left_out = f"; {histogram.left_out:,} are NaN or infinite" if histogram.left_out else ""
    return (
        f"Histogram of {sum(histogram.counts):,} {histogram.subject} from {low} to {high}: most, "
        f"{histogram.counts[highest]:,}, are between {left} and {right}{left_out}."
    )
