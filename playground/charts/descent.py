"""Gradient descent on a curve: the loss, the places visited, and the tangent at the present one."""

import plotly.graph_objects as go

from playground.autograd.descent import Descent, Valley
from playground.charts.chart import Chart, chart
from playground.charts.palette import NEGATIVE, POSITIVE, TRAIN
from playground.formatting import short

VISITED = 40
"""Of the places visited, the newest that are drawn."""


def picture(valley: Valley, descent: Descent, rate: float) -> Chart:
    """The curve with fixed axes, so that nothing jumps from step to step."""
    places, values = descent.curve
    low, high = min(values), max(values)
    margin = 0.12 * (high - low)
    figure = go.Figure()
    figure.add_scatter(
        x=places, y=values, mode="lines", name="loss", line={"color": TRAIN, "width": 2.5}, hoverinfo="skip"
    )
    figure.add_scatter(
        x=descent.parameters[-VISITED:],
        y=descent.losses[-VISITED:],
        mode="lines+markers",
        name="steps so far",
        line={"color": "rgba(128, 136, 148, 0.55)", "width": 1, "dash": "dot"},
        marker={"color": POSITIVE, "size": 7, "opacity": 0.7},
        hovertemplate="w %{x:.4g}, loss %{y:.4g}<extra></extra>",
    )
    w, loss, slope = descent.parameters[-1], descent.losses[-1], descent.gradients[-1]
    reach = (valley.high - valley.low) / 6
    figure.add_scatter(
        x=[w - reach, w + reach],
        y=[loss - reach * slope, loss + reach * slope],
        mode="lines",
        name="tangent",
        line={"color": NEGATIVE, "width": 2.5},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=[w],
        y=[loss],
        mode="markers",
        name="w now",
        marker={"color": NEGATIVE, "size": 13, "line": {"color": "#ffffff", "width": 2}},
        hovertemplate="w %{x:.4g}, loss %{y:.4g}<extra></extra>",
    )
    figure.update_xaxes(range=[valley.low, valley.high], title="w", zeroline=False)
    figure.update_yaxes(range=[low - margin, high + margin], title="loss", zeroline=False)
    figure.update_layout(legend={"orientation": "h", "y": -0.2}, showlegend=True)
    words = (
        f"The loss {valley.title} over w from {short(valley.low)} to {short(valley.high)}. After "
        f"{len(descent.parameters) - 1} steps w is {short(w)}, the loss {short(loss)} and the slope {short(slope)}; "
        f"the next step moves w by {short(-rate * slope)}."
    )
    return chart(figure, words, 400)
