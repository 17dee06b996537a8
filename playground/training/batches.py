"""The batches of an epoch, in exactly the order that a plain DataLoader would give them."""

import torch
from torch import Tensor

from playground.experiment import Experiment
from playground.training.data import Samples


def draw_order(samples: int, shuffle: bool) -> Tensor | None:
    """The order of the next epoch, int64 ``[samples]``; None is the order of the data.

    It draws from torch's global generator what ``DataLoader(..., shuffle=shuffle)`` draws at the start of a pass: a base
    seed for its workers, and, to shuffle, the seed of a generator of its own. These draws are private to torch; the test
    that runs exported scripts holds both equal.
    """
    _draw_seed()
    if not shuffle:
        return None
    generator = torch.Generator().manual_seed(_draw_seed())
    return torch.randperm(samples, generator=generator)


def _draw_seed() -> int:
    return int(torch.empty((), dtype=torch.int64).random_().item())


ALIGNMENT = 64
"""Bytes to which torch aligns a tensor of its own."""


def batches(experiment: Experiment, samples: Samples, order: Tensor | None) -> list[tuple[Tensor, Tensor]]:
    """All batches of an epoch as ``(x, y)``: one split instead of a fetch for each sample."""
    size = experiment.batch_size or len(samples)
    x, y = (samples.x, samples.y) if order is None else (samples.x[order], samples.y[order])
    pairs = [(_aligned(x), _aligned(y)) for x, y in zip(torch.split(x, size), torch.split(y, size), strict=True)]
    return pairs[:-1] if experiment.drop_last and len(pairs) > 1 and len(pairs[-1][0]) < size else pairs


def _aligned(batch: Tensor) -> Tensor:
    """The batch where torch would put a new tensor, as a DataLoader does: a matrix product may round otherwise elsewhere."""
    return batch.clone() if batch.data_ptr() % ALIGNMENT else batch
