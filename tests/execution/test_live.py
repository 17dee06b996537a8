"""LiveRun: what a page holds of a run, driven by hand and by real workers, one of which is killed."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from playground import Experiment, limits, train
from playground.execution import live
from playground.execution.live import LiveRun
from playground.execution.local import LocalExecutor
from playground.training.state import RunState
from tests.bits import same
from tests.execution.executors import HandExecutor
from tests.variants import BASE

PATIENCE = 120


@pytest.fixture
def hand() -> HandExecutor:
    return HandExecutor()


@pytest.fixture
def run(hand: HandExecutor) -> LiveRun:
    """A run whose untrained model is there."""
    run = LiveRun(BASE, hand)
    hand.run()
    return run


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that LiveRun sees: a list of one number that a test moves on."""
    now = [1_000.0]
    monkeypatch.setattr(live.time, "monotonic", lambda: now[0])
    return now


def state_of(run: LiveRun) -> RunState:
    return RunState.from_bytes(run.save())


def test_the_untrained_model_is_there_before_any_click(run: LiveRun) -> None:
    assert run.ready
    assert (run.epoch, run.step, run.busy) == (0, 0, False)
    assert run.picture is not None
    assert run.scene is not None
    assert "grid" in run.picture
    assert len(run.scene["train_x"]) == BASE.split_sizes[0]


def test_chunk_follows_chunk_without_a_page_that_polls(run: LiveRun, hand: HandExecutor) -> None:
    run.play()
    assert hand.asked == ["begin", "go_on"]
    hand.run_all()
    assert "3 epochs" in run.ended
    assert not run.playing
    assert same(run.history.to_frame().to_numpy(), train(BASE).history.to_numpy())


def test_one_chunk_is_in_flight_at_a_time(run: LiveRun, hand: HandExecutor) -> None:
    run.set_epochs(1_000)
    run.play()
    for _ in range(5):
        run.touch()
        run.play()
        assert len(hand.waiting) == 1
        hand.run()


def test_pause_asks_for_nothing_more_and_keeps_what_arrives(run: LiveRun, hand: HandExecutor) -> None:
    run.set_epochs(1_000)
    hand.run_all()
    run.play()
    run.pause()
    hand.run_all()
    assert run.step == limits.FIRST_CHUNK_STEPS
    assert not run.busy


def test_step_and_epoch_train_exactly_that_much(run: LiveRun, hand: HandExecutor) -> None:
    run.advance_step()
    run.advance_step()
    hand.run_all()
    assert (run.step, run.epoch) == (2, 0)
    run.advance_epoch()
    hand.run_all()
    assert (run.step, run.epoch) == (BASE.batches_per_epoch, 1)
    run.advance_epoch()
    run.advance_epoch()
    hand.run_all()
    assert run.epoch == 3
    assert run.ended


def test_reset_gives_the_same_start_and_drops_what_was_in_flight(run: LiveRun, hand: HandExecutor) -> None:
    first = run.save()
    run.play()
    run.reset()
    hand.run_all()
    assert run.save() == first
    assert (run.step, len(run.history), run.playing) == (0, 0, False)


def test_a_rate_changed_while_playing_is_part_of_the_experiment(run: LiveRun, hand: HandExecutor) -> None:
    run.advance_epoch()
    hand.run_all()
    run.set_learning_rate(0.5)
    hand.run_all()
    assert run.experiment.learning_rate_changes == ((BASE.batches_per_epoch, 0.5),)
    run.play()
    hand.run_all()
    assert same(state_of(run), train(run.experiment).state)
    run.reset()
    assert (run.experiment.learning_rate, run.experiment.learning_rate_changes) == (0.5, ())


def test_a_run_that_no_page_looks_at_stops_and_goes_on_when_one_does(
    run: LiveRun, hand: HandExecutor, clock: list[float]
) -> None:
    run.set_epochs(1_000)
    run.play()
    hand.run()
    clock[0] += limits.LEASE_SECONDS + 0.1
    hand.run()
    assert not hand.waiting
    assert run.playing
    run.touch()
    assert len(hand.waiting) == 1


def test_a_run_whose_page_is_gone_stops_within_ten_seconds(
    run: LiveRun, hand: HandExecutor, clock: list[float]
) -> None:
    run.set_epochs(1_000)
    run.play()
    run.leave()
    hand.run()
    assert len(hand.waiting) == 1
    clock[0] += limits.GRACE_SECONDS + 0.1
    assert limits.GRACE_SECONDS + limits.CHUNK_SECONDS < 10
    hand.run()
    assert not hand.waiting


def test_an_error_is_told_and_the_run_is_kept(run: LiveRun, hand: HandExecutor) -> None:
    run.advance_epoch()
    hand.run_all()
    before = run.save()
    run.set_learning_rate(1e9)
    hand.run_all()
    assert run.error == "learning rate cannot be 1000000000.0: it takes a number from 1e-06 to 10."
    assert run.save() == before
    run.advance_epoch()
    hand.run_all()
    assert run.epoch == 2


def test_a_loss_that_is_not_finite_ends_the_run_with_the_reason(hand: HandExecutor) -> None:
    experiment = Experiment(dataset="diabetes", loss="MSELoss", optimizer="SGD", learning_rate=10.0)
    run = LiveRun(experiment, hand)
    run.play()
    hand.run()
    run.play()
    hand.run_all()
    assert run.failed
    assert "learning rate" in run.ended
    assert not run.busy


def test_closing_lets_go_of_everything(run: LiveRun, hand: HandExecutor) -> None:
    run.play()
    run.close()
    hand.run_all()
    assert (run.step, run.playing) == (0, False)


def test_what_is_left_is_known_while_it_plays(run: LiveRun, hand: HandExecutor, clock: list[float]) -> None:
    assert run.seconds_left is None
    run.set_epochs(1_000)
    hand.run_all()
    run.play()
    hand.run()
    clock[0] += 0.5
    done = run.step
    hand.run()
    assert run.steps_per_second == pytest.approx((run.step - done) / 0.5)
    assert run.seconds_left == pytest.approx((1_000 * run.batches_per_epoch - run.step) / run.steps_per_second)


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalExecutor]:
    with LocalExecutor(2) as executor:
        yield executor


def test_workers_end_where_one_process_ends(workers: LocalExecutor) -> None:
    run = LiveRun(BASE, workers)
    assert run.wait(PATIENCE)
    run.play()
    assert run.wait(PATIENCE)
    assert same(state_of(run), train(BASE).state)


def test_a_worker_killed_in_mid_run_costs_a_chunk_and_changes_no_bit(workers: LocalExecutor) -> None:
    experiment = BASE.replace(epochs=3_000)
    run = LiveRun(experiment, workers)
    assert run.wait(PATIENCE)
    run.play()
    killed = 0
    deadline = time.monotonic() + PATIENCE
    while run.busy and time.monotonic() < deadline:
        if killed < 2 and run.epoch > 500 * killed:
            for pid in workers.worker_pids:
                os.kill(pid, signal.SIGKILL)
            killed += 1
        run.wait(0.05)
    assert killed == 2
    assert not run.error
    assert same(state_of(run), train(experiment).state)
