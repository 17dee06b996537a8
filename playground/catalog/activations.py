"""The activations that can be chosen, and those of torch that are not offered, with the reason."""

from dataclasses import dataclass

from playground.catalog.entry import Entry


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
