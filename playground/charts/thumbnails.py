"""Small pictures of the data sets, drawn from their samples."""

import numpy as np

from playground.arrays import Array
from playground.catalog.datasets import DATASETS
from playground.charts.palette import CLASSES, NEGATIVE, POSITIVE

SIDE = 48


def thumbnail(name: str, x: Array, y: Array) -> str:
    """Draw an SVG of some samples: points in a plane, a curve over one feature, or the first image.

    Args:
        name: of the data set.
        x, y: some of its samples, ``[N, features]`` and ``[N]``.
    """
    entry = DATASETS[name]
    if entry.image_shape:
        return _svg(_image(x[0].reshape(entry.image_shape)))
    horizontal = x[:, 0]
    vertical = y.astype(float) if x.shape[1] == 1 else x[:, _second_axis(x)]
    colours = [_colour(entry.kind, value, y) for value in y] if x.shape[1] > 1 else [POSITIVE] * len(y)
    return _svg("".join(map(_dot, _scale(horizontal), _scale(-vertical), colours)))


def _second_axis(x: Array) -> int:
    # The feature that is least correlated with the first one shows most of the structure of a table.
    if x.shape[1] == 2:
        return 1
    return int(np.abs(np.corrcoef(x.T)[0]).argmin())


def _colour(kind: str, value: float, y: Array) -> str:
    if kind == "classification":
        return CLASSES[int(value) % len(CLASSES)]
    return POSITIVE if value > np.median(y) else NEGATIVE


def _scale(values: Array) -> Array:
    span = np.ptp(values) or 1.0
    scaled: Array = 4 + (values - values.min()) / span * (SIDE - 8)
    return scaled


def _dot(x: float, y: float, colour: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.7" fill="{colour}"/>'


def _image(pixels: Array) -> str:
    size = SIDE / len(pixels)
    return "".join(
        f'<rect x="{column * size:.1f}" y="{row * size:.1f}" width="{size:.1f}" height="{size:.1f}" '
        f'fill="{POSITIVE}" fill-opacity="{value:.2f}"/>'
        for (row, column), value in np.ndenumerate(pixels)
        if value > 0
    )


def _svg(content: str) -> str:
    return f'<svg viewBox="0 0 {SIDE} {SIDE}" aria-hidden="true" focusable="false">{content}</svg>'
