"""The task of Home: record a whole run."""

from dataclasses import dataclass

import numpy as np

from playground.arrays import Columns, evenly_spaced
from playground.experiment import Experiment


@dataclass(frozen=True)
class RunRecording:
    """Pictures of a whole run.

    Attributes:
        scene: where the samples lie in all of them.
        epochs: finished at each picture, the first of them 0.
        pictures: the model's predictions and its inside at each.
        accuracies: on the test samples.
    """

    scene: Columns
    epochs: list[int]
    pictures: list[Columns]
    accuracies: list[float]


def record_run(experiment: Experiment, frames: int) -> RunRecording:
    """Run a classification to its end, and record pictures that are evenly spaced over its epochs."""
    from playground.catalog.metrics import summarise
    from playground.training.picture import compute_picture, compute_scene
    from playground.training.run import advance, start

    state = start(experiment)
    epochs = evenly_spaced(experiment.epochs + 1, frames)
    pictures = []
    for epoch in epochs:
        state, _ = advance(state, epoch * experiment.batches_per_epoch - state.step)
        pictures.append(compute_picture(state))
    confusions = np.stack([picture["test_confusion"] for picture in pictures])
    accuracies = summarise(experiment.task, confusions)["accuracy"].tolist()
    return RunRecording(compute_scene(experiment), epochs, pictures, accuracies)
