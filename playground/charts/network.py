"""The picture of a network: its layers and neurons, sent once, and its numbers, sent at each tick."""

from typing import Literal

from playground.arrays import Columns
from playground.catalog.activations import ACTIVATIONS
from playground.charts.encoding import encode_signed, round_numbers
from playground.experiment import Experiment
from playground.experiment.architecture import linear_widths, shown_units
from playground.limits import MAX_LAYERS, MAX_UNITS
from playground.protocol.train import LayerNumbers, NetworkColumn, NetworkLayout, NetworkNumbers

IMAGE_WEIGHT = 0.5
"""The absolute weight at which an image of a neuron's weights has its full colour."""


def layout(experiment: Experiment) -> NetworkLayout:
    """The columns from the inputs to the outputs: the number of their neurons, which of them are drawn, and their names."""
    hidden: list[NetworkColumn] = [
        {
            "title": f"layer {number + 1}",
            "units": layer.units,
            "shown": shown_units(layer.units),
            "activation": layer.activation,
        }
        for number, layer in enumerate(experiment.hidden_layers)
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


def _inputs(experiment: Experiment) -> NetworkColumn:
    if experiment.dataset_entry.image_shape:
        return {"title": "pixels", "units": experiment.inputs, "shown": [0], "names": [f"{experiment.inputs} pixels"]}
    rows = shown_units(experiment.inputs)
    return {
        "title": "inputs",
        "units": experiment.inputs,
        "shown": rows,
        "names": [experiment.input_names[row] for row in rows],
    }


def _outputs(experiment: Experiment) -> NetworkColumn:
    rows = shown_units(experiment.outputs)
    names = experiment.class_names if experiment.outputs > 1 else (experiment.dataset_entry.target,)
    return {"title": "output", "units": experiment.outputs, "shown": rows, "names": [names[row] for row in rows]}


def _kind(experiment: Experiment) -> Literal["map", "curve", "image", "bars"]:
    """What a neuron shows: a map of the plane, a curve over the axis, an image of its weights, or its weights as bars."""
    if experiment.dimensions <= 2:
        return "map" if experiment.dimensions == 2 else "curve"
    return "image" if experiment.dataset_entry.image_shape else "bars"


def numbers(experiment: Experiment, picture: Columns) -> NetworkNumbers:
    """The weights, biases and gradients of the neurons that are drawn, and a small picture of each neuron."""
    layers = [_layer(experiment, picture, number) for number in range(len(linear_widths(experiment)))]
    data: NetworkNumbers = {"layers": layers, "dead": picture["dead"].tolist()}
    if "map_0" in picture:
        data["maps"] = [encode_signed(picture[f"map_{number}"]) for number in range(len(layers) + 1)]
        data["side"] = picture["map_0"].shape[-1]
    if "image_0" in picture:
        data["images"] = encode_signed(127 * picture["image_0"] / IMAGE_WEIGHT)
    return data


def _layer(experiment: Experiment, picture: Columns, number: int) -> LayerNumbers:
    data: LayerNumbers = {"units": len(picture[f"weight_{number}"])}
    if number or not experiment.dataset_entry.image_shape:
        data["weights"] = round_numbers(picture[f"weight_{number}"], 3)
        data["gradients"] = round_numbers(picture[f"weight_gradient_{number}"], 2)
    if f"bias_{number}" in picture:
        data["bias"] = round_numbers(picture[f"bias_{number}"], 3)
        data["biasGradients"] = round_numbers(picture[f"bias_gradient_{number}"], 2)
    return data
