"""The Experiment: its values, their schema, the rules between them, the architecture of its model, changes, and its link."""

from playground.experiment.experiment import Experiment
from playground.experiment.values import ExperimentError, Layer

__all__ = ["Experiment", "ExperimentError", "Layer"]
