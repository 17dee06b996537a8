"""What training needs in memory, by rule: bytes for weights, gradients, optimizer state, activations and the batch."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from playground.fields import Options, Value
from playground.numpy_gpu.memory.networks import NETWORKS, Network, Shape

NO_OPTIONS = Options()
DTYPES: dict[str, int] = {"float32": 4, "float64": 8, "bfloat16": 2, "float16": 2}
"""Bytes of a number in the dtypes that a network can be trained in here."""
TENSOR_DTYPES: dict[str, int] = {
    "float64": 8,
    "float32": 4,
    "float16": 2,
    "bfloat16": 2,
    "int64": 8,
    "int32": 4,
    "int16": 2,
    "int8": 1,
    "uint8": 1,
    "bool": 1,
    "complex64": 8,
    "complex128": 16,
}
"""Bytes of a number in the dtypes of a tensor."""
COUNTER = 4
"""Bytes of the step counter and of other single numbers that an optimizer keeps for each parameter tensor, float32."""


@dataclass(frozen=True)
class Setup:
    """What is trained and how."""

    network: str = "mlp"
    dtype: str = "float32"
    optimizer: str = "Adam"
    options: Options = NO_OPTIONS
    batch: int = 32


@dataclass(frozen=True)
class Needs:
    """Bytes, part by part."""

    weights: int
    gradients: int
    state: int
    activations: int
    batch: int

    @property
    def total(self) -> int:
        """All of it at the end of the forward pass of a later step, when everything is there at once."""
        return self.weights + self.gradients + self.state + self.activations + self.batch


@dataclass(frozen=True)
class State:
    """What an optimizer keeps for each parameter tensor.

    Attributes:
        copies: tensors as large as the parameter.
        numbers: single numbers.
        says: what they are.
    """

    copies: int
    numbers: int
    says: str


STATES: dict[str, State] = {
    "SGD": State(0, 0, "nothing; with momentum, one running direction as large as the weights"),
    "Adam": State(2, 1, "running means of the gradients and of their squares, and a step counter"),
    "AdamW": State(2, 1, "running means of the gradients and of their squares, and a step counter"),
    "RMSprop": State(1, 1, "a running mean of the squared gradients, and a step counter"),
    "NAdam": State(2, 2, "two running means, a step counter and a momentum product"),
    "RAdam": State(2, 1, "two running means, and a step counter"),
    "Adamax": State(2, 1, "a running mean and a running maximum, and a step counter"),
    "Adagrad": State(1, 1, "the sum of the squared gradients, and a step counter"),
    "Adadelta": State(2, 1, "running means of the squared gradients and of the squared steps, and a step counter"),
    "Adafactor": State(0, 1, "for a matrix one number a row and one a column, which is why it suits huge models"),
    "Rprop": State(2, 1, "the last gradient and a step size for every weight, and a step counter"),
    "ASGD": State(1, 3, "the running average of the weights, and three single numbers"),
    "Muon": State(1, 0, "a running direction for each matrix; AdamW takes the vectors, with two copies of each"),
}
"""By optimizer with torch's default options."""
LEFT_OUT = {"LBFGS": "It keeps a history of past steps that grows as it goes."}
"""Optimizers without such a rule, each with the reason."""


def needs(setup: Setup) -> Needs:
    """The bytes that the rules give."""
    network, size = NETWORKS[setup.network], DTYPES[setup.dtype]
    weights = network.parameter_count * size
    state = sum(state_bytes(setup.optimizer, setup.options, shape, size) for shape in network.parameters)
    batch = setup.batch * (prod(network.input) * size + 8)
    return Needs(weights, weights, state, activation_bytes(network, setup.batch, size), batch)


def state_bytes(optimizer: str, options: Mapping[str, Value], shape: Shape, size: int) -> int:
    """Bytes that an optimizer keeps for one parameter tensor of that shape, at ``size`` bytes a number."""
    if optimizer == "Adafactor":
        # A matrix, also one of convolution kernels, is described by its rows and columns: its last two dimensions.
        numbers = prod(shape) // shape[-1] + prod(shape) // shape[-2] if len(shape) > 1 else prod(shape)
        return numbers * size + COUNTER
    if optimizer == "Muon" and len(shape) != 2:
        return state_bytes("AdamW", {}, shape, size)
    rule = STATES[optimizer]
    copies = rule.copies + _extra_copies(optimizer, options)
    return copies * prod(shape) * size + rule.numbers * COUNTER


def _extra_copies(optimizer: str, options: Mapping[str, Value]) -> int:
    """Copies that an option adds."""
    momentum = bool(options.get("momentum", 0.0)) and optimizer in ("SGD", "RMSprop")
    return momentum + bool(options.get("amsgrad")) + bool(options.get("centered"))


def activation_bytes(network: Network, batch: int, size: int) -> int:
    """Bytes that autograd keeps between forward and backward, besides weights and batch.

    A tensor that one layer keeps as its output and the next as its input is kept once. Cross-entropy keeps the
    log-probabilities, and a single number with the weight of all samples.
    """
    kept: dict[str, int] = {}
    incoming, shape = "batch", network.input
    for number, layer in enumerate(network.layers):
        outgoing = incoming if layer.keeps == "nothing" else f"output {number}"
        if layer.keeps in ("input", "indices"):
            kept[incoming] = batch * prod(shape) * size
        if layer.keeps == "output":
            kept[outgoing] = batch * prod(layer.output) * size
        if layer.keeps == "indices":
            kept[f"indices {number}"] = batch * prod(layer.output) * 8
        incoming, shape = outgoing, layer.output
    kept.pop("batch", None)
    return sum(kept.values()) + batch * prod(shape) * size + size
