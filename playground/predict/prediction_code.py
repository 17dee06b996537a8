"""The lines that predict one sample: a page shows them, and a worker runs them."""

from dataclasses import dataclass

from playground.experiment import Experiment
from playground.script.render import OUTPUT_NAMES


@dataclass(frozen=True)
class InferenceRules:
    """The three rules of inference; each can be switched off to see what goes wrong.

    Attributes:
        eval_mode: the model is in evaluation mode.
        inference_mode: no graph is recorded for a backward pass.
        same_device: the sample is moved to the device of the model.
    """

    eval_mode: bool = True
    inference_mode: bool = True
    same_device: bool = True


ALL_RULES = InferenceRules()


def input_lines(experiment: Experiment, features: tuple[float, ...]) -> list[str]:
    """From the features of one sample to what the model takes, ``x`` float32 ``[1, inputs]``."""
    lines = [f"sample = [{list(features)!r}]"]
    if experiment.features:
        lines = ["import numpy as np", "", *lines, "sample = make_inputs(np.array(sample))"]
    if experiment.standardise:
        lines.append("sample = scaler.transform(sample)")
    return [*lines, "x = torch.tensor(sample, dtype=torch.float32)"]


def forward_lines(experiment: Experiment, rules: InferenceRules, other_device: str = "meta") -> list[str]:
    """The forward pass.

    Args:
        experiment: whose model predicts.
        rules: those that are followed.
        other_device: where the sample is sent when the rule of the same device is broken.
    """
    name = output_name(experiment)
    target = "device" if rules.same_device else f'"{other_device}"'
    lines = ["model.eval()"] if rules.eval_mode else []
    if rules.inference_mode:
        return [*lines, "with torch.inference_mode():", f"    {name} = model(x.to({target}))"]
    return [*lines, f"{name} = model(x.to({target}))"]


def label_lines(experiment: Experiment) -> list[str]:
    """From the outputs of the model to probabilities and label, or to a value."""
    reading = experiment.loss_entry.reading
    if experiment.task == "regression":
        takes_logarithm = experiment.loss_entry.resolve(experiment.loss_options).get("log_input", False)
        return [f"value = predictions{'.exp()' if takes_logarithm else ''}.item()"]
    if reading == "logit":
        return ["probabilities = torch.sigmoid(logits)", "label = int(logits > 0)"]
    if reading == "probability":
        return ["label = int(probabilities > 0.5)"]
    if reading == "log_probabilities":
        return ["probabilities = log_probabilities.exp()", "label = int(probabilities.argmax(dim=1))"]
    return ["probabilities = logits.softmax(dim=1)", "label = int(probabilities.argmax(dim=1))"]


def output_name(experiment: Experiment) -> str:
    """The variable that holds the outputs of this model in its script."""
    return OUTPUT_NAMES[experiment.loss_entry.reading]


def prediction_code(experiment: Experiment, features: tuple[float, ...]) -> str:
    """All lines together, with every rule followed."""
    groups = (input_lines(experiment, features), forward_lines(experiment, ALL_RULES), label_lines(experiment))
    return "\n\n".join("\n".join(lines) for lines in groups)


def insert_dropout_line(experiment: Experiment) -> str:
    """The line that inserts dropout before the last layer of a multilayer perceptron, or before the only layer."""
    if experiment.model == "mlp":
        return "model.layers.insert(len(model.layers) - 1, nn.Dropout(0.5))"
    return "model = nn.Sequential(nn.Dropout(0.5), model)"
