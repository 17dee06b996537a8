"""Memory of a training step as one bar in parts: by rule, and measured below it."""

import plotly.graph_objects as go

from playground.charts.chart import Chart, chart
from playground.charts.palette import CLASSES
from playground.formatting import size
from playground.numpy_gpu.memory.rules import Needs

PARTS = {
    "weights": "weights",
    "gradients": "gradients",
    "state": "optimizer state",
    "activations": "activations",
    "batch": "the batch",
}
COLOURS = dict(zip(PARTS, (CLASSES[1], CLASSES[2], CLASSES[3], CLASSES[5], CLASSES[7]), strict=True))


def bars(ruled: Needs, measured: Needs | None) -> Chart:
    """Two bars, each in the same five parts."""
    figure = go.Figure()
    rows = [("by rule", ruled)] + ([("measured", measured)] if measured else [])
    for part, title in PARTS.items():
        values = [getattr(needs, part) for _, needs in rows]
        figure.add_bar(
            y=[name for name, _ in rows],
            x=[value / 2**20 for value in values],
            name=title,
            orientation="h",
            marker={"color": COLOURS[part]},
            text=[size(value) for value in values],
            textposition="none",
            hovertemplate="%{text}<extra>%{fullData.name}</extra>",
        )
    figure.update_layout(
        barmode="stack", legend={"orientation": "h", "y": -0.2, "traceorder": "normal"}, showlegend=True, bargap=0.35
    )
    figure.update_xaxes(ticksuffix=" MiB")
    figure.update_yaxes(autorange="reversed")
    parts = ", ".join(f"{title} {size(getattr(ruled, part))}" for part, title in PARTS.items())
    return chart(figure, f"Memory of one training step: {parts}; {size(ruled.total)} in all.", 240)
