"""The kinds of models that can be chosen."""

from dataclasses import dataclass

from playground.catalog.entry import Entry


@dataclass(frozen=True, kw_only=True)
class ModelKind(Entry):
    """A kind of model."""


MODELS: dict[str, ModelKind] = {
    entry.name: entry
    for entry in (
        ModelKind(
            name="mlp",
            label="layers (MLP)",
            advice="A multilayer perceptron: linear layers with an activation between them.",
            link="https://docs.pytorch.org/docs/stable/generated/torch.nn.Sequential.html",
        ),
        ModelKind(
            name="linear",
            label="one linear layer",
            advice="A single nn.Linear: linear regression, or logistic regression under a loss on logits.",
            link="https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html",
        ),
        ModelKind(
            name="line",
            label="line of two parameters",
            advice="weight · x + bias with two nn.Parameter that start at random: the smallest model.",
            link="https://docs.pytorch.org/docs/stable/generated/torch.nn.parameter.Parameter.html",
        ),
    )
}
