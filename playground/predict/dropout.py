"""Putting dropout into a model that has none, to see what its mode does."""

from playground.experiment import Experiment


def dropout_line(experiment: Experiment) -> str:
    """The line that does it: before the last layer of a multilayer perceptron, or before the only one."""
    if experiment.model == "mlp":
        return "model.layers.insert(len(model.layers) - 1, nn.Dropout(0.5))"
    return "model = nn.Sequential(nn.Dropout(0.5), model)"
