"""Models, activations and initialisation schemes."""

from dataclasses import dataclass

from playground.catalog.entry import Entry


@dataclass(frozen=True, kw_only=True)
class Activation(Entry):
    """A function between two layers, a class of ``torch.nn``.

    Attributes:
        fixed: arguments that torch needs and nobody chooses, as source: ``dim=1``.
        hidden: offered between layers.
        output: offered after the last layer.
    """

    fixed: tuple[tuple[str, int], ...] = ()
    hidden: bool = True
    output: bool = False

    def call(self) -> str:
        """The line that builds it."""
        return f"nn.{self.name}({', '.join(f'{name}={value}' for name, value in self.fixed)})"


@dataclass(frozen=True, kw_only=True)
class Initialisation(Entry):
    """How weights start, applied to every ``nn.Linear`` after the model is built.

    Attributes:
        weight: the function of ``torch.nn.init`` for weights with its arguments, as source after the tensor; empty for
            torch's own default.
        bias: likewise for biases.
    """

    weight: str = ""
    bias: str = ""


@dataclass(frozen=True, kw_only=True)
class ModelKind(Entry):
    """A family of models."""


ACTIVATIONS: dict[str, Activation] = {
    entry.name: entry
    for entry in (
        Activation(name="ReLU", output=True),
        Activation(name="Tanh", output=True),
        Activation(name="Sigmoid", output=True),
        Activation(name="Identity", label="none", output=True),
        Activation(name="LogSoftmax", fixed=(("dim", 1),), hidden=False, output=True),
    )
}

INITIALISATIONS: dict[str, Initialisation] = {
    entry.name: entry
    for entry in (
        Initialisation(name="default", label="torch's default"),
        Initialisation(name="xavier_uniform", weight="xavier_uniform_", bias="zeros_"),
    )
}

MODELS: dict[str, ModelKind] = {
    entry.name: entry
    for entry in (
        ModelKind(name="mlp", label="MLP"),
        ModelKind(name="line", label="line of two parameters"),
        ModelKind(name="linear", label="one nn.Linear"),
    )
}
