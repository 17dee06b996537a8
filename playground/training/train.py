"""A complete run in one call, for programs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn

from playground.experiment import Experiment
from playground.training.history import History
from playground.training.model import build_model
from playground.training.run import advance, start
from playground.training.state import RunState, to_tensors

if TYPE_CHECKING:
    import pandas as pd

STEPS_PER_REPORT = 1_000


@dataclass(frozen=True)
class Trained:
    """A finished run.

    Attributes:
        history: one row an epoch: ``epoch`` (from 0), ``train_loss``, ``test_loss``, ``train_…`` and ``test_…`` metrics,
            ``learning_rate``.
        model: the trained ``nn.Module`` in evaluation mode.
        ended: why the run stopped, in a sentence.
        state: the last RunState.
    """

    history: "pd.DataFrame"
    model: nn.Module
    ended: str
    state: RunState


def train(experiment: Experiment, on_progress: Callable[[RunState], None] | None = None) -> Trained:
    """Run an Experiment to its end.

    Args:
        experiment: what to run.
        on_progress: called with the state after every 1,000 steps, if given.

    Raises:
        ExperimentError: the experiment's device is not on this machine.
    """
    state, history = start(experiment), History()
    while not state.ending:
        state, metrics = advance(state, STEPS_PER_REPORT)
        history.append(metrics)
        if on_progress:
            on_progress(state)
    return Trained(history.to_frame(), model_of(state), state.ended, state)


def model_of(state: RunState) -> nn.Module:
    """Build the model of a state, in evaluation mode; the caller's random generators are not affected."""
    with torch.random.fork_rng(devices=[]):
        model = build_model(state.experiment)
    model.load_state_dict(to_tensors(state.model))
    return model.eval()
