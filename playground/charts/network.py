"""The picture of a network: its layers and neurons, told once, and its numbers, told at each tick."""

from typing import Any

import numpy as np

from playground.catalog.activations import ACTIVATIONS
from playground.charts.encoding import floats, signed
from playground.experiment import Experiment
from playground.experiment.architecture import shown
from playground.experiment.rules import hidden_layers, widths
from playground.limits import MAX_LAYERS, MAX_UNITS

Columns = dict[str, np.ndarray[Any, Any]]

IMAGE_WEIGHT = 0.5
"""The size of a weight at which the image of a neuron's weights has its full colour."""


def layout(experiment: Experiment) -> dict[str, Any]:
    """Columns from the inputs to the outputs: how many neurons each has, which of them are drawn, and their names."""
    hidden = [
        {
            "title": f"layer {number + 1}",
            "units": layer.units,
            "shown": shown(layer.units),
            "activation": layer.activation,
        }
        for number, layer in enumerate(hidden_layers(experiment))
    ]
    inputs, outputs = _inputs(experiment), _outputs(experiment)
    return {
        "columns": [inputs, *hidden, outputs],
        "editable": experiment.model == "mlp",
        "bias": experiment.bias,
        "limits": {"layers": MAX_LAYERS, "units": MAX_UNITS},
        "activations": [[entry.name, entry.title] for entry in ACTIVATIONS.values() if entry.hidden],
        "picture": _kind(experiment),
        "imageShape": list(experiment.dataset_entry.image_shape or ()),
    }


def _inputs(experiment: Experiment) -> dict[str, Any]:
    if experiment.dataset_entry.image_shape:
        return {"title": "pixels", "units": experiment.inputs, "shown": [0], "names": [f"{experiment.inputs} pixels"]}
    rows = shown(experiment.inputs)
    return {
        "title": "inputs",
        "units": experiment.inputs,
        "shown": rows,
        "names": [experiment.input_names[row] for row in rows],
    }


def _outputs(experiment: Experiment) -> dict[str, Any]:
    rows = shown(experiment.outputs)
    named = experiment.class_names if experiment.outputs > 1 else (experiment.dataset_entry.target,)
    return {"title": "output", "units": experiment.outputs, "shown": rows, "names": [named[row] for row in rows]}


def _kind(experiment: Experiment) -> str:
    """What a neuron shows: a map of the plane, a curve over the axis, an image of its weights, or its weights as bars."""
    if experiment.dimensions <= 2:
        return "map" if experiment.dimensions == 2 else "curve"
    return "image" if experiment.dataset_entry.image_shape else "bars"


def numbers(experiment: Experiment, picture: Columns) -> dict[str, Any]:
    """Weights, biases, their gradients and the neurons' own pictures, of what is drawn."""
    layers = [_layer(experiment, picture, number) for number in range(len(widths(experiment)))]
    told: dict[str, Any] = {"layers": layers, "dead": picture["dead"].tolist()}
    if "map_0" in picture:
        told["maps"] = [signed(picture[f"map_{number}"]) for number in range(len(layers) + 1)]
        told["side"] = picture["map_0"].shape[-1]
    if "image_0" in picture:
        told["images"] = signed(127 * picture["image_0"] / IMAGE_WEIGHT)
    return told


def _layer(experiment: Experiment, picture: Columns, number: int) -> dict[str, Any]:
    told: dict[str, Any] = {"units": len(picture[f"weight_{number}"])}
    if number or not experiment.dataset_entry.image_shape:
        told["weights"] = floats(picture[f"weight_{number}"], 3)
        told["gradients"] = floats(picture[f"weight_gradient_{number}"], 2)
    if f"bias_{number}" in picture:
        told["bias"] = floats(picture[f"bias_{number}"], 3)
        told["biasGradients"] = floats(picture[f"bias_gradient_{number}"], 2)
    return told
