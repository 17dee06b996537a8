"""Every exercise of Train & test can be solved, and is not solved by the default settings."""

import pytest

from playground import Experiment, Layer, train
from playground.lessons.exercise import Exercise
from playground.lessons.train import EXERCISES, RunResults

SOLUTIONS = {
    "train.three_neurons": Experiment(layers=(Layer(3),), epochs=400),
    "train.no_hidden_layer": Experiment(dataset="xor", layers=(), features=("x1", "x2", "product"), epochs=100),
    "train.overfitting": Experiment(
        dataset="moons", dataset_options={"samples": 60, "noise": 0.4}, layers=(Layer(64), Layer(64)), epochs=400
    ),
}


def results_of(experiment: Experiment) -> RunResults:
    history = train(experiment).history
    return RunResults(experiment, {name: column.to_numpy() for name, column in history.items()})


def solved(exercise: Exercise[RunResults], results: RunResults) -> bool:
    assert exercise.achieved is not None
    return exercise.achieved(results)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.name)
def test_each_exercise_can_be_solved(exercise: Exercise[RunResults]) -> None:
    experiment = SOLUTIONS[exercise.name]
    assert solved(exercise, results_of(experiment))
    assert not solved(exercise, RunResults(experiment, {}))


def test_the_default_settings_solve_none() -> None:
    results = results_of(Experiment(epochs=60))
    assert not any(solved(exercise, results) for exercise in EXERCISES)


def test_a_regression_solves_none() -> None:
    results = results_of(Experiment(dataset="sine", loss="MSELoss", epochs=3))
    assert not any(solved(exercise, results) for exercise in EXERCISES)
