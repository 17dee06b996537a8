"""From an Experiment to the tensors that training, validation and testing see."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from torch import Tensor

from playground.catalog.losses import Targets
from playground.experiment import Experiment

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Samples:
    """One part of the data.

    Attributes:
        x: what the model sees, float32 ``[N, features]``.
        y: targets in the shape and dtype that the loss wants.
        truth: the same targets as the data set gives them, float64 or int64 ``[N]``, for metrics and pictures.
    """

    x: Tensor
    y: Tensor
    truth: Array

    def __len__(self) -> int:
        return len(self.truth)


@dataclass(frozen=True)
class Data:
    """The three parts; there is no validation part unless the Experiment asks for one."""

    train: Samples
    validation: Samples | None
    test: Samples

    @property
    def watched(self) -> Samples:
        """The part that stop rules look at: validation where there is one, else test."""
        return self.validation or self.test


def prepare(experiment: Experiment) -> Data:
    """Load, split, standardise and convert; the same Experiment gives the same tensors."""
    return _prepare(
        experiment.replace(
            # What does not touch the data takes one value, so that runs on the same data share the memory.
            **{name: Experiment.__dataclass_fields__[name].default for name in _NOT_DATA}
        )
    )


_NOT_DATA = ("seed", "learning_rate", "epochs", "target", "patience", "restore_best", "learning_rate_changes")


@lru_cache(maxsize=16)
def _prepare(experiment: Experiment) -> Data:
    x, y = experiment.dataset_entry.load(experiment.dataset_options, experiment.data_seed)
    parts = split(experiment, x, y)
    if experiment.standardise:
        scaler = StandardScaler().fit(parts[0][0])
        parts = [(scaler.transform(x), y) for x, y in parts]
    samples = [_tensors(experiment, x, y) for x, y in parts]
    return Data(samples[0], samples[1] if len(samples) == 3 else None, samples[-1])


def split(experiment: Experiment, x: Array, y: Array) -> list[tuple[Array, Array]]:
    """Training, validation (only when there is one) and test part, as ``(x, y)`` each."""
    train, validation, test = experiment.split_sizes
    if experiment.split == "sequential":
        cuts = [train, train + validation] if validation else [train]
        return list(zip(np.split(x, cuts), np.split(y, cuts), strict=True))
    x_rest, x_test, y_rest, y_test = _by_lot(experiment, x, y, test)
    if not validation:
        return [(x_rest, y_rest), (x_test, y_test)]
    x_train, x_validation, y_train, y_validation = _by_lot(experiment, x_rest, y_rest, validation)
    return [(x_train, y_train), (x_validation, y_validation), (x_test, y_test)]


def _by_lot(experiment: Experiment, x: Array, y: Array, held_out: int) -> list[Array]:
    stratify = y if experiment.split == "stratified" else None
    return train_test_split(x, y, test_size=held_out, random_state=experiment.data_seed, stratify=stratify)  # type: ignore[no-any-return]


def _tensors(experiment: Experiment, x: Array, y: Array) -> Samples:
    return Samples(
        torch.tensor(x, dtype=torch.float32, device=experiment.device),
        targets(experiment.loss_entry.targets, y, len(experiment.class_names)).to(experiment.device),
        y,
    )


def targets(form: Targets, y: Array, classes: int) -> Tensor:
    """Targets ``[N]`` of a data set in the form that a loss wants; see ``Loss.targets``."""
    if form == "class":
        return torch.tensor(y, dtype=torch.int64)
    if form == "one_hot":
        return torch.nn.functional.one_hot(torch.tensor(y, dtype=torch.int64), classes).float()
    column = torch.tensor(y, dtype=torch.float32).unsqueeze(1)
    return column * 2 - 1 if form == "sign" else column
