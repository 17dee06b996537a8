"""What a worker is asked: module-level functions with plain data in and out.

torch is imported inside them, so that the server, which only names them, does not load it.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from playground.accelerators import TorchMachine
from playground.experiment import Experiment
from playground.fields import Value
from playground.training.projection import View

if TYPE_CHECKING:
    from playground.training.state import RunState

Columns = dict[str, np.ndarray[Any, Any]]


@dataclass(frozen=True)
class Reply:
    """A run as a worker left it.

    Attributes:
        blob: the RunState as bytes.
        experiment: the Experiment of that state, with the changes made on the way.
        epoch, step: how many are finished.
        ended: why the run is over, in a sentence; empty while it can go on.
        failed: it is over because the loss was not finite.
        best_epoch: the one with the lowest watched loss, where a stop rule watches it; else -1.
        metrics: a value for each epoch finished in this chunk, by column.
        picture: the present model's answers.
        scene: what pictures show besides; None where it is as before.
        steps, seconds: of training in this chunk.
        picture_seconds: that the picture took.
    """

    blob: bytes
    experiment: Experiment
    epoch: int
    step: int
    ended: str
    failed: bool
    best_epoch: int
    metrics: Columns
    picture: Columns
    scene: Columns | None
    steps: int
    seconds: float
    picture_seconds: float


def begin(experiment: Experiment, view: View) -> Reply:
    """The untrained model, its picture and the scene."""
    from playground.training.run import start

    return _reply(start(experiment), {}, view, with_scene=True)


def go_on(
    blob: bytes,
    steps: int,
    view: View,
    *,
    with_scene: bool = False,
    learning_rate: float | None = None,
    epochs: int | None = None,
    weights: Sequence[tuple[int, int, int | None, float]] = (),
) -> Reply:
    """Train on from a blob for a number of steps, after changes that apply live."""
    from playground.training.run import adjust, advance
    from playground.training.state import RunState

    before = adjust(RunState.from_bytes(blob), learning_rate=learning_rate, epochs=epochs, weights=weights)
    started = time.perf_counter()
    state, metrics = advance(before, steps)
    seconds = time.perf_counter() - started
    return _reply(state, metrics, view, with_scene=with_scene, steps=state.step - before.step, seconds=seconds)


def look_back(blob: bytes | None, experiment: Experiment, step: int, view: View) -> Reply:
    """The run as it was at an earlier step.

    Args:
        blob: its state at that step or before it; None to train again from the start.
        experiment: that of the present. What it says was done by hand at that step or later has not happened yet there.
        step: between two epochs.
        view: what to show.
    """
    from playground.training.run import replay

    return _reply(replay(blob, experiment, step), {}, view)


def _reply(
    state: "RunState", metrics: Columns, view: View, *, with_scene: bool = False, steps: int = 0, seconds: float = 0.0
) -> Reply:
    from playground.training.picture import picture, scene

    started = time.perf_counter()
    drawn = picture(state, view)
    return Reply(
        blob=state.to_bytes(),
        experiment=state.experiment,
        epoch=state.epoch,
        step=state.step,
        ended=state.ended,
        failed=state.failed,
        best_epoch=state.best_epoch,
        metrics=metrics,
        picture=drawn,
        scene=scene(state.experiment, view) if with_scene else None,
        steps=steps,
        seconds=seconds,
        picture_seconds=time.perf_counter() - started,
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

    machine = TorchMachine()
    accelerator = machine.accelerator()
    return {
        "torch": str(torch.__version__),
        "type": accelerator,
        "accelerator": f"{machine.count(accelerator)} × {accelerator}" if accelerator else "",
    }
