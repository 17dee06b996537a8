"""The batches of the engine are equal to those of torch's DataLoader."""

import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

from playground import Experiment
from playground.training.batches import batches, draw_order
from playground.training.data import prepare_data
from tests.variants import BASE


@pytest.mark.parametrize("shuffle", [True, False])
@pytest.mark.parametrize(("batch_size", "drop_last"), [(None, False), (7, False), (7, True), (5, True), (1, False)])
def test_batches_are_those_of_a_data_loader(shuffle: bool, batch_size: int | None, drop_last: bool) -> None:
    experiment: Experiment = BASE.replace(batch_size=batch_size, shuffle=shuffle, drop_last=drop_last)
    samples = prepare_data(experiment).train
    loader = DataLoader(
        TensorDataset(samples.x, samples.y),
        batch_size=batch_size or len(samples),
        shuffle=shuffle,
        drop_last=drop_last,
    )
    torch.manual_seed(3)
    theirs = [[*loader] for _ in range(3)]
    torch.manual_seed(3)
    ours = [batches(experiment, samples, draw_order(len(samples), shuffle)) for _ in range(3)]
    for one, other in zip(theirs, ours, strict=True):
        assert len(one) == len(other) == experiment.batches_per_epoch
        assert all(torch.equal(a[0], b[0]) and torch.equal(a[1], b[1]) for a, b in zip(one, other, strict=True))
