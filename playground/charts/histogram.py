"""How the elements of a tensor spread, as a small bar chart in HTML."""

from html import escape

from playground.charts.palette import NEGATIVE, POSITIVE
from playground.charts.tensor_values import format_number
from playground.tensors.create.facts import Histogram


def histogram_html(histogram: Histogram) -> str:
    """Bars from the smallest to the largest element, orange below zero and blue above."""
    most = max(histogram.counts)
    bars = "".join(_bar(number, most, histogram) for number in range(len(histogram.counts)))
    low, high = format_number(histogram.edges[0]), format_number(histogram.edges[-1])
    return (
        f'<div class="pg-bars" role="img" aria-label="{escape(describe_histogram(histogram))}">'
        f'<div class="pg-bars-row">{bars}</div>'
        f'<div class="pg-bars-ends"><span>{escape(low)}</span><span>how the {histogram.of or "elements"} spread</span>'
        f"<span>{escape(high)}</span></div></div>"
    )


def _bar(number: int, most: int, histogram: Histogram) -> str:
    count, left, right = histogram.counts[number], histogram.edges[number], histogram.edges[number + 1]
    colour = POSITIVE if left + right >= 0 else NEGATIVE
    title = f"{count:,} from {format_number(left)} to {format_number(right)}"
    return f'<i style="height: {count / most:.1%}; background: {colour}" title="{escape(title)}"></i>'


def describe_histogram(histogram: Histogram) -> str:
    """The same in a sentence."""
    most = max(range(len(histogram.counts)), key=histogram.counts.__getitem__)
    low, high, left, right = map(
        format_number,
        (histogram.edges[0], histogram.edges[-1], histogram.edges[most], histogram.edges[most + 1]),
    )
    left_out = f"; {histogram.left_out:,} are NaN or infinite" if histogram.left_out else ""
    return (
        f"Histogram of {sum(histogram.counts):,} {histogram.of or 'elements'} from {low} to {high}: most, "
        f"{histogram.counts[most]:,}, lie between {left} and {right}{left_out}."
    )
