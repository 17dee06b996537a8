"""The prediction for one sample: the shown lines, run below the script that made the model."""

import torch
from torch import Tensor

from playground.formatting import json_number
from playground.predict.prediction_code import output_name, prediction_code
from playground.predict.results import SamplePrediction
from playground.predict.script_model import build_model, run_lines
from playground.sandbox.execution import execution
from playground.training.state import RunState


def predict_sample(state: RunState, features: tuple[float, ...]) -> SamplePrediction:
    """Predict one sample with every rule of inference followed; ``features`` are those of the raw data."""
    experiment = state.experiment
    with execution() as lines:
        build_model(lines, state)
        run_lines(lines, prediction_code(experiment, features))
    variables = lines.variables
    inputs, outputs = _numbers(variables["x"]), _numbers(variables[output_name(experiment)])
    if experiment.task == "regression":
        return SamplePrediction(inputs, outputs, value=json_number(variables["value"]))
    return SamplePrediction(inputs, outputs, _of_all_classes(variables["probabilities"]), variables["label"])


def _of_all_classes(probabilities: Tensor) -> list[float | str]:
    """The probability of every class; a model of two classes may return only that of the second."""
    row = probabilities.reshape(-1).double()
    return _numbers(torch.stack((1 - row[0], row[0])) if len(row) == 1 else row)


def _numbers(row: Tensor) -> list[float | str]:
    return [json_number(value) for value in row.reshape(-1).tolist()]
