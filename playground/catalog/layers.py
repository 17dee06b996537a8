"""Models, activations and initialisation schemes that can be chosen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.catalog.entry import Entry

if TYPE_CHECKING:
    from torch import nn


@dataclass(frozen=True, kw_only=True)
class Activation(Entry):
    """A nonlinear function between two layers, a class of ``torch.nn``.

    Attributes:
        fixed: arguments that torch needs and that are always the same: ``dim=1``.
        hidden: offered between layers.
        output: offered after the last layer.
    """

    fixed: tuple[tuple[str, int], ...] = ()
    hidden: bool = True
    output: bool = False


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


@dataclass(frozen=True, kw_only=True)
class ModelKind(Entry):
    """A kind of model."""


def _page(name: str) -> str:
    return f"https://docs.pytorch.org/docs/stable/generated/torch.nn.{name}.html"


def _activation(name: str, advice: str, *, output: bool = False) -> Activation:
    return Activation(name=name, advice=advice, link=_page(name), output=output)


def _over_classes(name: str, advice: str) -> Activation:
    return Activation(name=name, advice=advice, link=_page(name), fixed=(("dim", 1),), hidden=False, output=True)


ACTIVATIONS: dict[str, Activation] = {
    entry.name: entry
    for entry in (
        _activation(
            "ReLU", "Zero below zero, the identity above: fast, and the usual choice in deep networks.", output=True
        ),
        _activation("Tanh", "From -1 to 1: smooth boundaries in small networks.", output=True),
        _activation(
            "Sigmoid",
            "From 0 to 1: a probability at the output; between layers it learns slowly.",
            output=True,
        ),
        Activation(
            name="Identity",
            label="none",
            advice="No nonlinearity: with it, two linear layers are together a single linear function.",
            link=_page("Identity"),
            output=True,
        ),
        _activation("LeakyReLU", "ReLU with a small slope below zero, so that no neuron stays at zero for all inputs."),
        _activation("PReLU", "LeakyReLU whose slope below zero is learned."),
        _activation("RReLU", "LeakyReLU whose slope below zero is random during training."),
        _activation("ELU", "Like ReLU above zero; below, it falls smoothly to -1."),
        _activation("SELU", "ELU, scaled so that the outputs of deep networks keep mean 0 and variance 1."),
        _activation("CELU", "ELU whose slope is continuous for every alpha."),
        _activation("GELU", "A smooth ReLU with a dip below zero: most transformers use it."),
        _activation("SiLU", "x times its sigmoid, also called swish: smooth, with a dip below zero."),
        _activation("Mish", "Similar to SiLU, with a slightly deeper dip."),
        _activation("Softplus", "A smooth ReLU that is always positive.", output=True),
        _activation("Softsign", "A curve from -1 to 1 that flattens more slowly than Tanh."),
        _activation("Hardtanh", "Tanh approximated by three straight lines.", output=True),
        _activation("Hardsigmoid", "Sigmoid approximated by three straight lines.", output=True),
        _activation("Hardswish", "SiLU approximated by simple pieces, for small devices."),
        _activation("ReLU6", "ReLU with an upper bound of 6."),
        _activation("LogSigmoid", "The logarithm of Sigmoid: always negative."),
        _activation("Tanhshrink", "x minus its Tanh: flat near zero, linear far from it."),
        _activation("Softshrink", "Moves every value by 0.5 towards zero; values from -0.5 to 0.5 become zero."),
        _activation("Hardshrink", "Zero from -0.5 to 0.5, the identity outside."),
        _over_classes("Softmax", "Turns the logits of all classes into probabilities that sum to 1."),
        _over_classes("LogSoftmax", "The logarithm of those probabilities, which NLLLoss takes."),
    )
}

ABSENT_ACTIVATIONS: dict[str, str] = {
    "Threshold": "It has no defaults, and ReLU is its common case.",
    "GLU": "It halves the width of a layer, and the activations of the playground keep the width.",
    "MultiheadAttention": "A layer with weights for sequences, not a function between layers.",
    "Softmin": "It is Softmax of the negated inputs.",
    "Softmax2d": "Softmax over the channels of images, and the layers of the playground have no channels.",
}
"""Classes of ``torch.nn.modules.activation`` that are not offered, each with the reason."""

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

MODELS: dict[str, ModelKind] = {
    entry.name: entry
    for entry in (
        ModelKind(
            name="mlp",
            label="layers (MLP)",
            advice="A multilayer perceptron: linear layers with an activation between them.",
            link=_page("Sequential"),
        ),
        ModelKind(
            name="linear",
            label="one linear layer",
            advice="A single nn.Linear: linear regression, or logistic regression under a loss on logits.",
            link=_page("Linear"),
        ),
        ModelKind(
            name="line",
            label="line of two parameters",
            advice="weight · x + bias with two nn.Parameter that start at random: the smallest model.",
            link="https://docs.pytorch.org/docs/stable/generated/torch.nn.parameter.Parameter.html",
        ),
    )
}
