"""Networks whose memory is counted, as data: layers that know their source, their parameters and what they keep."""

from dataclasses import dataclass
from itertools import pairwise
from math import prod

Shape = tuple[int, ...]
"""Of one sample, without the batch."""


@dataclass(frozen=True)
class Layer:
    """One layer.

    Attributes:
        source: the line that builds it.
        parameters: shapes of its weights and biases.
        output: the shape it returns.
        keeps: what autograd keeps of it for the backward pass: its ``input``, its ``output``, both its input and the
            ``indices`` of what it picked, or ``nothing``.
    """

    source: str
    parameters: tuple[Shape, ...]
    output: Shape
    keeps: str


def linear(inputs: int, outputs: int) -> Layer:
    """Its weight's gradient is the outer product of its input and what arrives, so it keeps the input."""
    return Layer(f"nn.Linear({inputs}, {outputs})", ((outputs, inputs), (outputs,)), (outputs,), "input")


def relu(shape: Shape) -> Layer:
    """Where it let the signal through can be seen in its output."""
    return Layer("nn.ReLU()", (), shape, "output")


def convolution(shape: Shape, channels: int, size: int = 3) -> Layer:
    """A convolution without padding keeps its input, as a linear layer does."""
    inputs, height, width = shape
    return Layer(
        f"nn.Conv2d({inputs}, {channels}, {size})",
        ((channels, inputs, size, size), (channels,)),
        (channels, height - size + 1, width - size + 1),
        "input",
    )


def pooling(shape: Shape) -> Layer:
    """The largest of two by two: it keeps its input, and as int64 which element it picked."""
    channels, height, width = shape
    return Layer("nn.MaxPool2d(2)", (), (channels, height // 2, width // 2), "indices")


def flatten(shape: Shape) -> Layer:
    """Another view of the same memory."""
    return Layer("nn.Flatten()", (), (prod(shape),), "nothing")


@dataclass(frozen=True)
class Network:
    """Layers one after the other, with the cross-entropy loss behind them."""

    name: str
    title: str
    input: Shape
    layers: tuple[Layer, ...]

    @property
    def parameters(self) -> list[Shape]:
        """Shapes of all weights and biases."""
        return [shape for layer in self.layers for shape in layer.parameters]

    @property
    def parameter_count(self) -> int:
        """Numbers that are learned."""
        return sum(prod(shape) for shape in self.parameters)

    @property
    def source(self) -> str:
        """The lines that build it."""
        inner = "".join(f"    {layer.source},\n" for layer in self.layers)
        return f"model = nn.Sequential(\n{inner})"


def _mlp(name: str, title: str, *widths: int) -> Network:
    layers: list[Layer] = []
    for inputs, outputs in pairwise(widths):
        layers += [linear(inputs, outputs), relu((outputs,))]
    return Network(name, title, (widths[0],), tuple(layers[:-1]))


def _cnn(name: str, title: str, shape: Shape, channels: int, classes: int) -> Network:
    layers: list[Layer] = []
    at = shape
    for _ in range(2):
        for build in (convolution, None, convolution, None):
            layers.append(build(at, channels) if build else relu(at))
            at = layers[-1].output
        layers.append(pooling(at))
        at = layers[-1].output
    layers += [flatten(at), linear(prod(at), classes)]
    return Network(name, title, shape, tuple(layers))


NETWORKS: dict[str, Network] = {
    network.name: network
    for network in (
        _mlp("mlp", "784-512-512-10, the network of many first courses", 784, 512, 512, 10),
        _mlp("small", "4-50-25-3, a network for iris", 4, 50, 25, 3),
        _mlp("deep", "64 in, ten layers of 64, 10 out", *[64] * 11, 10),
        _cnn("cnn", "a small CNN for 28 × 28 images, ten channels", (1, 28, 28), 10, 10),
        _cnn("cnn_wide", "the same with 32 channels", (1, 28, 28), 32, 10),
    )
}
"""Every network that the page offers; all are small enough to be measured at once."""
