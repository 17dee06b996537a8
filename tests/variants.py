"""Experiments that use every entry of every catalog, and every option of each entry, with one option changed at a time."""

from collections.abc import Iterator, Mapping

from playground import Experiment, Layer
from playground.catalog.activations import ACTIVATIONS
from playground.catalog.datasets import DATASETS
from playground.catalog.features import FEATURES, feature_names
from playground.catalog.initialisations import INITIALISATIONS
from playground.catalog.losses import LOSSES, Loss
from playground.catalog.optimizers import OPTIMIZERS
from playground.catalog.schedulers import SCHEDULERS
from playground.experiment import ExperimentError
from playground.experiment.changes import apply_changes
from playground.fields import Field, Value

BASE = Experiment(dataset_options={"samples": 40}, batch_size=8, epochs=3)
DATA_FOR_TASK = {"regression": "plane", "binary": "circles", "multiclass": "blobs"}


def other_value(option: Field, classes: int = 3) -> Value:
    """A valid value that is not the default."""
    if option.kind == "bool":
        return not option.default
    if option.kind == "choice":
        return next(choice for choice in option.choices if choice != option.default)
    if option.kind == "numbers":
        return _other_numbers(option, classes)
    low = option.low if option.low is not None else 0.0
    high = option.high if option.high is not None else 10.0
    default = option.default if isinstance(option.default, int | float) else low
    for candidate in (default * 0.9, default * 1.1, default + 1, (low + high) / 2, low, high):
        value = int(candidate) if option.kind == "int" else float(candidate)
        if low <= value <= high and value != option.default:
            return value
    raise AssertionError(f"{option.name} has only one valid value")


def _other_numbers(option: Field, classes: int) -> Value:
    low = option.low if option.low is not None else 0.0
    high = option.high if option.high is not None else low + 2
    default = option.default if isinstance(option.default, tuple) and option.default else None
    if default is None:
        steps = range(1, (option.length or classes) + 1)
        numbers = tuple(low + (high - low) * step / (len(steps) + 1) for step in steps)
        return tuple(int(low) + 1 + step for step in range(len(steps))) if option.integers else numbers
    return tuple(number - (number - low) * 0.01 for number in default)


def experiment_for(loss: Loss, **changes: object) -> Experiment:
    """A small experiment on data that fits the loss."""
    experiment, _ = apply_changes(BASE, dataset=DATA_FOR_TASK[loss.tasks[0]], dataset_options={"samples": 40})
    return apply_changes(experiment, loss=loss.name, **changes)[0]


def _with_each_option(experiment: Experiment, owner: str) -> Iterator[tuple[str, Experiment]]:
    entry = experiment.choices[owner]
    for option in entry.options:
        chosen: Mapping[str, Value] = getattr(experiment, f"{owner}_options")
        value = other_value(option, max(experiment.outputs, 2))
        try:
            yield (
                f"{entry.name} {option.name}={value}",
                experiment.replace(**{f"{owner}_options": {**chosen, option.name: value}}),
            )
        except ExperimentError:
            continue


def datasets() -> Iterator[tuple[str, Experiment]]:
    for name, entry in DATASETS.items():
        small = {"samples": 40} if any(option.name == "samples" for option in entry.options) else {}
        experiment, _ = apply_changes(BASE, dataset=name, dataset_options=small, batch_size=64)
        yield name, experiment
        yield from _with_each_option(experiment, "dataset")


def losses() -> Iterator[tuple[str, Experiment]]:
    for loss in LOSSES.values():
        # A loss for counts may take the logarithm of the output, and Softplus is always positive.
        experiment = experiment_for(loss, **({} if loss.low is None else {"output_activation": "Softplus"}))
        yield loss.name, experiment
        yield from _with_each_option(experiment, "loss")
        for activation in loss.output[1:]:
            yield f"{loss.name} on {activation}", experiment.replace(output_activation=activation)


def optimizers() -> Iterator[tuple[str, Experiment]]:
    for name in OPTIMIZERS:
        experiment, _ = apply_changes(BASE, optimizer=name)
        yield name, experiment
        yield f"{name} without bias", experiment.replace(bias=False)
        yield from _with_each_option(experiment, "optimizer")
    yield "SGD nesterov", apply_changes(BASE, optimizer="SGD", optimizer_options={"momentum": 0.9, "nesterov": True})[0]


def schedulers() -> Iterator[tuple[str, Experiment]]:
    for name in SCHEDULERS:
        for optimizer in ("SGD", "Adam", "Muon"):
            experiment, _ = apply_changes(BASE, optimizer=optimizer, scheduler=name, epochs=12)
            yield f"{name} of {optimizer}", experiment
        yield from _with_each_option(experiment, "scheduler")


