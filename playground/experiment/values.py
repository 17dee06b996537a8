"""The values that an Experiment is made of, each checked by its schema, and the numbers that follow from them."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from playground import limits
from playground.catalog.datasets import DATASETS, Dataset, Task
from playground.catalog.entry import Entry
from playground.catalog.features import FEATURES
from playground.catalog.losses import LOSSES, Loss
from playground.catalog.optimizer_entry import Optimizer
from playground.catalog.optimizers import OPTIMIZERS
from playground.catalog.scheduler_entry import Scheduler
from playground.catalog.schedulers import NO_SCHEDULER, SCHEDULERS
from playground.errors import PlaygroundError
from playground.experiment.live_changes import RateChange, WeightChange
from playground.experiment.schema import CATALOGS, FIELDS, LAYER_FIELDS
from playground.fields import Field, FieldError, Options, Value, check_options


class ExperimentError(PlaygroundError):
    """A value is out of bounds or does not fit the other values; the message is one clear sentence."""


def _check_fields(owner: object, table: Mapping[str, Field]) -> None:
    for name, field in table.items():
        try:
            object.__setattr__(owner, name, field.check(getattr(owner, name)))
        except FieldError as error:
            raise ExperimentError(str(error)) from None


@dataclass(frozen=True)
class Layer:
    """A hidden layer: ``nn.Linear``, then batch norm, activation and dropout as chosen."""

    units: int = 4
    activation: str = "Tanh"
    dropout: float = 0.0
    batch_norm: bool = False

    def __post_init__(self) -> None:
        _check_fields(self, LAYER_FIELDS)


@dataclass(frozen=True)
class Values:
    """The values of an Experiment, each checked by itself; ``rules`` says which of them fit together.

    ``schema.FIELDS`` defines the meaning and the bounds of each value. ``dataset_options``, ``loss_options``,
    ``optimizer_options`` and ``scheduler_options`` hold the options of the chosen entry that differ from its defaults.
    ``learning_rate_changes`` and ``weight_changes`` are the changes made during the run (see ``live_changes``).

    Raises:
        ExperimentError: a value is out of bounds.
    """

    dataset: str = "circles"
    dataset_options: Mapping[str, Value] = Options()
    data_seed: int = 42
    split: str = "random"
    test_fraction: float = 0.5
    validation_fraction: float = 0.0
    features: tuple[str, ...] = ()
    standardise: bool = False
    batch_size: int | None = 10
    shuffle: bool = True
    drop_last: bool = False
    model: str = "mlp"
    layers: tuple[Layer, ...] = (Layer(4), Layer(2))
    bias: bool = True
    output_activation: str = "Identity"
    initialisation: str = "default"
    l1: float = 0.0
    l2: float = 0.0
    clip_norm: float | None = None
    seed: int = 42
    loss: str = "BCEWithLogitsLoss"
    loss_options: Mapping[str, Value] = Options()
    optimizer: str = "Adam"
    learning_rate: float = 0.03
    optimizer_options: Mapping[str, Value] = Options()
    scheduler: str = NO_SCHEDULER
    scheduler_options: Mapping[str, Value] = Options()
    epochs: int = 1_000
    target: float | None = None
    patience: int | None = None
    restore_best: bool = True
    device: str = "cpu"
    learning_rate_changes: tuple[RateChange, ...] = ()
    weight_changes: tuple[WeightChange, ...] = ()

    def __post_init__(self) -> None:
        _check_fields(self, FIELDS)
        object.__setattr__(self, "layers", _check_layers(self.layers))
        for owner, entry in self.choices.items():
            self._check(f"{owner}_options", check_options, entry.options, entry.title)

    def _check(self, name: str, check: Callable[..., object], *arguments: object) -> None:
        """Replace a value by what its check returns."""
        try:
            object.__setattr__(self, name, check(getattr(self, name), *arguments))
        except FieldError as error:
            raise ExperimentError(str(error)) from None

    @property
    def choices(self) -> dict[str, Entry]:
        """The chosen entries of the catalogs whose entries have options."""
        return {owner: catalog[getattr(self, owner)] for owner, catalog in CATALOGS.items()}

    @property
    def dataset_entry(self) -> Dataset:
        """The chosen data set."""
        return DATASETS[self.dataset]

    @property
    def loss_entry(self) -> Loss:
        """The chosen loss."""
        return LOSSES[self.loss]

    @property
    def optimizer_entry(self) -> Optimizer:
        """The chosen optimizer."""
        return OPTIMIZERS[self.optimizer]

    @property
    def scheduler_entry(self) -> Scheduler:
        """The chosen scheduler."""
        return SCHEDULERS[self.scheduler]

    @property
    def task(self) -> Task:
        """The kind of prediction: regression, binary or multiclass."""
        return self.dataset_entry.task(self.dataset_options)

    @property
    def class_names(self) -> tuple[str, ...]:
        """Names of the classes, empty for a regression."""
        return self.dataset_entry.class_names(self.dataset_options)

    @property
    def dimensions(self) -> int:
        """Number of features of the data."""
        return len(self.dataset_entry.features)

    @property
    def input_names(self) -> tuple[str, ...]:
        """Names of the inputs of the model: the features of the data, or terms computed from them."""
        return tuple(FEATURES[name].title for name in self.features) or self.dataset_entry.features

    @property
    def inputs(self) -> int:
        """Number of input values of a sample."""
        return len(self.features) or self.dimensions

    @property
    def hidden_layers(self) -> tuple[Layer, ...]:
        """The hidden layers of the model; only an MLP has any."""
        return self.layers if self.model == "mlp" else ()

    @property
    def outputs(self) -> int:
        """Number of output values for a sample."""
        return len(self.class_names) if self.loss_entry.targets in ("class", "one_hot") else 1

    @cached_property
    def split_sizes(self) -> tuple[int, int, int]:
        """Number of training, validation and test samples."""
        # scikit-learn's rule: the shares of test and validation are rounded up.
        samples = self.dataset_entry.size(self.dataset_options)
        test, validation = math.ceil(samples * self.test_fraction), math.ceil(samples * self.validation_fraction)
        return samples - test - validation, validation, test

    @property
    def batches_per_epoch(self) -> int:
        """Number of steps in an epoch."""
        samples = self.split_sizes[0]
        size = min(self.batch_size or samples, samples)
        return samples // size if self.drop_last else -(-samples // size)


def _check_layers(layers: object) -> tuple[Layer, ...]:
    if not isinstance(layers, list | tuple) or len(layers) > limits.MAX_LAYERS:
        raise ExperimentError(f"layers takes a list of up to {limits.MAX_LAYERS} layers (MAX_LAYERS).")
    return tuple(layer if isinstance(layer, Layer) else _layer_from(layer) for layer in layers)


def _layer_from(values: object) -> Layer:
    if not isinstance(values, Mapping) or not set(values) <= set(LAYER_FIELDS):
        raise ExperimentError(f"A layer takes {', '.join(LAYER_FIELDS)}.")
    return Layer(**values)
