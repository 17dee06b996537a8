"""The memory of training, calculated by rules: weights, gradients, optimizer state, activations and the batch."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from playground.dtypes import DTYPES
from playground.fields import Options, Value
from playground.numpy_gpu.memory.networks import NETWORKS, Network, Shape

NO_OPTIONS = Options()
SCALAR_BYTES = 4
"""Bytes of the step counter and of other single numbers that an optimizer stores for each parameter tensor, float32."""


@dataclass(frozen=True)
class TrainingSetup:
    """What is trained and how."""

    network: str = "mlp"
    dtype: str = "float32"
    optimizer: str = "Adam"
    options: Options = NO_OPTIONS
    batch: int = 32


@dataclass(frozen=True)
class TrainingMemory:
    """Bytes of each part of the memory of a training step."""

    weights: int
    gradients: int
    state: int
    activations: int
    batch: int

    @property
    def total(self) -> int:
        """All parts together, as at the end of the forward pass of a second step, when all of them exist at once."""
        return self.weights + self.gradients + self.state + self.activations + self.batch


@dataclass(frozen=True)
class MeasuredMemory:
    """The memory of a training step that ran; ``error`` is torch's message, and then ``memory`` is None."""

    memory: TrainingMemory | None
    error: str = ""


MEMORY_PARTS = {
    "weights": "weights",
    "gradients": "gradients",
    "state": "optimizer state",
    "activations": "activations",
    "batch": "the batch",
}
"""The parts of the memory with their names on the page."""


@dataclass(frozen=True)
class StateRule:
    """What an optimizer stores for each parameter tensor.

    Attributes:
        copies: tensors as large as the parameter.
        scalars: single numbers.
        description: what they are.
    """

    copies: int
    scalars: int
    description: str


STATE_RULES: dict[str, StateRule] = {
    "SGD": StateRule(0, 0, "nothing; with momentum, one running direction as large as the weights"),
    "Adam": StateRule(2, 1, "running means of the gradients and of their squares, and a step counter"),
    "AdamW": StateRule(2, 1, "running means of the gradients and of their squares, and a step counter"),
    "RMSprop": StateRule(1, 1, "a running mean of the squared gradients, and a step counter"),
    "NAdam": StateRule(2, 2, "two running means, a step counter and a momentum product"),
    "RAdam": StateRule(2, 1, "two running means, and a step counter"),
    "Adamax": StateRule(2, 1, "a running mean and a running maximum, and a step counter"),
    "Adagrad": StateRule(1, 1, "the sum of the squared gradients, and a step counter"),
    "Adadelta": StateRule(2, 1, "running means of the squared gradients and of the squared steps, and a step counter"),
    "Adafactor": StateRule(
        0, 1, "for a matrix one number a row and one a column, which is why it suits very large models"
    ),
    "Rprop": StateRule(2, 1, "the last gradient and a step size for every weight, and a step counter"),
    "ASGD": StateRule(1, 3, "the running average of the weights, and three single numbers"),
    "Muon": StateRule(1, 0, "a running direction for each matrix; AdamW updates the vectors, with two copies of each"),
}
"""By optimizer with torch's default options."""
LEFT_OUT = {"LBFGS": "It stores a history of past steps, which grows with every step."}
"""Optimizers without such a rule, each with the reason."""


def calculate_memory(setup: TrainingSetup) -> TrainingMemory:
    """The bytes of a training step by the rules."""
    network, size = NETWORKS[setup.network], DTYPES[setup.dtype].bits // 8
    weights = network.parameter_count * size
    state = sum(state_bytes(setup.optimizer, setup.options, shape, size) for shape in network.parameters)
    batch = setup.batch * (prod(network.input) * size + 8)
    return TrainingMemory(weights, weights, state, activation_bytes(network, setup.batch, size), batch)


def state_bytes(optimizer: str, options: Mapping[str, Value], shape: Shape, size: int) -> int:
    """Bytes that an optimizer stores for one parameter tensor of that shape, at ``size`` bytes a number."""
    if optimizer == "Adafactor":
        # Of the last two dimensions, also those of convolution kernels, it stores a number a row and a number a column.
        numbers = prod(shape) // shape[-1] + prod(shape) // shape[-2] if len(shape) > 1 else prod(shape)
        return numbers * size + SCALAR_BYTES
    if optimizer == "Muon" and len(shape) != 2:
        return state_bytes("AdamW", {}, shape, size)
    rule = STATE_RULES[optimizer]
    copies = rule.copies + _extra_copies(optimizer, options)
    return copies * prod(shape) * size + rule.scalars * SCALAR_BYTES


def _extra_copies(optimizer: str, options: Mapping[str, Value]) -> int:
    """Copies that options add."""
    momentum = bool(options.get("momentum", 0.0)) and optimizer in ("SGD", "RMSprop")
    return momentum + bool(options.get("amsgrad")) + bool(options.get("centered"))


def activation_bytes(network: Network, batch: int, size: int) -> int:
    """Bytes that autograd saves between forward and backward, besides weights and batch.

    A tensor that one layer saves as its output and the next as its input is stored once. Cross-entropy saves the
    log-probabilities, and a single number: the total weight of the samples.
    """
    saved: dict[str, int] = {}
    incoming, shape = "batch", network.input
    for number, layer in enumerate(network.layers):
        outgoing = incoming if layer.saves == "nothing" else f"output {number}"
        if layer.saves in ("input", "indices"):
            saved[incoming] = batch * prod(shape) * size
        if layer.saves == "output":
            saved[outgoing] = batch * prod(layer.output) * size
        if layer.saves == "indices":
            saved[f"indices {number}"] = batch * prod(layer.output) * 8
        incoming, shape = outgoing, layer.output
    saved.pop("batch", None)
    return sum(saved.values()) + batch * prod(shape) * size + size
