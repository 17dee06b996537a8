"""The ways to initialise weights that can be chosen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.catalog.entry import Entry

if TYPE_CHECKING:
    from torch import nn


@dataclass(frozen=True, kw_only=True)
class Initialisation(Entry):
    """How weights are initialised, in every ``nn.Linear`` after the model is built.

    Attributes:
        weight: the function of ``torch.nn.init`` for weights; empty for torch's default.
        arguments_of_weight: its arguments after the tensor.
        bias: the function for biases.
    """

    weight: str = ""
    arguments_of_weight: tuple[tuple[str, float | str], ...] = ()
    bias: str = "zeros_"

    def lines(self, layer: str, with_bias: bool) -> list[str]:
        """The code that initialises the layer of that name."""
        if not self.weight:
            return []
        arguments = "".join(
            f', {name}="{value}"' if isinstance(value, str) else f", {name}={value!r}"
            for name, value in self.arguments_of_weight
        )
        lines = [f"nn.init.{self.weight}({layer}.weight{arguments})"]
        return [*lines, f"nn.init.{self.bias}({layer}.bias)"] if with_bias else lines

    def apply(self, layer: "nn.Linear") -> None:
        """Initialise a layer, as ``lines`` shows."""
        from torch.nn import init

        if self.weight:
            getattr(init, self.weight)(layer.weight, **dict(self.arguments_of_weight))
            if layer.bias is not None:
                getattr(init, self.bias)(layer.bias)


INITIALISATIONS: dict[str, Initialisation] = {
    entry.name: entry
    for entry in (
        Initialisation(
            name="default",
            label="torch's default",
            advice="Uniform from -1/√n to 1/√n for a layer of n inputs, weights and biases.",
        ),
        Initialisation(
            name="xavier_uniform",
            label="Xavier, uniform",
            advice="Preserves the variance of the outputs from layer to layer with Tanh and Sigmoid.",
            weight="xavier_uniform_",
        ),
        Initialisation(
            name="xavier_normal",
            label="Xavier, normal",
            advice="The same variance, from a normal distribution.",
            weight="xavier_normal_",
        ),
        Initialisation(
            name="kaiming_uniform",
            label="Kaiming, uniform",
            advice="Preserves the variance with ReLU, which sets half of the outputs to zero.",
            weight="kaiming_uniform_",
            arguments_of_weight=(("nonlinearity", "relu"),),
        ),
        Initialisation(
            name="kaiming_normal",
            label="Kaiming, normal",
            advice="The same variance, from a normal distribution.",
            weight="kaiming_normal_",
            arguments_of_weight=(("nonlinearity", "relu"),),
        ),
        Initialisation(
            name="orthogonal",
            advice="An orthogonal matrix: vectors keep their length, except where a layer narrows.",
            weight="orthogonal_",
        ),
        Initialisation(
            name="normal",
            label="wide normal",
            advice="A normal distribution of deviation 1: too large for a wide layer, where Tanh and Sigmoid saturate.",
            weight="normal_",
        ),
        Initialisation(
            name="small_normal",
            label="narrow normal",
            advice="A normal distribution of deviation 0.01: outputs shrink from layer to layer, and learning starts slowly.",
            weight="normal_",
            arguments_of_weight=(("std", 0.01),),
        ),
        Initialisation(
            name="zeros",
            label="all zeros",
            advice="A classic mistake: all neurons of a layer stay equal, or no weight changes at all.",
            weight="zeros_",
        ),
        Initialisation(
            name="ones",
            label="all ones",
            advice="The same mistake with another value: all neurons of a layer stay equal.",
            weight="ones_",
        ),
    )
}
