"""An Experiment: its values, their schema, the rules between them, its changes, and its link."""

from playground.experiment.experiment import Experiment, ExperimentError, Layer

__all__ = ["Experiment", "ExperimentError", "Layer"]
