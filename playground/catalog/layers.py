"""Models, activations and initialisation schemes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.catalog.entry import Entry

if TYPE_CHECKING:
    from torch import nn


@dataclass(frozen=True, kw_only=True)
class Activation(Entry):
    """A function between two layers, a class of ``torch.nn``.

    Attributes:
        fixed: arguments that torch needs and nobody chooses: ``dim=1``.
        hidden: offered between layers.
        output: offered after the last layer.
    """

    fixed: tuple[tuple[str, int], ...] = ()
    hidden: bool = True
    output: bool = False


@dataclass(frozen=True, kw_only=True)
class Initialisation(Entry):
    """How weights start, applied to every ``nn.Linear`` after the model is built.

    Attributes:
        weight: the function of ``torch.nn.init`` for weights; empty for torch's own default.
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
        words = "".join(
            f', {name}="{value}"' if isinstance(value, str) else f", {name}={value!r}"
            for name, value in self.arguments_of_weight
        )
        lines = [f"nn.init.{self.weight}({layer}.weight{words})"]
        return [*lines, f"nn.init.{self.bias}({layer}.bias)"] if with_bias else lines

    def apply(self, layer: "nn.Linear") -> None:
        """Do what ``lines`` show."""
        from torch.nn import init

        if self.weight:
            getattr(init, self.weight)(layer.weight, **dict(self.arguments_of_weight))
            if layer.bias is not None:
                getattr(init, self.bias)(layer.bias)


@dataclass(frozen=True, kw_only=True)
class ModelKind(Entry):
    """A family of models."""


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
            "ReLU", "Zero below zero, unchanged above: quick, and the usual choice in deep networks.", output=True
        ),
        _activation("Tanh", "An S from -1 to 1: smooth boundaries in small networks.", output=True),
        _activation("Sigmoid", "An S from 0 to 1: a probability at the output, slow to learn in between.", output=True),
        Activation(
            name="Identity",
            label="none",
            advice="No bend at all: between layers, it makes them one straight map.",
            link=_page("Identity"),
            output=True,
        ),
        _activation("LeakyReLU", "ReLU with a small slope below zero, so that no neuron dies."),
        _activation("PReLU", "LeakyReLU whose slope below zero is learned."),
        _activation("RReLU", "LeakyReLU whose slope below zero is drawn at random while training."),
        _activation("ELU", "Like ReLU above zero, and a smooth bend down to -1 below."),
        _activation("SELU", "ELU scaled so that outputs of deep networks keep their spread by themselves."),
        _activation("CELU", "ELU whose slope has no jump, whatever its scale."),
        _activation("GELU", "ReLU with a smooth dip near zero: the choice of most transformers."),
        _activation("SiLU", "x times its sigmoid, also called swish: smooth, with a dip below zero."),
        _activation("Mish", "Close to SiLU, with a slightly deeper dip."),
        _activation("Softplus", "A smooth ReLU that never reaches zero: always positive.", output=True),
        _activation("Softsign", "An S from -1 to 1 that flattens more slowly than Tanh."),
        _activation("Hardtanh", "Tanh drawn with three straight lines.", output=True),
        _activation("Hardsigmoid", "Sigmoid drawn with three straight lines.", output=True),
        _activation("Hardswish", "SiLU drawn with simple pieces, for small devices."),
        _activation("ReLU6", "ReLU that stops growing at 6."),
        _activation("LogSigmoid", "The logarithm of Sigmoid: never above zero."),
        _activation("Tanhshrink", "x minus its Tanh: flat near zero, straight far out."),
        _activation("Softshrink", "Moves everything half a unit towards zero, and what is nearer becomes zero."),
        _activation("Hardshrink", "Zero from -0.5 to 0.5, unchanged outside."),
        _over_classes("Softmax", "Turns the numbers of all classes into probabilities that sum to 1."),
        _over_classes("LogSoftmax", "The logarithm of those probabilities: what NLLLoss wants."),
    )
}

ABSENT_ACTIVATIONS: dict[str, str] = {
    "Threshold": "It has no defaults: ReLU is the common case of it.",
    "GLU": "It halves the width of a layer; layers here keep theirs.",
    "MultiheadAttention": "A layer with weights that looks at sequences, not a bend between layers.",
    "Softmin": "Softmax of the negated numbers: the same lesson upside down.",
    "Softmax2d": "Softmax over the channels of images; there are none here.",
}
"""Classes of ``torch.nn.modules.activation`` that are not offered, each with the reason."""

INITIALISATIONS: dict[str, Initialisation] = {
    entry.name: entry
    for entry in (
        Initialisation(
            name="default",
            label="torch's default",
            advice="Uniform within one over the root of a layer's inputs, weights and biases alike.",
        ),
        Initialisation(
            name="xavier_uniform",
            label="Xavier, uniform",
            advice="Keeps the spread of signals from layer to layer with Tanh and Sigmoid.",
            weight="xavier_uniform_",
        ),
        Initialisation(
            name="xavier_normal",
            label="Xavier, normal",
            advice="The same, drawn from a bell curve.",
            weight="xavier_normal_",
        ),
        Initialisation(
            name="kaiming_uniform",
            label="Kaiming, uniform",
            advice="Keeps the spread of signals with ReLU, which silences half of them.",
            weight="kaiming_uniform_",
            arguments_of_weight=(("nonlinearity", "relu"),),
        ),
        Initialisation(
            name="kaiming_normal",
            label="Kaiming, normal",
            advice="The same, drawn from a bell curve.",
            weight="kaiming_normal_",
            arguments_of_weight=(("nonlinearity", "relu"),),
        ),
        Initialisation(
            name="orthogonal",
            advice="A rotation: signals keep their length on the way through.",
            weight="orthogonal_",
        ),
        Initialisation(
            name="normal",
            label="wide normal",
            advice="A bell curve of deviation 1: large for a wide layer, so that Tanh and Sigmoid start out flat.",
            weight="normal_",
        ),
        Initialisation(
            name="small_normal",
            label="narrow normal",
            advice="A bell curve of deviation 0.01: signals fade from layer to layer, and learning starts slowly.",
            weight="normal_",
            arguments_of_weight=(("std", 0.01),),
        ),
        Initialisation(
            name="zeros",
            label="all zeros",
            advice="A classic mistake: all neurons of a layer stay alike, or nothing moves at all.",
            weight="zeros_",
        ),
        Initialisation(
            name="ones",
            label="all ones",
            advice="The same mistake with signals: every neuron of a layer learns the same.",
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
            advice="weight · x + bias with two nn.Parameter drawn at random: the smallest model there is.",
            link="https://docs.pytorch.org/docs/stable/generated/torch.nn.parameter.Parameter.html",
        ),
    )
}
