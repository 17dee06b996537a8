"""How much of a script is executed to show it: batches that are small enough to read, and as many steps as a worker can
afford.
"""

from playground import limits
from playground.experiment import Experiment, ExperimentError
from playground.experiment.architecture import parameter_count

READABLE_BATCH_SIZES = (4, 3, 5, 6, 8, 2)
"""Samples of a batch; the first that fits is taken, because some models cannot take a last batch of one sample."""
_MULTIPLICATIONS_PER_STEP = 3e5
"""Multiplications that take about as long as the Python around a step."""


def without_live_changes(experiment: Experiment) -> Experiment:
    """The experiment without the changes that were made while it ran, so that its loops are the plain ones."""
    return experiment.replace(learning_rate_changes=(), weight_changes=())


def with_readable_batches(experiment: Experiment, batch_size: int | None = None) -> Experiment:
    """The same experiment with batches that are small enough to read, or with those of the size that is given.

    Raises:
        ExperimentError: the given size does not fit.
    """
    plain = without_live_changes(experiment)
    if batch_size is not None:
        return plain.replace(batch_size=batch_size)
    if experiment.batch_size is not None and experiment.batch_size <= max(READABLE_BATCH_SIZES):
        return plain
    for size in READABLE_BATCH_SIZES:
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
    once = 1 + parameter_count(experiment) * (rows + 4) / _MULTIPLICATIONS_PER_STEP
    tested = sum(experiment.split_sizes[1:]) * parameter_count(experiment) / _MULTIPLICATIONS_PER_STEP
    evaluations = 25.0 if experiment.optimizer_entry.closure else 1.0
    return evaluations * once + tested / experiment.batches_per_epoch


def affordable_steps(experiment: Experiment) -> int:
    """The most steps that are executed to show one of them."""
    affordable = int(limits.MAX_WALK_STEPS / step_cost(experiment))
    return max(1, min(affordable, experiment.epochs * experiment.batches_per_epoch))


def affordable_epochs(experiment: Experiment, most: int) -> int:
    """Epochs that are executed to compare two loops: at least one, at most ``most``."""
    return max(1, min(most, int(limits.MAX_COMPARED_STEPS / step_cost(experiment)) // experiment.batches_per_epoch))
