"""The modules of a model in order, each known both as the line that is shown and as the call that is made."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playground import limits
from playground.catalog.activations import ACTIVATIONS
from playground.experiment.rules import hidden_layers

if TYPE_CHECKING:
    from torch import nn

    from playground.experiment.experiment import Experiment


@dataclass(frozen=True)
class Module:
    """A call of a class in ``torch.nn``: ``Module("Linear", (2, 4), (("bias", False),))``."""

    name: str
    arguments: tuple[Any, ...] = ()
    keywords: tuple[tuple[str, Any], ...] = ()

    def source(self) -> str:
        """The call as code."""
        words = [repr(value) for value in self.arguments] + [f"{name}={value!r}" for name, value in self.keywords]
        return f"nn.{self.name}({', '.join(words)})"

    def build(self) -> "nn.Module":
        """The module; its weights are drawn from torch's global generator."""
        from torch import nn

        return getattr(nn, self.name)(*self.arguments, **dict(self.keywords))  # type: ignore[no-any-return]


def linear(experiment: "Experiment", inputs: int, outputs: int) -> Module:
    """The ``nn.Linear`` of those widths, with or without bias as the experiment says."""
    return Module("Linear", (inputs, outputs), () if experiment.bias else (("bias", False),))


def activation(name: str) -> Module:
    """The activation of that name."""
    return Module(name, (), ACTIVATIONS[name].fixed)


def output_activation(experiment: "Experiment") -> Module | None:
    """What follows the last layer, if anything does."""
    return None if experiment.output_activation == "Identity" else activation(experiment.output_activation)


def modules(experiment: "Experiment") -> list[Module]:
    """Everything between the inputs and the outputs of an MLP, in order."""
    stack: list[Module] = []
    width = experiment.inputs
    for layer in hidden_layers(experiment):
        stack.append(linear(experiment, width, layer.units))
        if layer.batch_norm:
            stack.append(Module("BatchNorm1d", (layer.units,)))
        if layer.activation != "Identity":
            stack.append(activation(layer.activation))
        if layer.dropout:
            stack.append(Module("Dropout", (), (("p", layer.dropout),)))
        width = layer.units
    stack.append(linear(experiment, width, experiment.outputs))
    last = output_activation(experiment)
    return [*stack, last] if last else stack


def parameter_place(experiment: "Experiment", layer: int, unit: int, source: int | None) -> tuple[str, tuple[int, ...]]:
    """Name of the parameter, and the place in it, of one weight (or with no source, one bias) of a linear layer."""
    if experiment.model == "line":
        return ("bias" if source is None else "weights"), (0,)
    linears = [number for number, module in enumerate(modules(experiment)) if module.name == "Linear"]
    owner = "linear" if experiment.model == "linear" else f"layers.{linears[layer]}"
    return (f"{owner}.bias", (unit,)) if source is None else (f"{owner}.weight", (unit, source))


def shown(units: int) -> list[int]:
    """Which neurons of a layer the picture of a network shows: all of a few, or a few of many, evenly picked."""
    most = limits.SHOWN_UNITS
    return list(range(units)) if units <= most else [round(each * (units - 1) / (most - 1)) for each in range(most)]
