"""Time and memory of a forward pass with a graph, without one, and in inference mode: measured, not claimed."""

import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

import torch
from torch import Tensor, nn

from playground.experiment import Experiment
from playground.experiment.architecture import linear_widths
from playground.limits import MAX_MEASURED_NUMBERS, MAX_MEASURED_ROWS
from playground.predict.results import ForwardCost
from playground.training.data import prepare_data
from playground.training.state import RunState
from playground.training.train import model_of

WARM_UP_ROUNDS = 2
ROUNDS = 15
SECONDS = 1.5
"""Rounds end early when they have taken so long altogether; three are always timed."""
MODES: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "with a graph": torch.enable_grad,
    "no_grad": torch.no_grad,
    "inference_mode": torch.inference_mode,
}


def affordable_rows(experiment: Experiment, rows: int) -> int:
    """The number of samples in one forward pass: fewer where all activations together would be too many numbers."""
    numbers = sum(after for _, after in linear_widths(experiment)) if experiment.model != "line" else 1
    return max(1, min(rows, MAX_MEASURED_ROWS, MAX_MEASURED_NUMBERS // numbers))


def measure_forward_passes(state: RunState, rows: int) -> list[ForwardCost]:
    """Time the three modes in turn, round after round, so that other load on the machine slows all of them alike."""
    model = model_of(state)
    x = _repeated(prepare_data(state.experiment).test.x, affordable_rows(state.experiment, rows))
    durations: dict[str, list[float]] = {mode: [] for mode in MODES}
    started = time.perf_counter()
    for number in range(WARM_UP_ROUNDS + ROUNDS):
        for mode, context in MODES.items():
            seconds = _time_forward(model, x, context)
            if number >= WARM_UP_ROUNDS:
                durations[mode].append(seconds)
        if number >= WARM_UP_ROUNDS + 2 and time.perf_counter() - started > SECONDS:
            break
    return [
        ForwardCost(mode, statistics.median(durations[mode]), saved_bytes(model, x, context), len(durations[mode]))
        for mode, context in MODES.items()
    ]


def _repeated(x: Tensor, rows: int) -> Tensor:
    """Samples ``[N, inputs]``, repeated or cut to ``[rows, inputs]``."""
    return x.repeat(-(-rows // len(x)), 1)[:rows]


def _time_forward(model: nn.Module, x: Tensor, context: Callable[[], AbstractContextManager[object]]) -> float:
    with context():
        started = time.perf_counter()
        model(x)
        return time.perf_counter() - started


def saved_bytes(model: nn.Module, x: Tensor, context: Callable[[], AbstractContextManager[object]]) -> int:
    """Bytes of the tensors that autograd saves in a forward pass, without the weights and the inputs."""
    existing = {each.untyped_storage().data_ptr() for each in (x, *model.parameters(), *model.buffers())}
    saved: dict[int, int] = {}

    def count(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in existing:
            saved[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(count, lambda tensor: tensor), context():
        outputs = model(x)
    del outputs
    return sum(saved.values())
