"""The tensors on which an Experiment trains, validates and tests."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import Tensor

from playground.arrays import Array
from playground.catalog.features import compute_inputs
from playground.catalog.losses import Targets
from playground.experiment import Experiment


@dataclass(frozen=True)
class Samples:
    """One part of the data: training, validation or test samples.

    Attributes:
        x: inputs of the model, float32 ``[N, inputs]``.
        y: targets in the shape and dtype that the loss takes.
        features: the features of the data before any preprocessing, float64 ``[N, dimensions]``, for pictures.
        truth: the targets as the data set gives them, float64 or int64 ``[N]``, for metrics and pictures.
    """

    x: Tensor
    y: Tensor
    features: Array
    truth: Array

    def __len__(self) -> int:
        return len(self.truth)


@dataclass(frozen=True)
class Data:
    """The parts of the data, and how features become inputs; there is a validation part only if its share is above 0."""

    train: Samples
    validation: Samples | None
    test: Samples
    scaler: StandardScaler | None
    experiment: Experiment

    @property
    def watched(self) -> Samples:
        """The part that stop rules watch: validation where there is one, else test."""
        return self.validation or self.test

    @property
    def parts(self) -> dict[str, Samples]:
        """The parts that exist, by name."""
        parts = {"train": self.train, "validation": self.validation, "test": self.test}
        return {name: samples for name, samples in parts.items() if samples is not None}

    def inputs(self, features: Array) -> Tensor:
        """Convert features ``[N, dimensions]`` to inputs of the model, float32 ``[N, inputs]``."""
        x = _add_terms(self.experiment, features)
        scaled = self.scaler.transform(x) if self.scaler else x
        return torch.tensor(scaled, dtype=torch.float32, device=self.experiment.device)


def prepare_data(experiment: Experiment) -> Data:
    """Load, split, standardise and convert the data; the same Experiment gives the same tensors."""
    return _prepare(without_training_values(experiment))


def without_training_values(experiment: Experiment) -> Experiment:
    """The Experiment with defaults for all values that do not affect the data, so that runs on the same data share it."""
    return experiment.replace(**{name: Experiment.__dataclass_fields__[name].default for name in _NOT_DATA})


_NOT_DATA = (
    "seed",
    "learning_rate",
    "epochs",
    "target",
    "patience",
    "restore_best",
    "l1",
    "l2",
    "clip_norm",
    "learning_rate_changes",
    "weight_changes",
)


@lru_cache(maxsize=16)
def _prepare(experiment: Experiment) -> Data:
    features, y = experiment.dataset_entry.load(experiment.dataset_options, experiment.data_seed)
    # Before the split, as in the script, because NumPy may round a sine differently at another index of an array.
    x = _add_terms(experiment, features)
    parts = split(experiment, y)
    scaler = StandardScaler().fit(x[parts[0]]) if experiment.standardise else None
    samples = [_samples(experiment, scaler, x[rows], features[rows], y[rows]) for rows in parts]
    return Data(samples[0], samples[1] if len(samples) == 3 else None, samples[-1], scaler, experiment)


def _add_terms(experiment: Experiment, features: Array) -> Array:
    return compute_inputs(experiment.features, features) if experiment.features else features


def split(experiment: Experiment, y: Array) -> list[Array]:
    """Split the rows into training, validation (only if its share is above 0) and test."""
    rows = np.arange(len(y))
    train, validation, test = experiment.split_sizes
    if experiment.split == "sequential":
        cuts = [train, train + validation] if validation else [train]
        return np.split(rows, cuts)
    rest, held_out = _split_at_random(experiment, rows, y, test)
    if not validation:
        return [rest, held_out]
    train_rows, watched = _split_at_random(experiment, rest, y, validation)
    return [train_rows, watched, held_out]


def _split_at_random(experiment: Experiment, rows: Array, y: Array, held_out: int) -> list[Array]:
    stratify = y[rows] if experiment.split == "stratified" else None
    return train_test_split(rows, test_size=held_out, random_state=experiment.data_seed, stratify=stratify)  # type: ignore[no-any-return]


def _samples(experiment: Experiment, scaler: StandardScaler | None, x: Array, features: Array, y: Array) -> Samples:
    scaled = scaler.transform(x) if scaler else x
    return Samples(
        torch.tensor(scaled, dtype=torch.float32, device=experiment.device),
        targets(experiment.loss_entry.targets, y, len(experiment.class_names)).to(experiment.device),
        features,
        y,
    )


def targets(form: Targets, y: Array, classes: int) -> Tensor:
    """Convert the targets ``[N]`` of a data set to the form that a loss takes; see ``Loss.targets``."""
    if form == "class":
        return torch.tensor(y, dtype=torch.int64)
    if form == "one_hot":
        return torch.nn.functional.one_hot(torch.tensor(y, dtype=torch.int64), classes).float()
    column = torch.tensor(y, dtype=torch.float32).unsqueeze(1)
    return column * 2 - 1 if form == "sign" else column
