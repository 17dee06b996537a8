"""Random Experiments for property tests."""

from typing import Any

from hypothesis import strategies as st

from playground import Experiment, Layer
from playground.catalog.activations import ACTIVATIONS
from playground.catalog.datasets import DATASETS
from playground.catalog.features import FEATURES
from playground.catalog.initialisations import INITIALISATIONS
from playground.catalog.losses import LOSSES
from playground.catalog.optimizers import OPTIMIZERS
from playground.catalog.schedulers import SCHEDULERS
from playground.experiment import ExperimentError
from playground.experiment.changes import apply_changes

LAYERS = st.builds(
    Layer,
    units=st.integers(1, 6),
    activation=st.sampled_from([name for name, entry in ACTIVATIONS.items() if entry.hidden]),
    dropout=st.sampled_from([0.0, 0.25]),
    batch_norm=st.booleans(),
)


@st.composite
def experiments(draw: Any, epochs: int = 4) -> Experiment:
    """An Experiment with any choices of all catalogs, small enough to train in less than a second."""
    experiment = Experiment(epochs=draw(st.integers(1, epochs)))
    changes = [
        {"dataset": draw(st.sampled_from(list(DATASETS)))},
        {"dataset_options": {"samples": draw(st.integers(30, 60))}},
        {"layers": tuple(draw(st.lists(LAYERS, max_size=3)))},
        {"model": draw(st.sampled_from(["mlp", "mlp", "linear", "line"]))},
        {"loss": draw(st.sampled_from(list(LOSSES)))},
        {"optimizer": draw(st.sampled_from(list(OPTIMIZERS)))},
        {"scheduler": draw(st.sampled_from(list(SCHEDULERS)))},
        {"initialisation": draw(st.sampled_from(list(INITIALISATIONS)))},
        {"batch_size": draw(st.sampled_from([None, 5, 8, 13, 32])), "shuffle": draw(st.booleans())},
        {"drop_last": draw(st.booleans()), "bias": draw(st.booleans()), "standardise": draw(st.booleans())},
        {"split": draw(st.sampled_from(["random", "stratified", "sequential"]))},
        {"test_fraction": draw(st.sampled_from([0.2, 0.5])), "validation_fraction": draw(st.sampled_from([0.0, 0.2]))},
        {"seed": draw(st.integers(0, 2**31 - 1)), "data_seed": draw(st.integers(0, 1000))},
        {"features": tuple(draw(st.lists(st.sampled_from(list(FEATURES)), max_size=3)))},
        {"l1": draw(st.sampled_from([0.0, 0.01])), "l2": draw(st.sampled_from([0.0, 0.02]))},
        {"clip_norm": draw(st.sampled_from([None, 0.5]))},
        {"learning_rate_changes": tuple((step, 0.01 * step) for step in sorted(draw(st.sets(st.integers(1, 30)))))},
        {"weight_changes": tuple((step, 0, 0, None, 0.1 * step) for step in sorted(draw(st.sets(st.integers(0, 30)))))},
        {"patience": draw(st.sampled_from([None, 1])), "target": draw(st.sampled_from([None, 0.9]))},
    ]
    for change in changes:
        try:
            experiment, _ = apply_changes(experiment, **change)
        except ExperimentError:
            # This change does not fit those before it, and is skipped.
            continue
    return experiment
