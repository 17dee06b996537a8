"""What pictures of a model need: the scene, which a run does not change, and the model's answers on it."""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from playground import limits
from playground.experiment import Experiment
from playground.training import loop
from playground.training.data import Array, Data, Samples, prepare
from playground.training.optimization import build_loss
from playground.training.predictions import predicted, probabilities, tally_outputs, values
from playground.training.state import RunState
from playground.training.train import model_of

Scene = dict[str, Array]
Picture = dict[str, Array]


def scene(experiment: Experiment) -> Scene:
    """The samples as the model sees them, and for one or two features the bounds of the picture.

    ``train_x`` float32 ``[n, features]`` and ``train_y`` ``[n]``, likewise ``validation_…`` and ``test_…``; ``low`` and
    ``high`` ``[features]``.
    """
    data = prepare(experiment)
    parts = {"train": data.train, "validation": data.validation, "test": data.test}
    arrays: Scene = {}
    for name, samples in parts.items():
        if samples is not None:
            arrays |= {f"{name}_x": samples.x.cpu().numpy(), f"{name}_y": samples.truth}
    if experiment.inputs <= 2:
        arrays["low"], arrays["high"] = _bounds(data)
    return arrays


def _bounds(data: Data) -> tuple[Array, Array]:
    points = np.concatenate(
        [samples.x.cpu().numpy() for samples in (data.train, data.validation, data.test) if samples]
    )
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.1 * np.maximum(high - low, 1e-3)
    return low - margin, high + margin


def picture(state: RunState) -> Picture:
    """The answers of the model at this state; see ``look``."""
    return look(state.experiment, model_of(state))


def look(experiment: Experiment, model: nn.Module) -> Picture:
    """Ask the model, in evaluation mode, for all that is drawn. Nothing of the run is changed.

    Two features: ``grid`` float32 ``[R, R]`` (value, or probability of the second class) or ``[classes, R, R]``, rows
    going up with the second feature. One feature: ``curve_x``, ``curve_y`` ``[R]``. Regression: ``train_predictions`` and
    ``test_predictions`` ``[n]``. Classes: ``train_confusion`` and ``test_confusion`` int64 ``[classes, classes]``, rows true.
    Every task: ``train_loss``, ``test_loss`` as scalars, in evaluation mode.
    """
    data = prepare(experiment)
    loss_fn = build_loss(experiment)
    drawn: Picture = {}
    for name, samples in (("train", data.train), ("test", data.test)):
        loss, outputs = loop.evaluate(model, loss_fn, samples)
        drawn[f"{name}_loss"] = np.float64(loss)  # type: ignore[assignment]
        drawn |= _answers(experiment, name, outputs, samples)
    if experiment.inputs == 2:
        drawn["grid"] = _grid(experiment, model, data)
    elif experiment.inputs == 1:
        drawn |= _curve(experiment, model, data)
    return drawn


def _answers(experiment: Experiment, part: str, outputs: Tensor, samples: Samples) -> Picture:
    if experiment.task == "regression":
        return {f"{part}_predictions": predicted(experiment, outputs)}
    return {f"{part}_confusion": tally_outputs(experiment, outputs, samples.truth)}


@torch.inference_mode()
def _grid(experiment: Experiment, model: nn.Module, data: Data) -> Array:
    side = limits.PICTURE_SIDE
    low, high = _bounds(data)
    across, up = (torch.linspace(float(low[axis]), float(high[axis]), side) for axis in (0, 1))
    x1, x2 = torch.meshgrid(across, up, indexing="xy")
    outputs = model(torch.stack((x1.flatten(), x2.flatten()), dim=1).to(experiment.device))
    if experiment.task == "regression":
        return _reshaped(values(experiment, outputs), side)
    chances = probabilities(experiment, outputs)
    if experiment.task == "binary":
        return _reshaped(chances[:, 1], side)
    return np.stack([_reshaped(chance, side) for chance in chances.T])


def _reshaped(column: Tensor, side: int) -> Array:
    array: np.ndarray[Any, Any] = column.reshape(side, side).cpu().numpy()
    return array


@torch.inference_mode()
def _curve(experiment: Experiment, model: nn.Module, data: Data) -> Picture:
    low, high = _bounds(data)
    x = torch.linspace(float(low[0]), float(high[0]), limits.CURVE_POINTS)
    y = values(experiment, model(x.unsqueeze(1).to(experiment.device)))
    return {"curve_x": x.numpy(), "curve_y": y.cpu().numpy()}
