"""Histograms of the inside of a network over the time of a run, as images."""

from typing import Any

import numpy as np

from playground.charts.encoding import unsigned
from playground.protocol.train import HistogramImages

Columns = dict[str, np.ndarray[Any, Any]]

KINDS = ("weights", "gradients", "activations")
TITLES = {
    "weights": "weights, from -2 to 2",
    "gradients": "gradients, from 10⁻⁸ to 1",
    "activations": "outputs of the neurons, from -2 to 2",
}


def spreads(steps: list[int], kept: list[Columns], layer: int, batches: int) -> HistogramImages | None:
    """One image for each kind: a column for each moment kept, bins going up, bright where many values are.

    Args:
        steps, kept: the moments.
        layer: number of the layer, cut to those there are.
        batches: steps of an epoch.
    """
    if not kept:
        return None
    layer = max(0, min(layer, len(kept[0]["weights_spread"]) - 1))
    return {
        "epochs": [step / batches for step in steps],
        "layer": layer,
        "layers": len(kept[0]["weights_spread"]),
        "images": {kind: _image([moment[f"{kind}_spread"][layer] for moment in kept]) for kind in KINDS},
        "bins": kept[0]["weights_spread"].shape[1],
        "titles": TITLES,
        "dead": kept[-1]["dead"].tolist(),
    }


def _image(columns: list[np.ndarray[Any, Any]]) -> str:
    counts = np.stack(columns).astype(float)
    # The root lets rare values be seen beside frequent ones.
    shares = np.sqrt(counts / np.maximum(counts.max(axis=1, keepdims=True), 1))
    return unsigned(255 * shares)
