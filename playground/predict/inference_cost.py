"""Time and memory of a prediction with a graph, without one, and in inference mode: measured, not claimed."""

import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from playground.experiment import Experiment
from playground.experiment.architecture import linear_widths
from playground.limits import MAX_MEASURED_NUMBERS, MAX_MEASURED_ROWS
from playground.training.data import prepare
from playground.training.state import RunState
from playground.training.train import model_of

ROUNDS = 15
SECONDS = 1.5
"""Rounds end early when they have taken so long altogether; three are always made."""
MODES: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "with a graph": torch.enable_grad,
    "no_grad": torch.no_grad,
    "inference_mode": torch.inference_mode,
}


@dataclass(frozen=True)
class Measured:
    """One way to ask.

    Attributes:
        mode: with a graph, no_grad or inference_mode.
        seconds: median over the rounds, of one forward pass.
        kept_bytes: that autograd keeps for a backward pass, beside the weights and the inputs.
        rounds: how often it was timed.
    """

    mode: str
    seconds: float
    kept_bytes: int
    rounds: int


def rows_in_reach(experiment: Experiment, wanted: int) -> int:
    """So many samples at once, or fewer where the numbers between the layers would be too many."""
    numbers = sum(after for _, after in linear_widths(experiment)) if experiment.model != "line" else 1
    return max(1, min(wanted, MAX_MEASURED_ROWS, MAX_MEASURED_NUMBERS // numbers))


def measure(state: RunState, rows: int) -> list[Measured]:
    """Time the three ways in turn, round after round, so that a busy moment of the machine meets all of them alike."""
    model = model_of(state)
    x = _some(prepare(state.experiment).test.x, rows_in_reach(state.experiment, rows))
    taken: dict[str, list[float]] = {mode: [] for mode in MODES}
    started = time.perf_counter()
    for done in range(ROUNDS + 2):
        for mode, context in MODES.items():
            seconds = _timed(model, x, context)
            # The first two rounds warm up.
            if done >= 2:
                taken[mode].append(seconds)
        if done >= 4 and time.perf_counter() - started > SECONDS:
            break
    return [
        Measured(mode, statistics.median(taken[mode]), kept_for_backward(model, x, context), len(taken[mode]))
        for mode, context in MODES.items()
    ]


def _some(x: Tensor, rows: int) -> Tensor:
    return x.repeat(-(-rows // len(x)), 1)[:rows]


def _timed(model: nn.Module, x: Tensor, context: Callable[[], AbstractContextManager[object]]) -> float:
    with context():
        started = time.perf_counter()
        model(x)
        return time.perf_counter() - started


def kept_for_backward(model: nn.Module, x: Tensor, context: Callable[[], AbstractContextManager[object]]) -> int:
    """Bytes of the tensors that autograd keeps after a forward pass; weights and inputs are there anyway."""
    there = {each.untyped_storage().data_ptr() for each in (x, *model.parameters(), *model.buffers())}
    kept: dict[int, int] = {}

    def note(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in there:
            kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(note, lambda tensor: tensor), context():
        outputs = model(x)
    del outputs
    return sum(kept.values())
