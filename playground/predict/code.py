"""The lines that ask a model about one sample, as they are shown and as they are run."""

from dataclasses import dataclass

from playground.experiment import Experiment
from playground.script.render import OUTPUT_NAMES


@dataclass(frozen=True)
class Rules:
    """The three rules of inference; each can be switched off to see what goes wrong.

    Attributes:
        evaluate: the model is in evaluation mode.
        no_graph: nothing is recorded for a backward pass.
        same_device: the sample goes where the model is.
    """

    evaluate: bool = True
    no_graph: bool = True
    same_device: bool = True


ALL = Rules()


def sample_lines(experiment: Experiment, features: tuple[float, ...]) -> list[str]:
    """From the features of one sample to what the model takes, ``x`` float32 ``[1, inputs]``."""
    lines = [f"sample = [{list(features)!r}]"]
    if experiment.features:
        lines = ["import numpy as np", "", *lines, "sample = make_inputs(np.array(sample))"]
    if experiment.standardise:
        lines.append("sample = scaler.transform(sample)")
    return [*lines, "x = torch.tensor(sample, dtype=torch.float32)"]


def ask_lines(experiment: Experiment, rules: Rules, elsewhere: str = "meta") -> list[str]:
    """The question itself, by the rules that are kept.

    Args:
        experiment: whose model is asked.
        rules: those that are kept.
        elsewhere: the device that the sample is on where the last rule is broken.
    """
    name = output_name(experiment)
    target = "device" if rules.same_device else f'"{elsewhere}"'
    lines = ["model.eval()"] if rules.evaluate else []
    if rules.no_graph:
        return [*lines, "with torch.inference_mode():", f"    {name} = model(x.to({target}))"]
    return [*lines, f"{name} = model(x.to({target}))"]


def reading_lines(experiment: Experiment) -> list[str]:
    """From what the model returned to probabilities and label, or to a value."""
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
    """What the script calls the outputs of this model."""
    return OUTPUT_NAMES[experiment.loss_entry.reading]


def predict_code(
    experiment: Experiment, features: tuple[float, ...], rules: Rules = ALL, elsewhere: str = "meta"
) -> str:
    """All lines together."""
    parts = (sample_lines(experiment, features), ask_lines(experiment, rules, elsewhere), reading_lines(experiment))
    return "\n\n".join("\n".join(part) for part in parts)
