"""The modules of an Experiment's model in order, each as a line of code and as a call; their widths and parameters."""

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground import limits
from playground.arrays import evenly_spaced
from playground.catalog.activations import ACTIVATIONS
from playground.experiment.values import Values

if TYPE_CHECKING:
    from torch import nn


@dataclass(frozen=True)
class Module:
    """A call of a class in ``torch.nn``: ``Module("Linear", (2, 4), (("bias", False),))``."""

    name: str
    arguments: tuple[Any, ...] = ()
    keywords: tuple[tuple[str, Any], ...] = ()

    def source(self) -> str:
        """Return the call as code."""
        arguments = [repr(value) for value in self.arguments]
        arguments += [f"{name}={value!r}" for name, value in self.keywords]
        return f"nn.{self.name}({', '.join(arguments)})"

    def build(self) -> "nn.Module":
        """Build the module; its weights are drawn from torch's global generator."""
        from torch import nn

        return getattr(nn, self.name)(*self.arguments, **dict(self.keywords))  # type: ignore[no-any-return]


def linear_module(experiment: Values, inputs: int, outputs: int) -> Module:
    """An ``nn.Linear`` of these widths, with a bias if the experiment has one."""
    return Module("Linear", (inputs, outputs), () if experiment.bias else (("bias", False),))


def activation(name: str) -> Module:
    """The activation of that name."""
    return Module(name, (), ACTIVATIONS[name].fixed)


def output_activation(experiment: Values) -> Module | None:
    """The activation after the last layer; None where there is none."""
    return None if experiment.output_activation == "Identity" else activation(experiment.output_activation)


def modules(experiment: Values) -> list[Module]:
    """All modules of an MLP, from the inputs to the outputs."""
    stack: list[Module] = []
    width = experiment.inputs
    for layer in experiment.hidden_layers:
        stack.append(linear_module(experiment, width, layer.units))
        if layer.batch_norm:
            stack.append(Module("BatchNorm1d", (layer.units,)))
        if layer.activation != "Identity":
            stack.append(activation(layer.activation))
        if layer.dropout:
            stack.append(Module("Dropout", (), (("p", layer.dropout),)))
        width = layer.units
    stack.append(linear_module(experiment, width, experiment.outputs))
    last = output_activation(experiment)
    return [*stack, last] if last else stack


def linear_widths(experiment: Values) -> list[tuple[int, int]]:
    """Inputs and outputs of every linear layer, in order."""
    hidden = (layer.units for layer in experiment.hidden_layers)
    return list(itertools.pairwise((experiment.inputs, *hidden, experiment.outputs)))


def parameter_count(experiment: Values) -> int:
    """Number of weights and biases of the model, without building it."""
    if experiment.model == "line":
        return 2
    linear = sum((before + experiment.bias) * after for before, after in linear_widths(experiment))
    norms = sum(2 * layer.units for layer in experiment.hidden_layers if layer.batch_norm)
    prelu = sum(layer.activation == "PReLU" for layer in experiment.hidden_layers)
    return linear + norms + prelu


def locate_weight(experiment: Values, layer: int, unit: int, source: int | None) -> tuple[str, tuple[int, ...]]:
    """Name of the parameter, and the index in it, of one weight (or, without a source, one bias) of a linear layer."""
    if experiment.model == "line":
        return ("bias" if source is None else "weights"), (0,)
    linears = [number for number, module in enumerate(modules(experiment)) if module.name == "Linear"]
    owner = "linear" if experiment.model == "linear" else f"layers.{linears[layer]}"
    return (f"{owner}.bias", (unit,)) if source is None else (f"{owner}.weight", (unit, source))


def shown_units(units: int) -> list[int]:
    """Which neurons of a layer the picture of a network shows: all of a few, or a few of many, evenly spaced."""
    return evenly_spaced(units, limits.SHOWN_UNITS)
