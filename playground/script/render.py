"""Rendering the script: a complete plain PyTorch file that repeats an Experiment digit for digit."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from playground.catalog.features import COLUMNS, FEATURES
from playground.catalog.initialisations import INITIALISATIONS
from playground.catalog.metrics import main_metric
from playground.catalog.schedulers import NO_SCHEDULER
from playground.experiment import Experiment
from playground.experiment.architecture import Module, linear_module, locate_weight, modules, output_activation
from playground.fields import Value
from playground.script.line_breaks import call, function_source, imports_of

OUTPUT_NAMES = {
    "value": "predictions",
    "logit": "logits",
    "probability": "probabilities",
    "logits": "logits",
    "probabilities": "probabilities",
    "log_probabilities": "log_probabilities",
}
PRINTED_LINES = 20
"""The maximum number of epochs that a script prints, the last epoch apart."""


def script(experiment: Experiment) -> str:
    """The Python source of an Experiment; run by itself, it prints losses that equal those of the engine bit for bit."""
    text = _environment().get_template("script.py.jinja").render(_context(experiment))
    # Two blank lines separate the blocks of the top level, whichever of them the script has.
    return re.sub(r"\n{4,}", "\n\n\n", text)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("playground.script"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.globals["call"] = call
    return environment


def _context(experiment: Experiment) -> dict[str, Any]:
    train, validation, _ = experiment.split_sizes
    watched = "validation" if validation else "test"
    optimizers = _optimizers(experiment)
    return {
        "experiment": experiment,
        "imports": _imports(experiment),
        "generator": function_source(experiment.dataset_entry.generator),
        "load": _load(experiment),
        "columns": COLUMNS.get(experiment.dimensions, ()),
        "terms": [FEATURES[name].code for name in experiment.features],
        "train_samples": train,
        "validation_samples": validation,
        "subsets": ["train", "validation", "test"] if validation else ["train", "test"],
        "watched": watched,
        "watched_loss": f"{watched}_loss" if experiment.scheduler_entry.watches_loss else "",
        "batch_size": min(experiment.batch_size or train, train),
        "trained_samples": min(experiment.batch_size or train, train) * experiment.batches_per_epoch,
        "modules": [module.source() for module in modules(experiment)],
        "linear": linear_module(experiment, experiment.inputs, experiment.outputs).source(),
        "activation": _source(output_activation(experiment)),
        "initialisation": INITIALISATIONS[experiment.initialisation],
        "sizes": _sizes(experiment),
        "loss": experiment.loss_entry.call(experiment.loss_options),
        "optimizers": optimizers,
        "has_vectors": len(optimizers) > 1,
        "schedulers": _schedulers(experiment),
        "outputs": OUTPUT_NAMES[experiment.loss_entry.reading],
        "metric": main_metric(experiment.task),
        "metric_title": {"accuracy": "accuracy", "r2": "R²"}[main_metric(experiment.task)],
        "log_input": experiment.loss_entry.resolve(experiment.loss_options).get("log_input", False),
        "every": max(1, experiment.epochs // PRINTED_LINES),
        "changes": dict(experiment.learning_rate_changes),
        "weight_changes": _weight_changes(experiment),
        "penalised": bool(experiment.l1 or experiment.l2),
    }


def _weight_changes(experiment: Experiment) -> dict[int, list[tuple[str, str, float]]]:
    """For each step, the parameters that were changed live: name, index as source, and value."""
    changes: dict[int, list[tuple[str, str, float]]] = {}
    for step, layer, unit, source, value in experiment.weight_changes:
        name, place = locate_weight(experiment, layer, unit, source)
        changes.setdefault(step, []).append((name, repr(place), value))
    return changes


def _source(module: Module | None) -> str:
    return module.source() if module else ""


def _imports(experiment: Experiment) -> list[str]:
    numpy = {"import numpy as np"} if experiment.features else set()
    lines = numpy | {
        "import matplotlib.pyplot as plt",
        "import torch",
        "from torch import nn",
        "from torch.utils.data import DataLoader, Dataset",
        *imports_of(experiment.dataset_entry.generator),
    }
    if experiment.split != "sequential":
        lines.add("from sklearn.model_selection import train_test_split")
    if experiment.standardise:
        lines.add("from sklearn.preprocessing import StandardScaler")
    # Whole modules first, then names, each sorted by module, as import formatters order them.
    return sorted(lines, key=lambda line: (line.startswith("from"), line.lower()))


def _load(experiment: Experiment) -> str:
    entry = experiment.dataset_entry
    options: dict[str, Value] = entry.resolve(experiment.dataset_options)
    arguments = entry.arguments(options)
    if entry.seeded:
        arguments.append(f"seed={experiment.data_seed}")
    return call(f"X, y = {entry.generator}", arguments)


def _sizes(experiment: Experiment) -> str:
    """The widths of the layers: ``2-4-2-1``."""
    hidden = [layer.units for layer in experiment.layers] if experiment.model == "mlp" else []
    return "-".join(str(width) for width in (experiment.inputs, *hidden, experiment.outputs))


def _optimizers(experiment: Experiment) -> list[str]:
    entry = experiment.optimizer_entry
    arguments = [f"lr={experiment.learning_rate!r}", *entry.arguments(experiment.optimizer_options)]
    if not entry.only_matrices:
        return [call(f"optimizer = torch.optim.{entry.name}", ["model.parameters()", *arguments])]
    lines = [call(f"optimizer = torch.optim.{entry.name}", ["matrices", *arguments])]
    if has_vectors(experiment):
        lines.append(call("vector_optimizer = torch.optim.AdamW", ["vectors", f"lr={experiment.learning_rate!r}"]))
    return lines


def has_vectors(experiment: Experiment) -> bool:
    """Whether the model has parameters that are not matrices: biases, or those of batch norm and PReLU."""
    return experiment.bias or any(module.name in ("BatchNorm1d", "PReLU") for module in modules(experiment))


def _schedulers(experiment: Experiment) -> list[str]:
    entry = experiment.scheduler_entry
    if entry.name == NO_SCHEDULER:
        return []
    total = experiment.epochs * experiment.batches_per_epoch
    names = ["optimizer", "vector_optimizer"][: len(_optimizers(experiment))]
    arguments = entry.arguments_for(experiment.scheduler_options, experiment.learning_rate, total)
    return [
        call(f"{name.replace('optimizer', 'scheduler')} = torch.optim.lr_scheduler.{entry.name}", [name, *arguments])
        for name in names
    ]
