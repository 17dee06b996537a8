"""What a worker is asked: module-level functions with plain data in and out.

torch is imported inside them, so that the server, which only names them, does not load it.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.experiment import Experiment
from playground.fields import Value

Columns = dict[str, np.ndarray[Any, Any]]


@dataclass(frozen=True)
class Reply:
    """What a chunk of training gave.

    Attributes:
        blob: the RunState as bytes.
        experiment: the Experiment of that state, with the changes made on the way.
        epoch, step: how many are finished.
        ended: why the run is over, in a sentence; empty while it can go on.
        failed: it is over because the loss was not finite.
        metrics: a value for each epoch finished in this chunk, by column.
        picture: the present model's answers; None if not asked for.
        scene: what pictures show besides, sent once at the beginning.
        seconds: of training in the worker.
        steps: done in this chunk.
    """

    blob: bytes
    experiment: Experiment
    epoch: int
    step: int
    ended: str
    failed: bool
    metrics: Columns
    picture: Columns | None
    scene: Columns | None
    seconds: float
    steps: int


def begin(experiment: Experiment) -> Reply:
    """The untrained model, its picture and the scene."""
    from playground.training.picture import picture, scene
    from playground.training.run import start

    state = start(experiment)
    return Reply(
        state.to_bytes(), experiment, 0, 0, "", False, {}, picture(state), scene(experiment), seconds=0.0, steps=0
    )


def go_on(
    blob: bytes, steps: int, *, learning_rate: float | None = None, epochs: int | None = None, with_picture: bool = True
) -> Reply:
    """Train on from a blob for a number of steps, after changes that apply live."""
    from playground.training.picture import picture
    from playground.training.run import adjust, advance
    from playground.training.state import RunState

    before = adjust(RunState.from_bytes(blob), learning_rate=learning_rate, epochs=epochs)
    started = time.perf_counter()
    state, metrics = advance(before, steps)
    seconds = time.perf_counter() - started
    return Reply(
        state.to_bytes(),
        state.experiment,
        state.epoch,
        state.step,
        state.ended,
        state.failed,
        metrics,
        picture(state) if with_picture else None,
        None,
        seconds,
        state.step - before.step,
    )


@dataclass(frozen=True)
class Film:
    """Pictures of a whole run.

    Attributes:
        scene: what all of them show.
        epochs: finished at each picture, the first of them 0.
        pictures: the model's answers at each.
        accuracies: on the test samples.
    """

    scene: Columns
    epochs: list[int]
    pictures: list[Columns]
    accuracies: list[float]


def film(experiment: Experiment, frames: int) -> Film:
    """Run a classification to its end and keep pictures on the way, evenly spaced over its epochs."""
    from playground.catalog.metrics import summarise
    from playground.training.picture import picture, scene
    from playground.training.run import advance, start

    state = start(experiment)
    epochs = np.linspace(0, experiment.epochs, frames).round().astype(int).tolist()
    pictures = []
    for epoch in epochs:
        state, _ = advance(state, epoch * experiment.batches_per_epoch - state.step)
        pictures.append(picture(state))
    confusions = np.stack([drawn["test_confusion"] for drawn in pictures])
    accuracies = summarise(experiment.task, confusions)["accuracy"].tolist()
    return Film(scene(experiment), epochs, pictures, accuracies)


def sample(dataset: str, options: Mapping[str, Value], seed: int, points: int) -> tuple[Any, Any]:
    """Some points of a data set for its thumbnail: X ``[points, features]`` and y ``[points]``, evenly picked."""
    from playground.catalog.datasets import DATASETS

    x, y = DATASETS[dataset].load(options, seed)
    rows = np.linspace(0, len(x) - 1, min(points, len(x))).round().astype(int)
    return x[rows], y[rows]


def devices() -> dict[str, str]:
    """What torch in a worker says of itself and of the devices here."""
    import torch

    found = torch.accelerator.current_accelerator(check_available=True)
    count = torch.accelerator.device_count() if found else 0
    return {
        "torch": torch.__version__,
        "threads": str(torch.get_num_threads()),
        "accelerator": f"{count} × {found.type}" if found else "",
    }
