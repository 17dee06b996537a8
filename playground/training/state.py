"""RunState: all that a run needs to continue, as plain data that can be sent between processes."""

import pickle
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import torch
from torch import Tensor

from playground.arrays import Array, Columns
from playground.experiment import Experiment

Ending = Literal["", "epochs", "target", "patience", "diverged"]


@dataclass(frozen=True)
class RunState:
    """A run between two steps. Two equal states continue equally, in any process.

    Attributes:
        experiment: what runs, with the live changes until now.
        epoch, step: how many are finished.
        ending: why the run is over; empty while it can continue.
        ended: the same in a sentence.
        model: parameters and buffers by name.
        optimizers, schedulers: their ``state_dict``s with arrays in place of tensors.
        random: the state of torch's generators, by device.
        order: the order of the present epoch's samples; None between epochs, or when nothing is shuffled.
        cursor: batches done in the present epoch.
        loss_sum: sum of batch loss times batch size over the present epoch.
        outputs: what the model returned for the samples of the present epoch so far, float32 ``[n, outputs]``.
        best: parameters and buffers with the lowest watched loss, stored only where a stop rule needs them.
        best_loss, best_epoch, waited: that loss, its epoch, and the epochs since.
    """

    experiment: Experiment
    epoch: int
    step: int
    model: Columns
    optimizers: list[Any]
    schedulers: list[Any]
    random: Columns
    ending: Ending = ""
    ended: str = ""
    order: Array | None = None
    cursor: int = 0
    loss_sum: float = 0.0
    outputs: Array | None = None
    best: Columns | None = None
    best_loss: float = float("inf")
    best_epoch: int = -1
    waited: int = 0

    @property
    def failed(self) -> bool:
        """Whether the run ended because its loss was NaN or infinite."""
        return self.ending == "diverged"

    def replace(self, **changes: Any) -> "RunState":
        """The same state but for ``changes``."""
        return replace(self, **changes)

    def to_bytes(self) -> bytes:
        """The state as bytes, for our own processes only: bytes from a person are never loaded."""
        return pickle.dumps(self, protocol=pickle.HIGHEST_PROTOCOL)

    @classmethod
    def from_bytes(cls, blob: bytes) -> "RunState":
        """The state of ``to_bytes``."""
        state = pickle.loads(blob)
        if not isinstance(state, cls):
            raise TypeError(f"the blob holds a {type(state).__name__}, not a RunState")
        return state


def to_arrays(value: Any) -> Any:
    """The same nested value with numpy copies in place of tensors."""
    if isinstance(value, Tensor):
        return value.detach().cpu().numpy().copy()
    if isinstance(value, dict):
        return {key: to_arrays(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(to_arrays(item) for item in value)
    return value


def to_tensors(value: Any) -> Any:
    """The inverse of ``to_arrays``: fresh tensors, so that no later step writes into the state it came from."""
    if isinstance(value, np.ndarray):
        return torch.tensor(value)
    if isinstance(value, dict):
        return {key: to_tensors(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(to_tensors(item) for item in value)
    return value


def random_state(device: str) -> Columns:
    """The states of the global generators that a run on this device draws from."""
    states = {"cpu": torch.get_rng_state().numpy().copy()}
    if device != "cpu":
        states[device] = torch.get_device_module(device).get_rng_state().numpy().copy()
    return states


def set_random_state(states: Columns) -> None:
    """Restore the global generators to what ``random_state`` returned."""
    for device, state in states.items():
        if device == "cpu":
            torch.set_rng_state(torch.tensor(state))
        else:
            torch.get_device_module(device).set_rng_state(torch.tensor(state))
