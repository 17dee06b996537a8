"""Networks whose memory is calculated, as data: layers with their source, their parameters and their saved tensors."""

from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Literal

Shape = tuple[int, ...]
"""Of one sample, without the batch."""


Saved = Literal["input", "output", "indices", "nothing"]
"""What autograd saves of a layer for the backward pass; ``indices`` means its input and the positions that it picked."""


@dataclass(frozen=True)
class NetworkLayer:
    """One layer.

    Attributes:
        source: the line that builds it.
        parameters: shapes of its weights and biases.
        output: the shape it returns.
        saves: what autograd saves of it for the backward pass.
    """

    source: str
    parameters: tuple[Shape, ...]
    output: Shape
    saves: Saved


def linear(inputs: int, outputs: int) -> NetworkLayer:
    """The gradient of its weight is an outer product with its input, so it saves the input."""
    return NetworkLayer(f"nn.Linear({inputs}, {outputs})", ((outputs, inputs), (outputs,)), (outputs,), "input")


def relu(shape: Shape) -> NetworkLayer:
    """Its output shows where its gradient is 1 and where 0, so it saves the output."""
    return NetworkLayer("nn.ReLU()", (), shape, "output")


def convolution(shape: Shape, channels: int, size: int = 3) -> NetworkLayer:
    """A convolution without padding saves its input, as a linear layer does."""
    inputs, height, width = shape
    return NetworkLayer(
        f"nn.Conv2d({inputs}, {channels}, {size})",
        ((channels, inputs, size, size), (channels,)),
        (channels, height - size + 1, width - size + 1),
        "input",
    )


def pooling(shape: Shape) -> NetworkLayer:
    """The largest of two by two: it saves its input, and as int64 the position that it picked."""
    channels, height, width = shape
    return NetworkLayer("nn.MaxPool2d(2)", (), (channels, height // 2, width // 2), "indices")


def flatten(shape: Shape) -> NetworkLayer:
    """A view of the same memory: it saves nothing."""
    return NetworkLayer("nn.Flatten()", (), (prod(shape),), "nothing")


@dataclass(frozen=True)
class Network:
    """Layers one after the other, followed by the cross-entropy loss."""

    name: str
    title: str
    input: Shape
    layers: tuple[NetworkLayer, ...]

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
    layers: list[NetworkLayer] = []
    for inputs, outputs in pairwise(widths):
        layers += [linear(inputs, outputs), relu((outputs,))]
    return Network(name, title, (widths[0],), tuple(layers[:-1]))


def _cnn(name: str, title: str, shape: Shape, channels: int, classes: int) -> Network:
    layers: list[NetworkLayer] = []
    current = shape
    for _ in range(2):
        for build in (convolution, None, convolution, None):
            layers.append(build(current, channels) if build else relu(current))
            current = layers[-1].output
        layers.append(pooling(current))
        current = layers[-1].output
    layers += [flatten(current), linear(prod(current), classes)]
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
