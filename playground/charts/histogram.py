"""How the elements of a tensor spread, as a small bar chart in HTML."""

from html import escape

from playground.charts.palette import NEGATIVE, POSITIVE
from playground.tensors.create.facts import Histogram
from playground.tensors.values import written


def histogram_html(histogram: Histogram) -> str:
    """Bars from the smallest to the largest element, orange below zero and blue above."""
    most = max(histogram.counts)
    bars = "".join(_bar(number, most, histogram) for number in range(len(histogram.counts)))
    low, high = written(histogram.edges[0]), written(histogram.edges[-1])
    return (
        f'<div class="pg-bars" role="img" aria-label="{escape(words(histogram))}">'
        f'<div class="pg-bars-row">{bars}</div>'
        f'<div class="pg-bars-ends"><span>{escape(low)}</span><span>how the {histogram.of or "elements"} spread</span>'
        f"<span>{escape(high)}</span></div></div>"
    )


def _bar(number: int, most: int, histogram: Histogram) -> str:
    count, left, right = histogram.counts[number], histogram.edges[number], histogram.edges[number + 1]
    colour = POSITIVE if left + right >= 0 else NEGATIVE
    title = f"{count:,} from {written(left)} to {written(right)}"
    return f'<i style="height: {count / most:.1%}; background: {colour}" title="{escape(title)}"></i>'


def words(histogram: Histogram) -> str:
    """The same in a sentence."""
    most = max(range(len(histogram.counts)), key=histogram.counts.__getitem__)
    low, high = histogram.edges[0], histogram.edges[-1]
    left = f"; {histogram.left_out:,} are NaN or infinite" if histogram.left_out else ""
    return (
        f"Histogram of {sum(histogram.counts):,} {histogram.of or 'elements'} from {written(low)} to {written(high)}: most, "
        f"{histogram.counts[most]:,}, lie between {written(histogram.edges[most])} and "
        f"{written(histogram.edges[most + 1])}{left}."
    )
