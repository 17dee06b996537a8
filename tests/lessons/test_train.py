"""Every exercise of Train & test can be done, and is not done by the settings one finds."""

import pytest

from playground import Experiment, Layer, train
from playground.lessons.train import CHALLENGES

SOLUTIONS = {
    "three_neurons": Experiment(layers=(Layer(3),), epochs=400),
    "no_hidden_layer": Experiment(dataset="xor", layers=(), features=("x1", "x2", "product"), epochs=100),
    "overfitting": Experiment(
        dataset="moons", dataset_options={"samples": 60, "noise": 0.4}, layers=(Layer(64), Layer(64)), epochs=400
    ),
}


@pytest.mark.parametrize("challenge", CHALLENGES, ids=lambda each: each.name)
def test_it_can_be_done(challenge) -> None:
    experiment = SOLUTIONS[challenge.name]
    history = train(experiment).history
    assert challenge.met(experiment, {name: column.to_numpy() for name, column in history.items()})
    assert not challenge.met(experiment, {})


def test_none_is_done_by_the_settings_one_finds() -> None:
    experiment = Experiment(epochs=60)
    columns = {name: column.to_numpy() for name, column in train(experiment).history.items()}
    assert not any(challenge.met(experiment, columns) for challenge in CHALLENGES)


def test_a_regression_does_not_count_and_breaks_nothing() -> None:
    experiment = Experiment(dataset="sine", loss="MSELoss", epochs=3)
    columns = {name: column.to_numpy() for name, column in train(experiment).history.items()}
    assert not any(challenge.met(experiment, columns) for challenge in CHALLENGES)
