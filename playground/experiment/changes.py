"""One choice changes others: the nearest Experiment that fits after a change, with a sentence for each that moved along."""

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


def changed(experiment: Experiment, **changes: Any) -> tuple[Experiment, list[str]]:
    """The experiment with ``changes``, and whatever else must change for it to fit.

    A new data set proposes its standardising, a loss for its task and a model that takes its features; a new loss
    proposes the output activation that it needs; a new optimizer proposes its learning rate. A value named in
    ``changes`` is never overruled. What was done by hand in mid-run belongs to the old run and is dropped.

    Returns:
        The new Experiment, and a sentence for a person about each value that moved along.

    Raises:
        ExperimentError: the changes do not fit, and nothing was told to give way.
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
        notes.append("The inputs are now the features of the data as they are.")
    if entry.standardise != experiment.standardise:
        proposals["standardise"] = entry.standardise
        notes.append(
            "Features are now standardised: their scales differ."
            if entry.standardise
            else "Features are no longer standardised: they already lie around 0."
        )
    if experiment.model == "line" and (len(entry.features) != 1 or entry.kind != "regression"):
        proposals["model"] = "mlp"
        notes.append("The model is now an MLP: the line of two parameters takes one feature and gives one number.")
    if experiment.split == "stratified" and entry.kind == "regression":
        proposals["split"] = "random"
        notes.append("The split is now random: there are no classes to stratify by.")
    return proposals


def _for_loss(experiment: Experiment, name: str, activation: str, notes: list[str]) -> dict[str, Any]:
    wanted = LOSSES[name].output
    proposals: dict[str, Any] = {"loss_options": Options()}
    if wanted and activation not in wanted:
        proposals["output_activation"] = wanted[0]
        notes.append(f"The output activation is now {wanted[0]}: {name} needs it.")
    elif not wanted and activation in experiment.loss_entry.output:
        proposals["output_activation"] = "Identity"
        notes.append(f"There is no output activation any more: {name} takes the last layer's output as it is.")
    return proposals


def _for_optimizer(experiment: Experiment, entry: Optimizer, notes: list[str], named: set[str]) -> dict[str, Any]:
    proposals: dict[str, Any] = {
        "optimizer_options": Options(dict(entry.proposed)),
        "learning_rate": entry.learning_rate,
    }
    if "learning_rate" not in named:
        notes.append(f"The learning rate is now {entry.learning_rate:g}, a sane start for {entry.title}.")
    if entry.full_batch and experiment.batch_size is not None and "batch_size" not in named:
        proposals["batch_size"] = None
        notes.append(f"A step now sees all training samples: {entry.title} compares gradients, and batches mislead it.")
    return proposals
