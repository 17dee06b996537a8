"""The batches of an epoch, in exactly the order that a plain DataLoader would give them."""

import torch
from torch import Tensor

from playground.experiment import Experiment
from playground.training.data import Samples


def draw_order(samples: int, shuffle: bool) -> Tensor | None:
    """The order of the samples in the next epoch, int64 ``[samples]``; None for the order of the data.

    It draws from torch's global generator what ``DataLoader(..., shuffle=shuffle)`` draws at the start of an epoch: a base
    seed for its workers, and, to shuffle, the seed of another generator. These draws are an internal of torch; the test
    that runs exported scripts checks that both are equal.
    """
    _draw_seed()
    if not shuffle:
        return None
    generator = torch.Generator().manual_seed(_draw_seed())
    return torch.randperm(samples, generator=generator)


def _draw_seed() -> int:
    return int(torch.empty((), dtype=torch.int64).random_().item())


ALIGNMENT = 64
"""Bytes to which torch aligns the memory of a new tensor."""


def batches(experiment: Experiment, samples: Samples, order: Tensor | None) -> list[tuple[Tensor, Tensor]]:
    """Split an epoch into its batches ``(x, y)``, which is faster than a fetch for each sample."""
    size = experiment.batch_size or len(samples)
    x, y = (samples.x, samples.y) if order is None else (samples.x[order], samples.y[order])
    pairs = [(_aligned(x), _aligned(y)) for x, y in zip(torch.split(x, size), torch.split(y, size), strict=True)]
    return pairs[:-1] if experiment.drop_last and len(pairs) > 1 and len(pairs[-1][0]) < size else pairs


def _aligned(batch: Tensor) -> Tensor:
    """The batch at an aligned address, as in a DataLoader: a matrix product may round differently at others."""
    return batch.clone() if batch.data_ptr() % ALIGNMENT else batch
