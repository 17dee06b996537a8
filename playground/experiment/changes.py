"""Changing one value may require others to change: this finds an Experiment that fits, and reports what else changed."""

from typing import Any

from playground.catalog.datasets import DATASETS, Dataset, Task
from playground.catalog.losses import LOSSES
from playground.catalog.optimizer_entry import Optimizer
from playground.catalog.optimizers import OPTIMIZERS
from playground.experiment.experiment import Experiment
from playground.fields import Options

PROPOSED_LOSS: dict[Task, str] = {
    "regression": "MSELoss",
    "binary": "BCEWithLogitsLoss",
    "multiclass": "CrossEntropyLoss",
}


def apply_changes(experiment: Experiment, **changes: Any) -> tuple[Experiment, list[str]]:
    """Return the experiment with ``changes``, and with the other values that must change so that all fit together.

    A new data set brings its standardisation, a loss for its task and a model that takes its features; a new loss
    brings the output activation that it needs; a new optimizer brings its learning rate. A value named in
    ``changes`` is never replaced. Live changes belong to the old run and are dropped.

    Returns:
        The new Experiment, and a sentence about each further value that changed.

    Raises:
        ExperimentError: the changes do not fit, and no rule says what else to change.
    """
    proposals: dict[str, Any] = {"learning_rate_changes": (), "weight_changes": ()}
    notes: list[str] = []
    current = {name: getattr(experiment, name) for name in experiment.__dataclass_fields__} | changes
    if current["dataset"] != experiment.dataset:
        proposals |= _for_dataset(experiment, DATASETS[current["dataset"]], notes)
    current |= {name: value for name, value in proposals.items() if name not in changes}
    entry = DATASETS[current["dataset"]]
    if entry.task(current["dataset_options"]) not in LOSSES[current["loss"]].tasks and "loss" not in changes:
        current["loss"] = PROPOSED_LOSS[entry.task(current["dataset_options"])]
        notes.append(f"The loss is now {current['loss']}: {experiment.loss} does not fit this task.")
    if current["loss"] != experiment.loss:
        proposals = _for_loss(experiment, current["loss"], current["output_activation"], notes)
        current |= {name: value for name, value in proposals.items() if name not in changes}
    if current["optimizer"] != experiment.optimizer:
        proposals = _for_optimizer(experiment, OPTIMIZERS[current["optimizer"]], notes, set(changes))
        current |= {name: value for name, value in proposals.items() if name not in changes}
    if current["scheduler"] != experiment.scheduler and "scheduler_options" not in changes:
        current["scheduler_options"] = Options()
    return Experiment(**current), notes


def _for_dataset(experiment: Experiment, entry: Dataset, notes: list[str]) -> dict[str, Any]:
    options = {
        option.name: experiment.dataset_options[option.name]
        for option in entry.options
        if option.name == "samples" and option.name in experiment.dataset_options
    }
    proposals: dict[str, Any] = {"dataset_options": Options(options)}
    if experiment.features and len(entry.features) != experiment.dimensions:
        proposals["features"] = ()
        notes.append("The inputs are now the features of the data, without computed terms.")
    if entry.standardise != experiment.standardise:
        proposals["standardise"] = entry.standardise
        notes.append(
            "Features are now standardised, because their scales differ."
            if entry.standardise
            else "Features are no longer standardised, because they already have similar scales around 0."
        )
    if experiment.model == "line" and (len(entry.features) != 1 or entry.kind != "regression"):
        proposals["model"] = "mlp"
        notes.append("The model is now an MLP: the line of two parameters takes one feature and predicts one number.")
    if experiment.split == "stratified" and entry.kind == "regression":
        proposals["split"] = "random"
        notes.append("The split is now random: a regression has no classes to stratify by.")
    return proposals


def _for_loss(experiment: Experiment, name: str, activation: str, notes: list[str]) -> dict[str, Any]:
    needed = LOSSES[name].output
    proposals: dict[str, Any] = {"loss_options": Options()}
    if needed and activation not in needed:
        proposals["output_activation"] = needed[0]
        notes.append(f"The output activation is now {needed[0]}: {name} needs it.")
    elif not needed and activation in experiment.loss_entry.output:
        proposals["output_activation"] = "Identity"
        notes.append(f"The output activation is now none: {name} takes the output of the last layer directly.")
    return proposals


def _for_optimizer(experiment: Experiment, entry: Optimizer, notes: list[str], chosen: set[str]) -> dict[str, Any]:
    proposals: dict[str, Any] = {
        "optimizer_options": Options(dict(entry.proposed)),
        "learning_rate": entry.learning_rate,
    }
    if "learning_rate" not in chosen:
        notes.append(f"The learning rate is now {entry.learning_rate:g}, a good starting value for {entry.title}.")
    if entry.full_batch and experiment.batch_size is not None and "batch_size" not in chosen:
        proposals["batch_size"] = None
        notes.append(
            f"A step now uses all training samples: {entry.title} compares gradients of successive steps; batches are noisy."
        )
    return proposals
