"""The inside of a network: weights, gradients, outputs of the neurons, and histograms of all three."""

import numpy as np
import torch
from torch import Tensor, nn

from playground.arrays import Array, evenly_spaced
from playground.experiment import Experiment
from playground.experiment.architecture import shown_units
from playground.limits import MAP_POINTS, MAP_SIDE
from playground.training.data import Data
from playground.training.model import MLP, linear_parameters
from playground.training.optimization import build_loss
from playground.training.plane import picture_inputs
from playground.training.predictions import probabilities, values
from playground.training.projection import Projection

Inspection = dict[str, Array]
SAMPLES = 256
"""Training samples for which gradients and activations are computed: enough for histograms, fast at every picture."""
BINS = 40
WEIGHT_RANGE = (-2.0, 2.0)
ACTIVATION_RANGE = (-2.0, 2.0)
GRADIENT_RANGE = (-8.0, 0.0)
"""Powers of ten of a gradient's absolute value."""


def inspect(experiment: Experiment, model: nn.Module, data: Data, projection: Projection) -> Inspection:
    """Compute what is drawn of the inside of the model, at most eight neurons a layer; layers are numbered from 0.

    ``weight_k`` and ``weight_gradient_k`` float32 ``[neurons, inputs]``, ``bias_k`` and ``bias_gradient_k`` ``[neurons]``;
    ``image_0`` ``[neurons, pixels]`` of data that are images; ``map_k`` int8 ``[neurons, side, side]`` or ``[neurons,
    points]``: outputs from -1 to 1 (larger ones are clipped) as -127 to 127 over the plane or axis of the data;
    ``weights_histogram``, ``gradients_histogram``, ``activations_histogram`` int64 ``[layers, bins]``; ``dead`` int64
    ``[hidden]``: neurons whose output is the same for every training sample.
    """
    layers = linear_parameters(model)
    rows = evenly_spaced(len(data.train), SAMPLES)
    x, y = data.train.x[rows], data.train.y[rows]
    outputs = layer_outputs(model, x)
    gradients = _gradients(experiment, layers, outputs[-1], y)
    inside: Inspection = {}
    for number, ((weights, bias), (slopes, bias_slopes)) in enumerate(zip(layers, gradients, strict=True)):
        inside |= _parameters(number, weights, bias, "")
        inside |= _parameters(number, slopes, bias_slopes, "_gradient")
    if experiment.dataset_entry.image_shape:
        inside["image_0"] = _array(layers[0][0][shown_units(len(layers[0][0]))])
    if experiment.dimensions <= 2:
        inside |= _maps(experiment, model, data, projection)
    inside["weights_histogram"] = _histogram([weights for weights, _ in layers], WEIGHT_RANGE)
    inside["activations_histogram"] = _histogram(outputs, ACTIVATION_RANGE)
    sizes = [slopes.abs().clamp(min=1e-30).log10() for slopes, _ in gradients]
    inside["gradients_histogram"] = _histogram(sizes, GRADIENT_RANGE)
    inside["dead"] = np.array([int((each == each[:1]).all(dim=0).sum()) for each in outputs[:-1]], dtype=np.int64)
    return inside


def layer_outputs(model: nn.Module, x: Tensor) -> list[Tensor]:
    """The output of each linear layer after its activation, for inputs ``x``: ``[N, neurons]`` each."""
    if not isinstance(model, MLP):
        return [model(x)]
    outputs: list[Tensor] = []
    for module in model.layers:
        if isinstance(module, nn.Linear) and module is not model.layers[0]:
            outputs.append(x)
        x = module(x)
    return [*outputs, x]


def _gradients(
    experiment: Experiment, layers: list[tuple[Tensor, Tensor | None]], outputs: Tensor, y: Tensor
) -> list[tuple[Tensor, Tensor | None]]:
    loss = build_loss(experiment)(outputs, y)
    parameters = [parameter for pair in layers for parameter in pair if parameter is not None]
    gradients = iter(torch.autograd.grad(loss, parameters))
    return [(next(gradients), None if bias is None else next(gradients)) for _, bias in layers]


def _parameters(number: int, weights: Tensor, bias: Tensor | None, kind: str) -> Inspection:
    matrix = weights.detach().view(len(weights), -1)
    rows, columns = shown_units(matrix.shape[0]), shown_units(matrix.shape[1])
    numbers = {f"weight{kind}_{number}": _array(matrix[rows][:, columns])}
    return numbers if bias is None else numbers | {f"bias{kind}_{number}": _array(bias[rows])}


@torch.inference_mode()
def _maps(experiment: Experiment, model: nn.Module, data: Data, projection: Projection) -> Inspection:
    x = picture_inputs(experiment, data, projection, MAP_SIDE, MAP_POINTS)
    outputs = layer_outputs(model, x)
    outputs[-1] = _scale_outputs(experiment, data, outputs[-1])
    shape = (MAP_SIDE, MAP_SIDE) if experiment.dimensions == 2 else (MAP_POINTS,)
    return {
        f"map_{number}": _signed_bytes(each[:, shown_units(each.shape[1])]).T.reshape(-1, *shape)
        for number, each in enumerate([x, *outputs])
    }


def _scale_outputs(experiment: Experiment, data: Data, outputs: Tensor) -> Tensor:
    """The last outputs on the scale of the picture: probability 0 to 1, or the range of the targets, as -1 to 1."""
    if experiment.task != "regression":
        by_class = probabilities(experiment, outputs)
        return 2 * (by_class if experiment.outputs > 1 else by_class[:, 1:]) - 1
    low, high = data.train.truth.min(), data.train.truth.max()
    scaled: Tensor = 2 * (values(experiment, outputs) - low) / max(high - low, 1e-12) - 1
    return scaled.unsqueeze(1)


def _signed_bytes(outputs: Tensor) -> Array:
    scaled = torch.nan_to_num(outputs, nan=0.0).clamp(-1, 1) * 127
    array: Array = scaled.round().to(torch.int8).cpu().numpy()
    return array


def _histogram(layers: list[Tensor], span: tuple[float, float]) -> Array:
    """Counts ``[layers, bins]`` over the span; values outside count in the first or last bin."""
    low, high = span
    counts = [
        torch.histc(torch.nan_to_num(each.detach().float()).clamp(low, high), BINS, low, high).cpu().numpy()
        for each in layers
    ]
    return np.stack(counts).astype(np.int64)


def _array(tensor: Tensor) -> Array:
    array: Array = tensor.detach().cpu().numpy()
    return array
