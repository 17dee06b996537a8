"""LiveRun: what a page holds of a run, driven by hand and by real workers, one of which is killed."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from playground import Experiment, limits, train
from playground.experiment.changes import apply_changes
from playground.training.data import prepare
from playground.training.picture import picture
from playground.training.projection import View
from playground.training.run import advance, start
from playground.training.state import RunState
from playground.workers import live_run
from playground.workers.live_run import LiveRun
from playground.workers.pool import LocalExecutor
from tests.bits import same
from tests.variants import BASE
from tests.workers.executors import HandExecutor

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
    monkeypatch.setattr(live_run.time, "monotonic", lambda: now[0])
    return now


def state_of(run: LiveRun) -> RunState:
    return RunState.from_bytes(run.present.blob)


def test_the_untrained_model_is_there_before_any_click(run: LiveRun) -> None:
    assert run.ready
    assert (run.present.epoch, run.present.step, run.busy) == (0, 0, False)
    assert run.present.picture is not None
    assert run.scene is not None
    assert "grid" in run.present.picture
    assert len(run.scene["train_points"]) == BASE.split_sizes[0]


def test_chunk_follows_chunk_without_a_page_that_polls(run: LiveRun, hand: HandExecutor) -> None:
    run.play()
    assert hand.asked == ["begin", "go_on"]
    hand.run_all()
    assert "3 epochs" in run.present.ended
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
    assert run.present.step == limits.FIRST_CHUNK_STEPS
    assert not run.busy


def test_step_and_epoch_train_exactly_that_much(run: LiveRun, hand: HandExecutor) -> None:
    run.advance_step()
    run.advance_step()
    hand.run_all()
    assert (run.present.step, run.present.epoch) == (2, 0)
    run.advance_epoch()
    hand.run_all()
    assert (run.present.step, run.present.epoch) == (BASE.batches_per_epoch, 1)
    run.advance_epoch()
    run.advance_epoch()
    hand.run_all()
    assert run.present.epoch == 3
    assert run.present.ended


def test_reset_gives_the_same_start_and_drops_what_was_in_flight(run: LiveRun, hand: HandExecutor) -> None:
    first = run.present.blob
    run.play()
    run.reset()
    hand.run_all()
    assert run.present.blob == first
    assert (run.present.step, len(run.history), run.playing) == (0, 0, False)


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
    before = run.present.blob
    run.set_learning_rate(1e9)
    hand.run_all()
    assert run.error == "learning rate cannot be 1000000000.0: it takes a number from 1e-06 to 10."
    assert run.present.blob == before
    run.advance_epoch()
    hand.run_all()
    assert run.present.epoch == 2


def test_a_loss_that_is_not_finite_ends_the_run_with_the_reason(hand: HandExecutor) -> None:
    experiment = Experiment(dataset="diabetes", loss="MSELoss", optimizer="SGD", learning_rate=10.0)
    run = LiveRun(experiment, hand)
    run.play()
    hand.run()
    run.play()
    hand.run_all()
    assert run.present.failed
    assert "learning rate" in run.present.ended
    assert not run.busy


def test_closing_lets_go_of_everything(run: LiveRun, hand: HandExecutor) -> None:
    run.play()
    run.close()
    hand.run_all()
    assert (run.present.step, run.playing) == (0, False)


def test_what_is_left_is_known_while_it_plays(run: LiveRun, hand: HandExecutor, clock: list[float]) -> None:
    assert run.seconds_left is None
    run.set_epochs(1_000)
    hand.run_all()
    run.play()
    hand.run()
    clock[0] += 0.5
    done = run.present.step
    hand.run()
    assert run.pace.steps_per_second == pytest.approx((run.present.step - done) / 0.5)
    assert run.seconds_left == pytest.approx(
        (1_000 * BASE.batches_per_epoch - run.present.step) / run.pace.steps_per_second
    )


def finished(run: LiveRun, hand: HandExecutor) -> LiveRun:
    run.set_epochs(12)
    run.play()
    hand.run_all()
    assert run.present.epoch == 12
    return run


@pytest.mark.parametrize("epoch", [0, 1, 5, 11])
def test_looking_back_shows_the_run_as_it_was(run: LiveRun, hand: HandExecutor, epoch: int) -> None:
    finished(run, hand)
    present = run.present
    run.look_back(epoch)
    hand.run_all()
    expected, _ = advance(start(BASE.replace(epochs=12)), epoch * BASE.batches_per_epoch)
    assert same(RunState.from_bytes(run.shown.blob), expected)
    assert run.shown.epoch == epoch
    assert same(run.shown.picture, picture(expected))
    assert run.present is present
    assert len(run.history) == 12
    run.look_back(12)
    assert run.shown is present


def test_going_on_from_the_past_repeats_the_first_time_bit_for_bit(run: LiveRun, hand: HandExecutor) -> None:
    finished(run, hand)
    first, rows = state_of(run), run.history.to_frame()
    generation = run.generation
    run.look_back(4)
    hand.run_all()
    run.advance_step()
    hand.run_all()
    assert (run.present.step, len(run.history)) == (4 * BASE.batches_per_epoch + 1, 4)
    assert run.generation == generation + 1
    run.play()
    hand.run_all()
    assert same(state_of(run), first)
    assert same(run.history.to_frame().to_numpy(), rows.to_numpy())


def test_going_on_from_the_past_forgets_what_was_done_later(run: LiveRun, hand: HandExecutor) -> None:
    run.set_epochs(12)
    for rate in (0.5, 0.001):
        run.advance_epoch()
        run.advance_epoch()
        hand.run_all()
        run.set_learning_rate(rate)
        run.set_weight(0, 0, 1, rate)
        hand.run_all()
    batches = BASE.batches_per_epoch
    run.advance_epoch()
    hand.run_all()
    run.look_back(4)
    hand.run_all()
    assert run.shown.learning_rate == 0.5
    run.play()
    hand.run_all()
    assert run.experiment.learning_rate_changes == ((2 * batches, 0.5),)
    assert run.experiment.weight_changes == ((2 * batches, 0, 0, 1, 0.5),)
    assert same(state_of(run), train(run.experiment).state)


def test_a_weight_set_by_hand_shows_at_once_and_is_part_of_the_experiment(run: LiveRun, hand: HandExecutor) -> None:
    run.set_weight(0, 1, 0, 0.25)
    run.set_weight(0, 1, None, -2.0)
    run.set_learning_rate(0.2)
    hand.run_all()
    assert run.present.picture is not None
    assert run.present.picture["weight_0"][1, 0] == 0.25
    assert run.present.picture["bias_0"][1] == -2.0
    assert run.experiment.learning_rate == 0.2
    run.play()
    hand.run_all()
    assert same(state_of(run), train(run.experiment).state)
    run.look_back(0)
    hand.run_all()
    assert same(RunState.from_bytes(run.shown.blob), start(BASE.replace(learning_rate=0.2)))
    run.reset()
    hand.run_all()
    assert run.experiment == BASE.replace(learning_rate=0.2)


def test_a_weight_that_is_not_there_is_one_sentence(run: LiveRun, hand: HandExecutor) -> None:
    run.set_weight(7, 0, 0, 1.0)
    hand.run_all()
    assert run.error.startswith("The model has no weight 0 of neuron 0 in layer 7")


def test_the_past_that_is_kept_is_bounded(run: LiveRun, hand: HandExecutor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAST_BYTES", 10 * len(run.present.blob))
    monkeypatch.setattr(limits, "CHUNK_SECONDS", 1e-6)
    run.set_epochs(60)
    run.play()
    hand.run_all()
    assert run.present.epoch == 60
    assert len(run._blobs) <= 10
    run.look_back(31)
    hand.run_all()
    expected, _ = advance(start(BASE.replace(epochs=60)), 31 * BASE.batches_per_epoch)
    assert same(RunState.from_bytes(run.shown.blob), expected)


def test_the_last_wish_to_look_back_counts(run: LiveRun, hand: HandExecutor) -> None:
    finished(run, hand)
    for epoch in (3, 7, 2, 9):
        run.look_back(epoch)
    assert len(hand.waiting) == 1
    hand.run_all()
    assert run.shown.epoch == 9


def test_other_pictures_are_asked_for_once_and_change_nothing_else(hand: HandExecutor) -> None:
    run = LiveRun(apply_changes(BASE, dataset="iris")[0], hand)
    hand.run_all()
    before, scenery = run.present, run.scenery
    run.set_view(View(axes=(0, 1)))
    run.set_view(View(axes=(0, 1)))
    hand.run_all()
    assert run.scene is not None
    assert run.scene["train_points"] == pytest.approx(prepare(run.experiment).train.features[:, :2])
    assert run.scenery == scenery + 1
    assert (run.present.blob, run.present.step) == (before.blob, 0)
    assert hand.asked == ["begin", "go_on"]


def test_slow_motion_takes_its_time(run: LiveRun, hand: HandExecutor, clock: list[float]) -> None:
    waits: list[float] = []
    run.set_epochs(1_000)
    hand.run_all()
    run.set_pace(1.0)
    run._start_timer = waits.append  # type: ignore[method-assign]
    run.play()
    hand.run_all()
    assert (run.present.step, waits) == (1, [1.0])
    clock[0] += 1.0
    run._wake()
    hand.run_all()
    assert run.present.step == 2
    run.set_pace(50.0)
    hand.run_all()
    assert run.present.step == 2 + 50 * limits.CHUNK_SECONDS


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
        if killed < 2 and run.present.epoch > 500 * killed:
            for pid in workers.worker_pids:
                os.kill(pid, signal.SIGKILL)
            killed += 1
        run.wait(0.05)
    assert killed == 2
    assert not run.error
    assert same(state_of(run), train(experiment).state)
