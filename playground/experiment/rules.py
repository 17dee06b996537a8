"""The rules between the values of an Experiment: which of them fit together, and what to change where they do not."""

from playground import limits
from playground.catalog.features import FEATURES
from playground.catalog.losses import LOSSES, Loss
from playground.experiment.architecture import parameter_count
from playground.experiment.values import Values


def losses_for(experiment: Values) -> list[Loss]:
    """The losses that fit the task of the data."""
    return [loss for loss in LOSSES.values() if experiment.task in loss.tasks]


def find_problem(experiment: Values) -> str | None:
    """The first rule that is broken, as one sentence that says what to change; None when all values fit."""
    return (
        _feature_problem(experiment)
        or _model_problem(experiment)
        or _loss_problem(experiment)
        or _data_problem(experiment)
        or _option_problem(experiment)
    )


def _feature_problem(experiment: Values) -> str | None:
    unfit = [FEATURES[name].title for name in experiment.features if FEATURES[name].dimensions != experiment.dimensions]
    if unfit:
        has = f"{experiment.dimensions} feature{'s' if experiment.dimensions > 1 else ''}"
        return (
            f"{', '.join(unfit)} cannot be computed from {experiment.dataset_entry.title}, which has {has}: remove "
            "them from the inputs."
        )
    return None


def _model_problem(experiment: Values) -> str | None:
    if experiment.model == "line" and (experiment.inputs != 1 or experiment.task != "regression"):
        return (
            f"The line of two parameters maps one feature to one number, but {experiment.dataset_entry.title} has "
            f"{experiment.inputs} features and is a {experiment.task} task: choose an MLP, or the straight line as data."
        )
    if experiment.model == "line" and (experiment.l1 or experiment.l2):
        return "The line of two parameters has no weight matrix that a penalty could act on: set L1 and L2 to 0."
    if experiment.model == "line" and experiment.output_activation != "Identity":
        return "The line of two parameters takes no output activation: set it to none."
    if experiment.model == "line" and experiment.optimizer_entry.only_matrices:
        return f"{experiment.optimizer} updates matrices, and the line of two parameters has none: choose another optimizer."
    if (count := parameter_count(experiment)) > limits.MAX_PARAMETERS:
        return (
            f"The model would have {count:,} parameters and the limit (MAX_PARAMETERS) is {limits.MAX_PARAMETERS:,}: "
            "use fewer layers or neurons."
        )
    return None


def _loss_problem(experiment: Values) -> str | None:
    loss = experiment.loss_entry
    if experiment.task not in loss.tasks:
        fitting = ", ".join(entry.name for entry in losses_for(experiment))
        return (
            f"{loss.name} is for {' or '.join(loss.tasks)} tasks, but {experiment.dataset_entry.title} is a "
            f"{experiment.task} task: choose one of {fitting}."
        )
    if loss.output and experiment.output_activation not in loss.output:
        return (
            f"{loss.name} needs {' or '.join(loss.output)} after the last layer, not "
            f"{experiment.output_activation}: set the output activation."
        )
    weight = experiment.loss_options.get("weight")
    if isinstance(weight, tuple) and len(weight) != experiment.outputs:
        return (
            f"{loss.name} takes one class weight for each of the {experiment.outputs} classes, but there are "
            f"{len(weight)}: give one for each class, or none."
        )
    return None


def _option_problem(experiment: Values) -> str | None:
    steps = experiment.epochs * experiment.batches_per_epoch
    for owner, entry in experiment.choices.items():
        if entry.rule is not None:
            options = entry.resolve(getattr(experiment, f"{owner}_options"))
            if problem := entry.rule(options, experiment.learning_rate, steps):
                return problem
    return None


def _data_problem(experiment: Values) -> str | None:
    train, _, _ = experiment.split_sizes
    if train < 2:
        return "The test and validation shares leave fewer than two training samples: reduce them."
    if experiment.split == "stratified" and (problem := _stratified_problem(experiment)):
        return problem
    batch = min(experiment.batch_size or train, train)
    normed = any(layer.batch_norm for layer in experiment.hidden_layers)
    last = train % batch or batch
    if normed and (batch == 1 or (last == 1 and not experiment.drop_last)):
        return (
            "Batch norm cannot standardise over a batch of one sample, and the last batch would have one: "
            "change the batch size or drop the last batch."
        )
    return None


def _stratified_problem(experiment: Values) -> str | None:
    classes = len(experiment.class_names)
    if not classes:
        return f"{experiment.dataset_entry.title} has no classes to stratify by: choose a random or sequential split."
    smallest = min(part for part in experiment.split_sizes if part)
    if smallest < classes:
        return (
            f"A stratified split needs a sample of each of the {classes} classes in every part, but one part would have "
            f"{smallest} samples: use larger shares or more samples."
        )
    return None
