"""A figure as data for the page: traces and layout that Plotly draws, and an alternative text."""

from dataclasses import dataclass

import plotly.graph_objects as go

from playground.protocol.shared import PlotlyObject


@dataclass(frozen=True)
class Chart:
    """A figure.

    Attributes:
        traces, layout: as Plotly's JSON has them.
        alternative: what it shows, in a sentence.
        height: in pixels.
    """

    traces: list[PlotlyObject]
    layout: PlotlyObject
    alternative: str
    height: int


def build_chart(figure: go.Figure, alternative: str, height: int = 380) -> Chart:
    """Convert a Plotly figure to plain data, without its template: the theme of the page gives the colours."""
    figure.update_layout(template="none", margin={"l": 84, "r": 16, "t": 16, "b": 48}, height=height)
    spec = figure.to_plotly_json()
    layout = {name: part for name, part in spec["layout"].items() if name not in ("template", "height")}
    return Chart([dict(trace) for trace in spec["data"]], layout, alternative, height)
