"""Asking a model about a sample: the lines of ``predict_code``, executed below the script that made the model."""

import warnings
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from playground.formatting import json_number as number
from playground.predict.code import ALL, Rules, ask_lines, output_name, reading_lines, sample_lines
from playground.predict.dropout import dropout_line
from playground.script.program import parse
from playground.script.render import script
from playground.training.state import RunState, to_tensors


@dataclass(frozen=True)
class Answer:
    """What a model says of one sample.

    Attributes:
        inputs: what it was given, after making inputs and scaling.
        outputs: what it returned.
        probabilities: of every class; empty for a regression.
        label: the number of the predicted class; None for a regression.
        value: of a regression; None for classes.
    """

    inputs: list[float | str]
    outputs: list[float | str]
    probabilities: list[float | str] = field(default_factory=list)
    label: int | None = None
    value: float | str | None = None


@dataclass(frozen=True)
class Question:
    """What became of a question that broke rules.

    Attributes:
        answers: first outputs of the same question asked several times.
        grad_fn: of the outputs; empty when nothing was recorded.
        numpy_error: what ``outputs.numpy()`` raised; empty when it went well.
        error: what asking raised.
    """

    answers: list[float | str] = field(default_factory=list)
    grad_fn: str = ""
    numpy_error: str = ""
    error: str = ""


def variables_of(state: RunState) -> dict[str, Any]:
    """The variables of the run's script up to its model, which then takes the weights of the state.

    The text comes from our own template; the model is in training mode, as every new one is.
    """
    program = parse(script(state.experiment.replace(weight_changes=(), learning_rate_changes=())))
    variables: dict[str, Any] = {"__name__": "__main__"}
    with torch.random.fork_rng(devices=[]):
        exec(program.source_above("loss_fn ="), variables)
    variables["model"].load_state_dict(to_tensors(state.model))
    return variables


def predict(state: RunState, features: tuple[float, ...]) -> Answer:
    """Ask about one sample by all rules; ``features`` are those of the data, before anything is made of them."""
    experiment, variables = state.experiment, variables_of(state)
    lines = [*sample_lines(experiment, features), *ask_lines(experiment, ALL), *reading_lines(experiment)]
    exec("\n".join(lines), variables)
    inputs, outputs = _numbers(variables["x"]), _numbers(variables[output_name(experiment)])
    if experiment.task == "regression":
        return Answer(inputs, outputs, value=number(variables["value"]))
    return Answer(inputs, outputs, _both_classes(variables["probabilities"]), variables["label"])


def _both_classes(probabilities: Tensor) -> list[float | str]:
    """Of two classes a model may tell the second's probability alone."""
    row = probabilities.reshape(-1).double()
    return _numbers(torch.stack((1 - row[0], row[0])) if len(row) == 1 else row)


def _numbers(row: Tensor) -> list[float | str]:
    return [number(value) for value in row.reshape(-1).tolist()]


def elsewhere() -> str:
    """A device on which the model is not: an accelerator, or meta, which has shapes and no numbers."""
    found = torch.accelerator.current_accelerator(check_available=True)
    return found.type if found else "meta"


def question(state: RunState, features: tuple[float, ...], rules: Rules, dropout: bool, times: int = 5) -> Question:
    """Ask the same question several times with some rules broken.

    Args:
        state: of the run whose model is asked.
        features: of the sample.
        rules: those that are kept.
        dropout: put a ``nn.Dropout(0.5)`` before the last layer, for models in which nothing depends on the mode.
        times: how often.
    """
    experiment, variables = state.experiment, variables_of(state)
    if dropout:
        exec(dropout_line(experiment), variables)
    exec("\n".join(sample_lines(experiment, features)), variables)
    code = compile("\n".join(ask_lines(experiment, rules, elsewhere())), "<the question>", "exec")
    name = output_name(experiment)
    answers: list[float | str] = []
    with torch.random.fork_rng(devices=[]), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.manual_seed(experiment.seed)
        try:
            for _ in range(times):
                exec(code, variables)
                answers.append(number(float(variables[name].detach().reshape(-1)[0])))
        except (RuntimeError, ValueError) as error:
            return Question(error=_sentence(error))
    return Question(answers, _grad_fn(variables[name]), _numpy_error(variables[name]))


def _grad_fn(outputs: Tensor) -> str:
    return type(outputs.grad_fn).__name__ if outputs.grad_fn is not None else ""


def _numpy_error(outputs: Tensor) -> str:
    try:
        outputs.numpy()
    except RuntimeError as error:
        return _sentence(error)
    return ""


def _sentence(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error).strip().splitlines()[0][:300]}"
