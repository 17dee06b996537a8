"""The plane on which a model is drawn: between its points and the features of the data, both ways."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from sklearn.decomposition import PCA
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from playground.experiment import Experiment
from playground.training.data import Array, Data, data_alone, prepare
from playground.training.projection import View


@dataclass(frozen=True)
class Plane:
    """A picture's plane.

    Attributes:
        points: from the features ``[N, dimensions]`` of samples to where they lie, ``[N, 2]``.
        features: from places ``[N, 2]`` to the features that they stand for.
    """

    points: Callable[[Array], Array]
    features: Callable[[Array], Array]


def _given() -> Plane:
    """The plane of the only two features."""
    return Plane(points=lambda features: features, features=lambda points: points)


def _pair(data: Data, axes: tuple[int, int]) -> Plane:
    """The plane of two features out of more; the others are held at their mean over the training samples."""
    columns, mean = list(axes), data.train.features.mean(axis=0)

    def features(points: Array) -> Array:
        held = np.tile(mean, (len(points), 1))
        held[:, columns] = points
        return held

    return Plane(points=lambda features: features[:, columns], features=features)


def _principal(data: Data) -> Plane:
    """The plane of the first two principal components of the standardised training features."""
    # The exact method: no random numbers, and quick for the few features here.
    way = make_pipeline(StandardScaler(), PCA(2, svd_solver="full")).fit(data.train.features)
    return Plane(points=way.transform, features=way.inverse_transform)


def plane(experiment: Experiment, view: View) -> Plane:
    """The plane that the view shows of data with two or more features."""
    return _plane(data_alone(experiment), view)


@lru_cache(maxsize=16)
def _plane(experiment: Experiment, view: View) -> Plane:
    if experiment.dimensions == 2:
        return _given()
    data = prepare(experiment)
    if view.axes is None or max(view.axes) >= experiment.dimensions:
        return _principal(data)
    return _pair(data, view.axes)


def bounds(points: Array) -> tuple[Array, Array]:
    """The lowest and highest corner of a picture of these points ``[N, d]``, a little widened."""
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.1 * np.maximum(high - low, 1e-3)
    return low - margin, high + margin


def grid(low: Array, high: Array, side: int) -> Array:
    """Points ``[side², 2]`` row by row from the lowest corner, the first coordinate running fastest."""
    across, up = (np.linspace(low[axis], high[axis], side) for axis in (0, 1))
    x1, x2 = np.meshgrid(across, up)
    return np.column_stack([x1.ravel(), x2.ravel()])


def places(experiment: Experiment, data: Data, view: View, side: int, along: int) -> torch.Tensor:
    """Inputs of the model at every place of its picture: ``side²`` on a plane, or ``along`` on the axis of one feature."""
    features = np.concatenate([samples.features for samples in data.parts.values()])
    if experiment.dimensions == 1:
        low, high = bounds(features)
        return data.inputs(np.linspace(low, high, along))
    shown = plane(experiment, view)
    return data.inputs(shown.features(grid(*bounds(shown.points(features)), side)))
