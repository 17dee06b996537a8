"""Memory as stacked bars: one bar by rule and one measured, divided into parts."""

from collections.abc import Mapping

import plotly.graph_objects as go

from playground.charts.chart import Chart, build_chart
from playground.charts.palette import CLASSES
from playground.formatting import format_bytes

COLOURS = tuple(CLASSES[place] for place in (1, 2, 3, 5, 7))


def memory_bars(rows: Mapping[str, Mapping[str, int]]) -> Chart:
    """A bar for each row.

    Args:
        rows: bytes by part, the same parts in each row; the first row is described in words.
    """
    figure = go.Figure()
    first = next(iter(rows.values()))
    for part, colour in zip(first, COLOURS, strict=True):
        values = [row[part] for row in rows.values()]
        figure.add_bar(
            y=list(rows),
            x=[value / 2**20 for value in values],
            name=part,
            orientation="h",
            marker={"color": colour},
            text=[format_bytes(value) for value in values],
            textposition="none",
            hovertemplate="%{text}<extra>%{fullData.name}</extra>",
        )
    figure.update_layout(
        barmode="stack", legend={"orientation": "h", "y": -0.2, "traceorder": "normal"}, showlegend=True, bargap=0.35
    )
    figure.update_xaxes(ticksuffix=" MiB")
    figure.update_yaxes(autorange="reversed")
    parts = ", ".join(f"{part} {format_bytes(value)}" for part, value in first.items())
    return build_chart(
        figure, f"Memory of one training step: {parts}; {format_bytes(sum(first.values()))} in all.", 240
    )
