"""start, advance and adjust are pure, and bit-identical for chunks of any size."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import Experiment, ExperimentError, Layer, train
from playground.training.history import History
from playground.training.picture import compute_picture
from playground.training.run import adjust, advance, start
from playground.training.state import RunState
from tests.bits import same
from tests.strategies import experiments
from tests.variants import BASE, VARIANTS


def run_in_chunks(experiment: Experiment, chunks: list[int]) -> tuple[RunState, History]:
    """Through bytes after every chunk, as between processes; the last size is repeated to the end."""
    state, history = start(experiment), History()
    chunks = list(chunks)
    while not state.ending:
        state, metrics = advance(RunState.from_bytes(state.to_bytes()), chunks.pop(0) if len(chunks) > 1 else chunks[0])
        history.append(metrics)
    return state, history


@settings(max_examples=60)
@given(experiment=experiments(), chunks=st.lists(st.integers(1, 40), min_size=1, max_size=6))
def test_chunks_of_any_size_give_the_identical_state(experiment: Experiment, chunks: list[int]) -> None:
    at_once, history = run_in_chunks(experiment, [10**6])
    in_chunks, pieces = run_in_chunks(experiment, chunks)
    assert same(at_once, in_chunks)
    assert same(history.since(0), pieces.since(0))


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in VARIANTS[::3]])
def test_one_step_at_a_time_equals_one_call(experiment: Experiment) -> None:
    experiment = experiment.replace(epochs=2) if not experiment.scheduler_entry.total_steps else experiment
    assert same(run_in_chunks(experiment, [1])[0], run_in_chunks(experiment, [10**6])[0])


@settings(max_examples=25)
@given(experiment=experiments(), steps=st.integers(1, 30))
def test_advance_changes_neither_its_argument_nor_the_random_generators(experiment: Experiment, steps: int) -> None:
    state, _ = advance(start(experiment), 3)
    before, random = state.to_bytes(), torch.get_rng_state()
    first = advance(state, steps)
    compute_picture(state)
    second = advance(state, steps)
    assert state.to_bytes() == before
    assert torch.equal(torch.get_rng_state(), random)
    assert same(first, second)


def test_another_process_gives_the_same_bits() -> None:
    experiment = BASE.replace(layers=(Layer(6, "ReLU", dropout=0.3),), epochs=6)
    state, _ = advance(start(experiment), 7)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        elsewhere = pool.submit(advance, state, 11).result(timeout=120)
    assert same(advance(state, 11), elsewhere)


def test_train_gives_a_row_for_each_epoch_with_all_columns() -> None:
    trained = train(BASE.replace(validation_fraction=0.2))
    names = [f"{part}_{name}" for part in ("train", "validation", "test") for name in ("loss", "accuracy", "f1")]
    assert trained.history.epoch.tolist() == [0, 1, 2]
    assert set(names) <= set(trained.history.columns)
    assert trained.history.learning_rate.tolist() == [0.03] * 3
    assert not trained.model.training


def test_train_loss_is_that_of_the_forward_passes_before_each_step() -> None:
    experiment = BASE.replace(batch_size=None, shuffle=False, epochs=1)
    untrained = compute_picture(start(experiment))
    assert train(experiment).history.train_loss[0] == untrained["train_loss"]


def test_a_live_change_of_the_learning_rate_is_part_of_the_experiment() -> None:
    state, history = start(BASE), History()
    state, metrics = advance(state, 4)
    history.append(metrics)
    state = adjust(state, learning_rate=0.5)
    while not state.ending:
        state, metrics = advance(state, 5)
        history.append(metrics)
    assert state.experiment.learning_rate_changes == ((4, 0.5),)
    assert same(train(state.experiment).state, state)
    assert history.column("learning_rate").tolist() == [0.03, 0.5, 0.5]


def test_a_rate_changed_before_the_first_step_is_the_experiments_own() -> None:
    state = adjust(start(BASE), learning_rate=0.5)
    assert same(state, start(BASE.replace(learning_rate=0.5)))


def test_a_finished_run_with_more_epochs_equals_a_run_with_so_many_from_the_start() -> None:
    finished = train(BASE).state
    longer = adjust(finished, epochs=5)
    assert (finished.ending, longer.ending) == ("epochs", "")
    state, _ = advance(longer, 10**6)
    assert same(state, train(BASE.replace(epochs=5)).state)


def test_a_planned_schedule_refuses_another_number_of_epochs() -> None:
    experiment = BASE.replace(scheduler="OneCycleLR")
    state, _ = advance(start(experiment), 2)
    with pytest.raises(ExperimentError, match="whole run"):
        adjust(state, epochs=9)


@pytest.mark.parametrize("optimizer", ["SGD", "LBFGS"])
def test_a_loss_that_is_not_finite_stops_at_that_step_before_the_update(optimizer: str) -> None:
    experiment = Experiment(
        dataset="diabetes",
        loss="MSELoss",
        layers=(Layer(8, "ReLU"),),
        optimizer=optimizer,
        learning_rate=10.0,
        batch_size=10,
    )
    trained = train(experiment)
    assert trained.state.failed
    assert f"step {trained.state.step + 1:,}" in trained.ended
    assert "learning rate" in trained.ended
    assert all(np.isfinite(array).all() for array in trained.state.model.values())
    assert np.isfinite(trained.history.to_numpy()).all()


def test_a_missing_device_is_reported_in_one_sentence() -> None:
    present = torch.accelerator.current_accelerator(check_available=True)
    absent = next(name for name in ("mps", "xpu", "cuda") if present is None or present.type != name)
    with pytest.raises(ExperimentError, match=f"uses the device {absent}"):
        start(BASE.replace(device=absent))
