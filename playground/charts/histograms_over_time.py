"""Histograms of weights, gradients and activations over the steps of a run, as images."""

import numpy as np

from playground.arrays import Array, Columns
from playground.charts.encoding import encode_unsigned
from playground.protocol.train import HistogramImages

KINDS = ("weights", "gradients", "activations")
TITLES = {
    "weights": "weights, from -2 to 2",
    "gradients": "gradients, from 10⁻⁸ to 1",
    "activations": "outputs of the neurons, from -2 to 2",
}


def histogram_images(steps: list[int], histograms: list[Columns], layer: int, batches: int) -> HistogramImages | None:
    """Build one image for each kind: a column for each step, bins going up, bright where many values are.

    Args:
        steps: the steps of the run that have histograms.
        histograms: at each of these steps.
        layer: number of the layer; a number that is too large means the last layer.
        batches: steps of an epoch.
    """
    if not histograms:
        return None
    layers, bins = histograms[0]["weights_histogram"].shape
    layer = max(0, min(layer, layers - 1))
    return {
        "epochs": [step / batches for step in steps],
        "layer": layer,
        "layers": layers,
        "images": {kind: _image([each[f"{kind}_histogram"][layer] for each in histograms]) for kind in KINDS},
        "bins": bins,
        "titles": TITLES,
        "dead": histograms[-1]["dead"].tolist(),
    }


def _image(columns: list[Array]) -> str:
    counts = np.stack(columns).astype(float)
    # The square root makes rare values visible next to frequent ones.
    shares = np.sqrt(counts / np.maximum(counts.max(axis=1, keepdims=True), 1))
    return encode_unsigned(255 * shares)
