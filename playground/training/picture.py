"""The numbers of a model's pictures: the scene, which stays the same during a run, and the predictions of the model."""

import numpy as np
import torch
from torch import Tensor, nn

from playground import limits
from playground.arrays import Array
from playground.experiment import Experiment
from playground.training import loop
from playground.training.data import Data, Samples, prepare_data
from playground.training.inspection import inspect
from playground.training.optimization import build_loss
from playground.training.plane import build_plane, picture_bounds, picture_inputs
from playground.training.predictions import predicted, probabilities, tally_outputs, values
from playground.training.projection import DEFAULT_PROJECTION, Projection
from playground.training.state import RunState
from playground.training.train import model_of

Scene = dict[str, Array]
Picture = dict[str, Array]


def compute_scene(experiment: Experiment, projection: Projection = DEFAULT_PROJECTION) -> Scene:
    """Compute where the samples lie in the picture, and its bounds.

    ``train_points`` float64 ``[n, 2]`` (``[n, 1]`` for data of one feature), ``train_y`` ``[n]``, likewise ``test_…``;
    ``low`` and ``high`` ``[2]`` or ``[1]``; of images also ``test_images`` uint8 ``[n, pixels]``.
    """
    data = prepare_data(experiment)
    points = {name: _points(experiment, samples.features, projection) for name, samples in data.parts.items()}
    arrays: Scene = {}
    for name in ("train", "test"):
        arrays |= {f"{name}_points": points[name], f"{name}_y": data.parts[name].truth}
    arrays["low"], arrays["high"] = picture_bounds(np.concatenate(list(points.values())))
    if experiment.dataset_entry.image_shape:
        arrays["test_images"] = np.round(255 * data.test.features).astype(np.uint8)
    return arrays


def _points(experiment: Experiment, features: Array, projection: Projection) -> Array:
    return features if experiment.dimensions == 1 else build_plane(experiment, projection).points(features)


def compute_picture(state: RunState, projection: Projection = DEFAULT_PROJECTION) -> Picture:
    """Compute the picture of the model at this state; see ``picture_of_model``."""
    return picture_of_model(state.experiment, model_of(state), projection)


def picture_of_model(experiment: Experiment, model: nn.Module, projection: Projection = DEFAULT_PROJECTION) -> Picture:
    """Compute all that is drawn of a model in evaluation mode. Nothing of the run is changed.

    Two features or more: ``grid`` float32 ``[R, R]`` (value, or probability of the second class) or ``[classes, R, R]``,
    rows going up with the second axis. One feature: ``curve_x``, ``curve_y`` ``[R]``. Every task: ``train_predictions`` and
    ``test_predictions`` ``[n]``, numbers or class numbers; ``train_loss``, ``test_loss`` as scalars, in evaluation mode.
    Classes: ``train_confusion`` and ``test_confusion`` int64 ``[classes, classes]``, rows true, and ``test_confidence``
    float32 ``[n]``, the probability of the predicted class. The numbers of ``inspection.inspect`` are added.
    """
    data = prepare_data(experiment)
    loss_fn = build_loss(experiment)
    picture: Picture = {}
    for name in ("train", "test"):
        samples = data.parts[name]
        loss, outputs = loop.evaluate(model, loss_fn, samples)
        picture[f"{name}_loss"] = np.float64(loss)  # type: ignore[assignment]
        picture |= _predictions(experiment, name, outputs, samples)
    picture |= _output_surface(experiment, model, data, projection)
    return picture | inspect(experiment, model, data, projection)


def _predictions(experiment: Experiment, part: str, outputs: Tensor, samples: Samples) -> Picture:
    arrays = {f"{part}_predictions": predicted(experiment, outputs)}
    if experiment.task != "regression":
        arrays[f"{part}_confusion"] = tally_outputs(experiment, outputs, samples.truth)
        if part == "test":
            arrays["test_confidence"] = probabilities(experiment, outputs).amax(dim=1).cpu().numpy()
    return arrays


@torch.inference_mode()
def _output_surface(experiment: Experiment, model: nn.Module, data: Data, projection: Projection) -> Picture:
    """The outputs of the model at every point of its picture."""
    side = limits.PICTURE_SIDE
    outputs = model(picture_inputs(experiment, data, projection, side, limits.CURVE_POINTS))
    if experiment.dimensions == 1:
        low, high = picture_bounds(np.concatenate([samples.features for samples in data.parts.values()]))
        x = np.linspace(float(low[0]), float(high[0]), limits.CURVE_POINTS)
        return {"curve_x": x, "curve_y": values(experiment, outputs).cpu().numpy()}
    if experiment.task == "regression":
        return {"grid": _to_grid(values(experiment, outputs), side)}
    by_class = probabilities(experiment, outputs)
    if experiment.task == "binary":
        return {"grid": _to_grid(by_class[:, 1], side)}
    return {"grid": np.stack([_to_grid(column, side) for column in by_class.T])}


def _to_grid(column: Tensor, side: int) -> Array:
    array: Array = column.reshape(side, side).cpu().numpy()
    return array
