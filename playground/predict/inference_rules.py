"""What goes wrong when a rule of inference is broken: the shown lines, run several times."""

import torch
from torch import Tensor

from playground.errors import first_line
from playground.formatting import json_number
from playground.predict.prediction_code import (
    InferenceRules,
    forward_lines,
    input_lines,
    insert_dropout_line,
    output_name,
)
from playground.predict.results import InferenceResult
from playground.predict.script_model import build_model, run_lines
from playground.sandbox.execution import execution
from playground.training.state import RunState


def other_device() -> str:
    """A device on which the model is not: an accelerator, or meta, which has shapes and no numbers."""
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    return accelerator.type if accelerator else "meta"


def break_inference_rules(
    state: RunState, features: tuple[float, ...], rules: InferenceRules, dropout: bool, times: int = 5
) -> InferenceResult:
    """Predict the same sample several times with some rules broken.

    Args:
        state: of the run whose model predicts.
        features: of the sample.
        rules: those that are followed.
        dropout: insert ``nn.Dropout(0.5)`` before the last layer, for models in which nothing depends on the mode.
        times: how often.
    """
    experiment, device, name = state.experiment, other_device(), output_name(state.experiment)
    forward = "\n".join([*forward_lines(experiment, rules, device), f"first_output = {name}.reshape(-1)[0].item()"])
    first_outputs: list[float | str] = []
    with execution() as lines:
        build_model(lines, state)
        if dropout:
            run_lines(lines, insert_dropout_line(experiment))
        run_lines(lines, "\n".join(input_lines(experiment, features)))
        torch.manual_seed(experiment.seed)
        for _ in range(times):
            if failure := lines.run(forward):
                return InferenceResult(device, error=first_line(str(failure)))
            first_outputs.append(json_number(lines.variables["first_output"]))
        failure = lines.run(f"{name}.numpy()")
    outputs: Tensor = lines.variables[name]
    grad_fn = type(outputs.grad_fn).__name__ if outputs.grad_fn is not None else ""
    return InferenceResult(device, first_outputs, grad_fn, first_line(str(failure)) if failure else "")