def layers() -> Iterator[tuple[str, Experiment]]:
    for name, entry in ACTIVATIONS.items():
        if entry.hidden:
            yield f"hidden {name}", BASE.replace(layers=(Layer(4, name), Layer(3, name)))
        if entry.output:
            yield f"output {name}", BASE.replace(output_activation=name, loss="CrossEntropyLoss")
    for name in INITIALISATIONS:
        yield f"initialisation {name}", BASE.replace(initialisation=name)
    yield "dropout", BASE.replace(layers=(Layer(8, "ReLU", dropout=0.3),))
    yield "batch norm", BASE.replace(layers=(Layer(8, "ReLU", batch_norm=True), Layer(4)), batch_size=5)
    yield "no hidden layer", BASE.replace(layers=())
    yield "twelve layers", BASE.replace(layers=(Layer(3),) * 12)
    yield "linear", BASE.replace(model="linear")
    yield "linear with sigmoid", BASE.replace(model="linear", loss="BCELoss", output_activation="Sigmoid")
    yield "line", apply_changes(BASE, dataset="line", model="line")[0]


def loops() -> Iterator[tuple[str, Experiment]]:
    yield "full batch", BASE.replace(batch_size=None)
    yield "in order", BASE.replace(shuffle=False)
    yield (
        "batches at unaligned memory addresses",
        apply_changes(BASE, dataset="breast_cancer", model="linear")[0].replace(
            standardise=False, shuffle=False, batch_size=5, optimizer="SGD"
        ),
    )
    yield "short last batch", BASE.replace(batch_size=7)
    yield "dropped last batch", BASE.replace(batch_size=7, drop_last=True)
    yield "sequential split", apply_changes(BASE, dataset="line", split="sequential", validation_fraction=0.2)[0]
    yield "sequential split in two", apply_changes(BASE, dataset="line", split="sequential")[0]
    yield "stratified split", BASE.replace(split="stratified")
    yield "stratified with validation", BASE.replace(split="stratified", test_fraction=0.3, validation_fraction=0.2)
    yield "validation", BASE.replace(validation_fraction=0.15)
    yield "standardised", BASE.replace(standardise=True)
    for name, entry in FEATURES.items():
        on_data = (
            BASE if entry.dimensions == 2 else apply_changes(BASE, dataset="sine", dataset_options={"samples": 40})[0]
        )
        yield f"input {name}", on_data.replace(features=(name,))
    yield "all inputs", BASE.replace(features=feature_names(2), standardise=True)
    yield "all inputs of one feature", apply_changes(BASE, dataset="line", features=feature_names(1))[0]
    yield "other seeds", BASE.replace(seed=7, data_seed=11)
    yield "target", BASE.replace(target=0.6, epochs=40)
    yield "target on validation", BASE.replace(target=0.6, epochs=40, validation_fraction=0.2)
    yield "target of a regression", apply_changes(BASE, dataset="plane", target=0.5, epochs=40)[0]
    yield "patience", BASE.replace(patience=2, epochs=60, learning_rate=0.3)
    yield "patience without restoring", BASE.replace(patience=2, epochs=60, learning_rate=0.3, restore_best=False)
    yield "patience on validation", BASE.replace(patience=2, epochs=60, learning_rate=0.3, validation_fraction=0.2)
    yield "live change of the learning rate", BASE.replace(learning_rate_changes=((2, 0.3), (5, 0.001)))
    yield (
        "live changes of weights",
        BASE.replace(
            weight_changes=((0, 0, 1, 0, 0.5), (0, 2, 0, None, -1.0), (3, 1, 1, 2, 0.25), (3, 0, 0, None, 2.0)),
            learning_rate_changes=((2, 0.3),),
        ),
    )
    line = apply_changes(BASE, dataset="line", model="line")[0]
    yield "live changes of the line", line.replace(weight_changes=((2, 0, 0, 0, 0.5), (4, 0, 0, None, 0.25)))
    yield "live changes of the linear layer", BASE.replace(model="linear", l1=0.01, weight_changes=((2, 0, 0, 1, 0.5),))
    for optimizer in ("SGD", "Adam", "Muon", "LBFGS"):
        base, _ = apply_changes(BASE, optimizer=optimizer)
        yield f"L1 with {optimizer}", base.replace(l1=0.003)
        yield f"both penalties with {optimizer}", base.replace(l1=0.003, l2=0.01)
        yield f"clipped {optimizer}", base.replace(clip_norm=0.1, l2=0.01)
    yield "clipped", BASE.replace(clip_norm=0.1, learning_rate_changes=((2, 0.3),), l1=0.01)
    yield "many epochs", BASE.replace(epochs=100)


VARIANTS = [*datasets(), *losses(), *optimizers(), *schedulers(), *layers(), *loops()]
