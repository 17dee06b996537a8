"""The plane on which a model is drawn: from features of the data to points of the plane, and back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from sklearn.decomposition import PCA
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from playground.arrays import Array
from playground.experiment import Experiment
from playground.training.data import Data, prepare_data, without_training_values
from playground.training.projection import Projection


@dataclass(frozen=True)
class Plane:
    """The plane of a picture.

    Attributes:
        points: converts features ``[N, dimensions]`` to points ``[N, 2]``.
        features: converts points ``[N, 2]`` to features ``[N, dimensions]``.
    """

    points: Callable[[Array], Array]
    features: Callable[[Array], Array]


def _plane_of_both() -> Plane:
    """The plane of data that has two features."""
    return Plane(points=lambda features: features, features=lambda points: points)


def _plane_of_pair(data: Data, axes: tuple[int, int]) -> Plane:
    """The plane of two features out of more; the others have their mean over the training samples."""
    columns, mean = list(axes), data.train.features.mean(axis=0)

    def features(points: Array) -> Array:
        all_features = np.tile(mean, (len(points), 1))
        all_features[:, columns] = points
        return all_features

    return Plane(points=lambda features: features[:, columns], features=features)


def _principal_plane(data: Data) -> Plane:
    """The plane of the first two principal components of the standardised training features."""
    # The exact method: it draws no random numbers, and is fast for the few features of these data sets.
    pipeline = make_pipeline(StandardScaler(), PCA(2, svd_solver="full")).fit(data.train.features)
    return Plane(points=pipeline.transform, features=pipeline.inverse_transform)


def build_plane(experiment: Experiment, projection: Projection) -> Plane:
    """Build the plane of a projection, for data with two or more features."""
    return _plane(without_training_values(experiment), projection)


@lru_cache(maxsize=16)
def _plane(experiment: Experiment, projection: Projection) -> Plane:
    if experiment.dimensions == 2:
        return _plane_of_both()
    data = prepare_data(experiment)
    if projection.axes is None or max(projection.axes) >= experiment.dimensions:
        return _principal_plane(data)
    return _plane_of_pair(data, projection.axes)


def picture_bounds(points: Array) -> tuple[Array, Array]:
    """The lowest and highest corner of a picture of these points ``[N, d]``, with a margin."""
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.1 * np.maximum(high - low, 1e-3)
    return low - margin, high + margin


def grid_points(low: Array, high: Array, side: int) -> Array:
    """Points ``[side², 2]`` row by row from the lowest corner, the first coordinate changes fastest."""
    across, up = (np.linspace(low[axis], high[axis], side) for axis in (0, 1))
    x1, x2 = np.meshgrid(across, up)
    return np.column_stack([x1.ravel(), x2.ravel()])


def picture_inputs(experiment: Experiment, data: Data, projection: Projection, side: int, along: int) -> torch.Tensor:
    """Inputs of the model at every point of its picture: ``side²`` on a plane, or ``along`` on the axis of one feature."""
    features = np.concatenate([samples.features for samples in data.parts.values()])
    if experiment.dimensions == 1:
        low, high = picture_bounds(features)
        return data.inputs(np.linspace(low, high, along))
    plane = build_plane(experiment, projection)
    return data.inputs(plane.features(grid_points(*picture_bounds(plane.points(features)), side)))
