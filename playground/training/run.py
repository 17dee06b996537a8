"""start and advance: a run as pure functions from state to state."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import torch

from playground import limits
from playground.experiment import Experiment, ExperimentError
from playground.training import stopping
from playground.training.data import Array
from playground.training.model import build_model, set_weights
from playground.training.state import RunState, set_random_state, to_arrays, to_tensors
from playground.training.trainer import Trainer

Metrics = dict[str, Array]
Weight = tuple[int, int, int | None, float]


def start(experiment: Experiment) -> RunState:
    """The untrained model under ``torch.manual_seed(experiment.seed)``, before its first step.

    Raises:
        ExperimentError: the device is not on this machine.
    """
    _check_device(experiment)
    with _own_random_numbers(experiment.device):
        torch.manual_seed(experiment.seed)
        return Trainer(experiment).capture()


def advance(state: RunState, steps: int) -> tuple[RunState, Metrics]:
    """Train for a number of batches, or until the run ends, and give the epochs finished on the way.

    A pure function: the same state and steps give the same result, bit for bit, in any process; and chunks of any
    size put together give what one call gives.

    Returns:
        The new state, and columns with a value for each epoch finished: ``epoch``, ``train_loss``, ``test_loss``,
        ``train_accuracy``, …, ``learning_rate``.
    """
    with _own_random_numbers(state.experiment.device):
        trainer = Trainer(state.experiment, state)
        # After the model was built, which draws initial weights that the state's own then replace.
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
    """The state with a new learning rate from its next step on, another number of epochs, or weights set by hand.

    Args:
        state: to begin with.
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
    """The state of a run at an earlier step, trained again from what is left of it.

    Args:
        blob: its state at that step or before it; None to begin at the start.
        experiment: that of the present, with all that was done by hand.
        step: where to stop. What was done by hand at that step or later has not happened yet there.
    """
    earlier = experiment.replace(
        learning_rate_changes=tuple(each for each in experiment.learning_rate_changes if each[0] < step),
        weight_changes=tuple(each for each in experiment.weight_changes if each[0] < step),
    )
    if step == 0:
        return start(earlier)
    longer = experiment
    if not experiment.scheduler_entry.total_steps:
        # A number of epochs that was lowered since must not end the run before it is there.
        longer = experiment.replace(epochs=max(experiment.epochs, step // experiment.batches_per_epoch + 1))
    state = RunState.from_bytes(blob).replace(experiment=longer) if blob else start(longer)
    state, _ = advance(state, step - state.step)
    return adjust(state.replace(experiment=earlier.replace(epochs=longer.epochs)), epochs=experiment.epochs)


def _with_weight(state: RunState, weight: Weight) -> RunState:
    place = (state.step, *weight[:3])
    kept = [change for change in state.experiment.weight_changes if change[0] <= state.step and change[:4] != place]
    if len(kept) == limits.MAX_WEIGHT_CHANGES:
        raise ExperimentError(
            f"{len(kept)} weights were set by hand in this run, which is the limit (MAX_WEIGHT_CHANGES): reset to go on."
        )
    experiment = state.experiment.replace(weight_changes=(*kept, (state.step, *weight)))
    with _own_random_numbers(experiment.device):
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
            "(MAX_LEARNING_RATE_CHANGES): reset to go on with a new rate."
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
    found = torch.accelerator.current_accelerator(check_available=True)
    if found is None or found.type != experiment.device:
        here = "no accelerator" if found is None else f"{found.type} only"
        raise ExperimentError(
            f"The experiment wants the device {experiment.device}, but this machine has {here}: choose cpu."
        )


@contextmanager
def _own_random_numbers(device: str) -> Iterator[None]:
    """Leave the caller's global generators as they were."""
    kind = device if device != "cpu" else "cuda"
    devices = [torch.accelerator.current_device_index()] if device != "cpu" else []
    with torch.random.fork_rng(devices=devices, device_type=kind):
        yield
