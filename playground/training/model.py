"""The models: the classes that the exported script contains, with the same attribute names."""

import torch
from torch import Tensor, nn

from playground.catalog.initialisations import INITIALISATIONS
from playground.experiment import Experiment
from playground.experiment.architecture import linear_module, modules, output_activation


class Line(nn.Module):
    """y = weights · x + bias, with both parameters drawn from a standard normal distribution, weights first."""

    def __init__(self) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x: Tensor) -> Tensor:
        """``[N, 1]`` to ``[N, 1]``."""
        return self.weights * x + self.bias


class Linear(nn.Module):
    """One ``nn.Linear``: linear regression, or logistic regression where a loss on logits follows."""

    def __init__(self, experiment: Experiment) -> None:
        super().__init__()
        last = output_activation(experiment)
        self.linear = linear_module(experiment, experiment.inputs, experiment.outputs).build()
        self.activation = last.build() if last else None

    def forward(self, x: Tensor) -> Tensor:
        """``[N, features]`` to ``[N, outputs]``."""
        outputs: Tensor = self.linear(x)
        return self.activation(outputs) if self.activation else outputs


class MLP(nn.Module):
    """A multilayer perceptron: Linear layers with an activation between them."""

    def __init__(self, experiment: Experiment) -> None:
        super().__init__()
        self.layers = nn.Sequential(*(module.build() for module in modules(experiment)))

    def forward(self, x: Tensor) -> Tensor:
        """``[N, features]`` to ``[N, outputs]``."""
        outputs: Tensor = self.layers(x)
        return outputs


def build_model(experiment: Experiment) -> nn.Module:
    """Build the untrained model; its weights are drawn from torch's global generator, so seed that before."""
    model = Line() if experiment.model == "line" else _network(experiment)
    return model.to(experiment.device)


def _network(experiment: Experiment) -> nn.Module:
    model = Linear(experiment) if experiment.model == "linear" else MLP(experiment)
    initialisation = INITIALISATIONS[experiment.initialisation]
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            initialisation.apply(layer)
    return model


def linear_parameters(model: nn.Module) -> list[tuple[Tensor, Tensor | None]]:
    """Weights ``[outputs, inputs]`` and bias ``[outputs]`` of every linear layer in order; those of a Line are ``[1]``."""
    if isinstance(model, Line):
        return [(model.weights, model.bias)]
    return [(layer.weight, layer.bias) for layer in model.modules() if isinstance(layer, nn.Linear)]


@torch.no_grad()
def set_weights(model: nn.Module, experiment: Experiment, step: int) -> None:
    """Apply the live changes of weights that belong to this step."""
    layers = linear_parameters(model)
    for change_step, layer, unit, source, value in experiment.weight_changes:
        weights, bias = layers[layer]
        if change_step == step and source is not None:
            weights.view(len(weights), -1)[unit, source] = value
        elif change_step == step and bias is not None:
            bias[unit] = value
