"""What pictures of a model need: the scene, which a run does not change, and the model's answers on it."""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from playground import limits
from playground.experiment import Experiment
from playground.training import loop
from playground.training.data import Array, Data, Samples, prepare
from playground.training.inspection import inspect
from playground.training.optimization import build_loss
from playground.training.planes import bounds, places, plane
from playground.training.predictions import predicted, probabilities, tally_outputs, values
from playground.training.projection import PLAIN, View
from playground.training.state import RunState
from playground.training.train import model_of

Scene = dict[str, Array]
Picture = dict[str, Array]


def scene(experiment: Experiment, view: View = PLAIN) -> Scene:
    """Where the samples lie, and the bounds of the picture.

    ``train_points`` float64 ``[n, 2]`` (``[n, 1]`` for data of one feature), ``train_y`` ``[n]``, likewise ``test_…``;
    ``low`` and ``high`` ``[2]`` or ``[1]``; of images also ``test_images`` uint8 ``[n, pixels]``.
    """
    data = prepare(experiment)
    points = {name: _points(experiment, samples.features, view) for name, samples in data.parts.items()}
    arrays: Scene = {}
    for name in ("train", "test"):
        arrays |= {f"{name}_points": points[name], f"{name}_y": data.parts[name].truth}
    arrays["low"], arrays["high"] = bounds(np.concatenate(list(points.values())))
    if experiment.dataset_entry.image_shape:
        arrays["test_images"] = np.round(255 * data.test.features).astype(np.uint8)
    return arrays


def _points(experiment: Experiment, features: Array, view: View) -> Array:
    return features if experiment.dimensions == 1 else plane(experiment, view).points(features)


def picture(state: RunState, view: View = PLAIN) -> Picture:
    """The answers of the model at this state; see ``look``."""
    return look(state.experiment, model_of(state), view)


def look(experiment: Experiment, model: nn.Module, view: View = PLAIN) -> Picture:
    """Ask the model, in evaluation mode, for all that is drawn. Nothing of the run is changed.

    Two features or more: ``grid`` float32 ``[R, R]`` (value, or probability of the second class) or ``[classes, R, R]``,
    rows going up with the second axis. One feature: ``curve_x``, ``curve_y`` ``[R]``. Every task: ``train_predictions`` and
    ``test_predictions`` ``[n]``, numbers or class numbers; ``train_loss``, ``test_loss`` as scalars, in evaluation mode.
    Classes: ``train_confusion`` and ``test_confusion`` int64 ``[classes, classes]``, rows true, and ``test_confidence``
    float32 ``[n]``, the probability of the predicted class. To these comes what ``inspection.inspect`` finds inside.
    """
    data = prepare(experiment)
    loss_fn = build_loss(experiment)
    drawn: Picture = {}
    for name in ("train", "test"):
        samples = data.parts[name]
        loss, outputs = loop.evaluate(model, loss_fn, samples)
        drawn[f"{name}_loss"] = np.float64(loss)  # type: ignore[assignment]
        drawn |= _answers(experiment, name, outputs, samples)
    drawn |= _field(experiment, model, data, view)
    return drawn | inspect(experiment, model, data, view)


def _answers(experiment: Experiment, part: str, outputs: Tensor, samples: Samples) -> Picture:
    answers = {f"{part}_predictions": predicted(experiment, outputs)}
    if experiment.task != "regression":
        answers[f"{part}_confusion"] = tally_outputs(experiment, outputs, samples.truth)
        if part == "test":
            answers["test_confidence"] = probabilities(experiment, outputs).amax(dim=1).cpu().numpy()
    return answers


@torch.inference_mode()
def _field(experiment: Experiment, model: nn.Module, data: Data, view: View) -> Picture:
    """What the model says at every place of its picture."""
    side = limits.PICTURE_SIDE
    outputs = model(places(experiment, data, view, side, limits.CURVE_POINTS))
    if experiment.dimensions == 1:
        low, high = bounds(np.concatenate([samples.features for samples in data.parts.values()]))
        x = np.linspace(float(low[0]), float(high[0]), limits.CURVE_POINTS)
        return {"curve_x": x, "curve_y": values(experiment, outputs).cpu().numpy()}
    if experiment.task == "regression":
        return {"grid": _square(values(experiment, outputs), side)}
    chances = probabilities(experiment, outputs)
    if experiment.task == "binary":
        return {"grid": _square(chances[:, 1], side)}
    return {"grid": np.stack([_square(chance, side) for chance in chances.T])}


def _square(column: Tensor, side: int) -> Array:
    array: np.ndarray[Any, Any] = column.reshape(side, side).cpu().numpy()
    return array
