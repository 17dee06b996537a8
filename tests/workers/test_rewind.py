"""A run that is rewound shows an earlier epoch, and trains on from there."""

import pytest

from playground import limits, train
from playground.training.picture import compute_picture
from playground.training.run import advance, start
from playground.training.state import RunState
from playground.workers.live_run import LiveRun
from tests.bits import same
from tests.variants import BASE
from tests.workers.executors import ManualExecutor, state_of


def finished(run: LiveRun, executor: ManualExecutor) -> LiveRun:
    run.set_epochs(12)
    run.play()
    executor.run_all()
    assert run.present.epoch == 12
    return run


@pytest.mark.parametrize("epoch", [0, 1, 5, 11])
def test_rewinding_shows_the_run_as_it_was(run: LiveRun, executor: ManualExecutor, epoch: int) -> None:
    finished(run, executor)
    present = run.present
    run.rewind(epoch)
    executor.run_all()
    expected, _ = advance(start(BASE.replace(epochs=12)), epoch * BASE.batches_per_epoch)
    assert same(RunState.from_bytes(run.shown.blob), expected)
    assert run.shown.epoch == epoch
    assert same(run.shown.picture, compute_picture(expected))
    assert run.present is present
    assert len(run.history) == 12
    run.rewind(12)
    assert run.shown is present


def test_training_again_after_a_rewind_is_bit_equal(run: LiveRun, executor: ManualExecutor) -> None:
    finished(run, executor)
    first, rows = state_of(run), run.history.to_frame()
    generation = run.generation
    run.rewind(4)
    executor.run_all()
    run.advance_step()
    executor.run_all()
    assert (run.present.step, len(run.history)) == (4 * BASE.batches_per_epoch + 1, 4)
    assert run.generation == generation + 1
    run.play()
    executor.run_all()
    assert same(state_of(run), first)
    assert same(run.history.to_frame().to_numpy(), rows.to_numpy())


def test_training_after_a_rewind_removes_later_live_changes(run: LiveRun, executor: ManualExecutor) -> None:
    run.set_epochs(12)
    for rate in (0.5, 0.001):
        run.advance_epoch()
        run.advance_epoch()
        executor.run_all()
        run.set_learning_rate(rate)
        run.set_weight(0, 0, 1, rate)
        executor.run_all()
    batches = BASE.batches_per_epoch
    run.advance_epoch()
    executor.run_all()
    run.rewind(4)
    executor.run_all()
    assert run.shown.learning_rate == 0.5
    run.play()
    executor.run_all()
    assert run.experiment.learning_rate_changes == ((2 * batches, 0.5),)
    assert run.experiment.weight_changes == ((2 * batches, 0, 0, 1, 0.5),)
    assert same(state_of(run), train(run.experiment).state)


def test_the_checkpoints_are_bounded(run: LiveRun, executor: ManualExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHECKPOINT_BYTES", 10 * len(run.present.blob))
    monkeypatch.setattr(limits, "CHUNK_SECONDS", 1e-6)
    run.set_epochs(60)
    run.play()
    executor.run_all()
    assert run.present.epoch == 60
    assert len(run._record.checkpoints) <= 10
    run.rewind(31)
    executor.run_all()
    expected, _ = advance(start(BASE.replace(epochs=60)), 31 * BASE.batches_per_epoch)
    assert same(RunState.from_bytes(run.shown.blob), expected)


def test_the_last_request_to_rewind_counts(run: LiveRun, executor: ManualExecutor) -> None:
    finished(run, executor)
    for epoch in (3, 7, 2, 9):
        run.rewind(epoch)
    assert len(executor.waiting) == 1
    executor.run_all()
    assert run.shown.epoch == 9
