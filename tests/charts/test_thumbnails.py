"""Every data set has a small picture, drawn from its own samples."""

import xml.etree.ElementTree as ElementTree

import pytest

from playground.catalog.datasets import DATASETS
from playground.charts.thumbnails import SIDE, thumbnail
from playground.workers.tasks import sample_dataset


@pytest.mark.parametrize("name", DATASETS)
def test_a_thumbnail_is_a_drawing_inside_its_frame(name: str) -> None:
    x, y = sample_dataset(name, {}, 3, 70)
    drawing = ElementTree.fromstring(thumbnail(name, x, y))
    dots = [dot for dot in drawing if dot.tag == "circle"]
    if DATASETS[name].image_shape:
        assert len(drawing) > 10
    else:
        assert len(dots) == min(70, len(x))
        assert all(0 < float(dot.get(axis, -1)) < SIDE for dot in dots for axis in ("cx", "cy"))
    colours = {dot.get("fill") for dot in dots}
    if DATASETS[name].kind == "classification" and dots:
        assert len(colours) == len(set(y.tolist()))
