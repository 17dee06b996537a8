"""The tasks of a run: module-level functions for workers, with plain data in and out.

torch is imported inside them, so that the server, which only names them, does not load it.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.accelerators import TorchMachine
from playground.arrays import Array, Columns, evenly_spaced
from playground.experiment import Experiment
from playground.fields import Value
from playground.training.projection import Projection

if TYPE_CHECKING:
    from playground.training.state import RunState


@dataclass(frozen=True)
class Reply:
    """A worker's reply: a run after a chunk of training.

    Attributes:
        blob: the RunState as bytes.
        experiment: the Experiment of that state, with the live changes until then.
        epoch, step: how many are finished.
        ended: why the run is over, in a sentence; empty while it can continue.
        failed: whether it is over because the loss was not finite.
        best_epoch: the one with the lowest watched loss, where a stop rule watches it; else -1.
        metrics: a value for each epoch finished in this chunk, by column.
        picture: the model's predictions and its inside; see ``training.picture``.
        scene: where the samples lie in the picture; None where that has not changed.
        steps, seconds: of training in this chunk.
        picture_seconds: the time that the picture took.
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


def start_run(experiment: Experiment, projection: Projection) -> Reply:
    """Build the untrained model, and compute its picture and the scene."""
    from playground.training.run import start

    return _reply(start(experiment), {}, projection, with_scene=True)


def continue_run(
    blob: bytes,
    steps: int,
    projection: Projection,
    *,
    with_scene: bool = False,
    learning_rate: float | None = None,
    epochs: int | None = None,
    weights: Sequence[tuple[int, int, int | None, float]] = (),
) -> Reply:
    """Apply live changes to a RunState, and train on from it for a number of steps."""
    from playground.training.run import adjust, advance
    from playground.training.state import RunState

    before = adjust(RunState.from_bytes(blob), learning_rate=learning_rate, epochs=epochs, weights=weights)
    started = time.perf_counter()
    state, metrics = advance(before, steps)
    seconds = time.perf_counter() - started
    return _reply(state, metrics, projection, with_scene=with_scene, steps=state.step - before.step, seconds=seconds)


def rewind_run(blob: bytes | None, experiment: Experiment, step: int, projection: Projection) -> Reply:
    """Compute the run as it was after an earlier step.

    Args:
        blob: its state at that step or before it; None to train again from the start.
        experiment: that of the present; its live changes at that step or later are not applied.
        step: the last of an epoch.
        projection: what the picture shows.
    """
    from playground.training.run import replay

    return _reply(replay(blob, experiment, step), {}, projection)


def _reply(
    state: "RunState",
    metrics: Columns,
    projection: Projection,
    *,
    with_scene: bool = False,
    steps: int = 0,
    seconds: float = 0.0,
) -> Reply:
    from playground.training.picture import compute_picture, compute_scene

    started = time.perf_counter()
    picture = compute_picture(state, projection)
    return Reply(
        blob=state.to_bytes(),
        experiment=state.experiment,
        epoch=state.epoch,
        step=state.step,
        ended=state.ended,
        failed=state.failed,
        best_epoch=state.best_epoch,
        metrics=metrics,
        picture=picture,
        scene=compute_scene(state.experiment, projection) if with_scene else None,
        steps=steps,
        seconds=seconds,
        picture_seconds=time.perf_counter() - started,
    )


def sample_dataset(dataset: str, options: Mapping[str, Value], seed: int, points: int) -> tuple[Array, Array]:
    """Load some evenly spaced samples of a data set: X ``[points, features]`` and y ``[points]``."""
    from playground.catalog.datasets import DATASETS

    x, y = DATASETS[dataset].load(options, seed)
    rows = evenly_spaced(len(x), points)
    return x[rows], y[rows]


def find_devices() -> dict[str, str]:
    """Find torch's version, and the type and number of the accelerators of this machine; empty text for none."""
    import torch

    machine = TorchMachine()
    accelerator = machine.accelerator()
    return {
        "torch": str(torch.__version__),
        "type": accelerator,
        "accelerator": f"{machine.count(accelerator)} × {accelerator}" if accelerator else "",
    }
