"""How far a script is executed for a look at it: on a batch small enough to read, and in steps that a worker can afford."""

from playground import limits
from playground.experiment import Experiment, ExperimentError
from playground.experiment.architecture import parameter_count

READABLE_BATCHES = (4, 3, 5, 6, 8, 2)
"""Samples of a batch, the first that fits first: some models cannot take a last batch of one sample."""
_NUMBERS_A_STEP = 3e5
"""Multiplications that take about as long as the Python around a step."""


def without_changes_by_hand(experiment: Experiment) -> Experiment:
    """The loops as they are before anybody reaches into a run."""
    return experiment.replace(learning_rate_changes=(), weight_changes=())


def readable(experiment: Experiment, batch_size: int | None = None) -> Experiment:
    """The same experiment on a batch small enough to read, or of the wanted size, if it can be had.

    Raises:
        ExperimentError: the wanted size does not fit.
    """
    plain = without_changes_by_hand(experiment)
    if batch_size is not None:
        return plain.replace(batch_size=batch_size)
    if experiment.batch_size is not None and experiment.batch_size <= max(READABLE_BATCHES):
        return plain
    for size in READABLE_BATCHES:
        try:
            return plain.replace(batch_size=size)
        except ExperimentError:
            # Batch norm, for one, refuses a last batch of one sample.
            continue
    return plain


def step_cost(experiment: Experiment) -> float:
    """What a step costs, in steps of a very small network."""
    samples = experiment.split_sizes[0]
    rows = min(experiment.batch_size or samples, samples)
    once = 1 + parameter_count(experiment) * (rows + 4) / _NUMBERS_A_STEP
    tested = sum(experiment.split_sizes[1:]) * parameter_count(experiment) / _NUMBERS_A_STEP
    evaluations = 25.0 if experiment.optimizer_entry.closure else 1.0
    return evaluations * once + tested / experiment.batches_per_epoch


def steps_in_reach(experiment: Experiment) -> int:
    """Steps that are executed for one look at most."""
    affordable = int(limits.MAX_WALK_STEPS / step_cost(experiment))
    return max(1, min(affordable, experiment.epochs * experiment.batches_per_epoch))


def epochs_in_reach(experiment: Experiment, most: int) -> int:
    """Epochs that are executed to compare two loops: at most so many, at least one."""
    return max(1, min(most, int(limits.MAX_COMPARED_STEPS / step_cost(experiment)) // experiment.batches_per_epoch))
