"""Start, advance, adjust and replay: a run as pure functions from state to state."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch

from playground import limits
from playground.arrays import Columns
from playground.experiment import Experiment, ExperimentError
from playground.training import stopping
from playground.training.model import build_model, set_weights
from playground.training.state import RunState, set_random_state, to_arrays, to_tensors
from playground.training.trainer import Trainer

Weight = tuple[int, int, int | None, float]


def start(experiment: Experiment) -> RunState:
    """Build the untrained model under ``torch.manual_seed(experiment.seed)``, before its first step.

    Raises:
        ExperimentError: the device is not on this machine.
    """
    _check_device(experiment)
    with _separate_random_numbers(experiment.device):
        torch.manual_seed(experiment.seed)
        return Trainer(experiment).capture()


def advance(state: RunState, steps: int) -> tuple[RunState, Columns]:
    """Train for a number of batches, or until the run ends, and return the metrics of the epochs finished.

    A pure function: the same state and steps give the same result, bit for bit, in any process; and several
    chunks give the same as one call.

    Returns:
        The new state, and columns with a value for each epoch finished: ``epoch``, ``train_loss``, ``test_loss``,
        ``train_accuracy``, …, ``learning_rate``.
    """
    with _separate_random_numbers(state.experiment.device):
        trainer = Trainer(state.experiment, state)
        # After building the model, which draws initial weights; those of the state then replace them.
        set_random_state(state.random)
        metrics = trainer.run(steps)
        return trainer.capture(), metrics


def adjust(
    state: RunState,
    *,
    learning_rate: float | None = None,
    epochs: int | None = None,
    weights: Sequence[Weight] = (),
) -> RunState:
    """Apply live changes: a learning rate from the next step on, a number of epochs, values of weights.

    Args:
        state: the state to change.
        learning_rate, epochs: new values, if any.
        weights: as (layer, neuron, input or None for the bias, value).

    Raises:
        ExperimentError: out of bounds; too many changes; or a schedule was planned for the old number of epochs.
    """
    if learning_rate is not None:
        state = _with_learning_rate(state, learning_rate)
    if epochs is not None and epochs != state.experiment.epochs:
        state = _with_epochs(state, epochs)
    for weight in weights:
        state = _with_weight(state, weight)
    return state


def replay(blob: bytes | None, experiment: Experiment, step: int) -> RunState:
    """Compute the state of a run at an earlier step, by training again from a checkpoint.

    Args:
        blob: its state at that step or before it; None to begin at the start.
        experiment: that of the present, with its live changes.
        step: where to stop; live changes at that step or later are not applied.
    """
    earlier = experiment.replace(
        learning_rate_changes=tuple(each for each in experiment.learning_rate_changes if each[0] < step),
        weight_changes=tuple(each for each in experiment.weight_changes if each[0] < step),
    )
    if step == 0:
        return start(earlier)
    longer = experiment
    if not experiment.scheduler_entry.total_steps:
        # The number of epochs may have been lowered later; it must not end the run before that step.
        longer = experiment.replace(epochs=max(experiment.epochs, step // experiment.batches_per_epoch + 1))
    state = RunState.from_bytes(blob).replace(experiment=longer) if blob else start(longer)
    state, _ = advance(state, step - state.step)
    return adjust(state.replace(experiment=earlier.replace(epochs=longer.epochs)), epochs=experiment.epochs)


def _with_weight(state: RunState, weight: Weight) -> RunState:
    key = (state.step, *weight[:3])
    earlier = [change for change in state.experiment.weight_changes if change[0] <= state.step and change[:4] != key]
    if len(earlier) == limits.MAX_WEIGHT_CHANGES:
        raise ExperimentError(
            f"{len(earlier)} weights were changed in this run, which is the limit (MAX_WEIGHT_CHANGES): reset to continue."
        )
    experiment = state.experiment.replace(weight_changes=(*earlier, (state.step, *weight)))
    with _separate_random_numbers(experiment.device):
        model = build_model(experiment)
    model.load_state_dict(to_tensors(state.model))
    set_weights(model, experiment, state.step)
    return state.replace(experiment=experiment, model=to_arrays(model.state_dict()))


def _with_learning_rate(state: RunState, rate: float) -> RunState:
    if state.step == 0:
        return start(state.experiment.replace(learning_rate=rate))
    earlier = tuple(change for change in state.experiment.learning_rate_changes if change[0] < state.step)
    if len(earlier) == limits.MAX_LEARNING_RATE_CHANGES:
        raise ExperimentError(
            f"The learning rate was changed {len(earlier)} times in this run, which is the limit "
            "(MAX_LEARNING_RATE_CHANGES): reset to continue with a new rate."
        )
    return state.replace(
        experiment=state.experiment.replace(learning_rate_changes=(*earlier, (state.step, float(rate))))
    )


def _with_epochs(state: RunState, epochs: int) -> RunState:
    experiment = state.experiment.replace(epochs=epochs)
    if state.experiment.scheduler_entry.total_steps:
        if state.step == 0:
            return start(experiment)
        raise ExperimentError(
            f"{state.experiment.scheduler} plans the learning rate for the whole run: reset before you change its epochs."
        )
    if state.ending not in ("", "epochs"):
        return state.replace(experiment=experiment)
    over = state.epoch >= epochs
    return state.replace(
        experiment=experiment, ending="epochs" if over else "", ended=stopping.epochs_done(state.epoch) if over else ""
    )


def _check_device(experiment: Experiment) -> None:
    if experiment.device == "cpu":
        return
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    if accelerator is None or accelerator.type != experiment.device:
        available = "no accelerator" if accelerator is None else f"only {accelerator.type}"
        raise ExperimentError(
            f"The experiment uses the device {experiment.device}, but this machine has {available}: choose cpu."
        )


@contextmanager
def _separate_random_numbers(device: str) -> Iterator[None]:
    """Restore the caller's global generators afterwards."""
    kind = device if device != "cpu" else "cuda"
    devices = [torch.accelerator.current_device_index()] if device != "cpu" else []
    with torch.random.fork_rng(devices=devices, device_type=kind):
        yield
