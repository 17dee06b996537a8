"""Gradient descent on a loss curve: the values of w so far, and the tangent at the present one."""

from collections.abc import Sequence

import plotly.graph_objects as go

from playground.charts.chart import Chart, build_chart
from playground.charts.palette import NEGATIVE, POSITIVE, TRAIN
from playground.formatting import format_short

DRAWN_STEPS = 40
"""How many of the newest steps are drawn."""


def descent_chart(
    title: str,
    curve: tuple[Sequence[float], Sequence[float]],
    parameters: Sequence[float],
    losses: Sequence[float],
    slope: float,
    rate: float,
) -> Chart:
    """Draw the loss curve and the steps on it; the axes follow from the curve, so that they stay the same at every step.

    Args:
        title: the loss, as a formula.
        curve: values of w in ascending order, and the loss at each.
        parameters, losses: w and its loss before each step, and after the last.
        slope: of the loss at the last w.
        rate: the learning rate.
    """
    values, heights = curve
    left, right, low, high = values[0], values[-1], min(heights), max(heights)
    margin = 0.12 * (high - low)
    figure = go.Figure()
    figure.add_scatter(
        x=values, y=heights, mode="lines", name="loss", line={"color": TRAIN, "width": 2.5}, hoverinfo="skip"
    )
    figure.add_scatter(
        x=parameters[-DRAWN_STEPS:],
        y=losses[-DRAWN_STEPS:],
        mode="lines+markers",
        name="steps so far",
        line={"color": "rgba(128, 136, 148, 0.55)", "width": 1, "dash": "dot"},
        marker={"color": POSITIVE, "size": 7, "opacity": 0.7},
        hovertemplate="w %{x:.4g}, loss %{y:.4g}<extra></extra>",
    )
    w, loss = parameters[-1], losses[-1]
    half = (right - left) / 6
    figure.add_scatter(
        x=[w - half, w + half],
        y=[loss - half * slope, loss + half * slope],
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
    figure.update_xaxes(range=[left, right], title="w", zeroline=False)
    figure.update_yaxes(range=[low - margin, high + margin], title="loss", zeroline=False)
    figure.update_layout(legend={"orientation": "h", "y": -0.2}, showlegend=True)
    alternative = (
        f"The loss {title} over w from {format_short(left)} to {format_short(right)}. After "
        f"{len(parameters) - 1} steps w is {format_short(w)}, the loss {format_short(loss)} and "
        f"the slope {format_short(slope)}; the next step moves w by {format_short(-rate * slope)}."
    )
    return build_chart(figure, alternative, 400)
