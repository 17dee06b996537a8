"""LiveRun plays, pauses, steps and resets, with tasks that run when the test runs them."""

import pytest

from playground import Experiment, limits, train
from playground.experiment.changes import apply_changes
from playground.training.data import prepare_data
from playground.training.projection import Projection
from playground.workers.live_run import LiveRun
from tests.bits import same
from tests.variants import BASE
from tests.workers.executors import ManualExecutor


def test_the_untrained_model_arrives_before_any_click(run: LiveRun) -> None:
    assert run.ready
    assert (run.present.epoch, run.present.step, run.busy) == (0, 0, False)
    assert run.present.picture is not None
    assert run.scene is not None
    assert "grid" in run.present.picture
    assert len(run.scene["train_points"]) == BASE.split_sizes[0]


def test_a_playing_run_trains_chunk_after_chunk_without_a_page(run: LiveRun, executor: ManualExecutor) -> None:
    run.play()
    assert executor.submitted == ["start_run", "continue_run"]
    executor.run_all()
    assert "3 epochs" in run.present.ended
    assert not run.playing
    assert same(run.history.to_frame().to_numpy(), train(BASE).history.to_numpy())


def test_one_chunk_is_in_flight_at_a_time(run: LiveRun, executor: ManualExecutor) -> None:
    run.set_epochs(1_000)
    run.play()
    for _ in range(5):
        run.renew_lease()
        run.play()
        assert len(executor.waiting) == 1
        executor.run()


def test_pause_requests_nothing_more_and_stores_the_chunk_in_flight(run: LiveRun, executor: ManualExecutor) -> None:
    run.set_epochs(1_000)
    executor.run_all()
    run.play()
    run.pause()
    executor.run_all()
    assert run.present.step == limits.FIRST_CHUNK_STEPS
    assert not run.busy


def test_step_and_epoch_train_exactly_that_much(run: LiveRun, executor: ManualExecutor) -> None:
    run.advance_step()
    run.advance_step()
    executor.run_all()
    assert (run.present.step, run.present.epoch) == (2, 0)
    run.advance_epoch()
    executor.run_all()
    assert (run.present.step, run.present.epoch) == (BASE.batches_per_epoch, 1)
    run.advance_epoch()
    run.advance_epoch()
    executor.run_all()
    assert run.present.epoch == 3
    assert run.present.ended


def test_reset_gives_the_same_start_and_drops_the_request_in_flight(run: LiveRun, executor: ManualExecutor) -> None:
    first = run.present.blob
    run.play()
    run.reset()
    executor.run_all()
    assert run.present.blob == first
    assert (run.present.step, len(run.history), run.playing) == (0, 0, False)


def test_a_run_stops_when_its_lease_expires_and_continues_when_it_is_renewed(
    run: LiveRun, executor: ManualExecutor, clock: list[float]
) -> None:
    run.set_epochs(1_000)
    run.play()
    executor.run()
    clock[0] += limits.LEASE_SECONDS + 0.1
    executor.run()
    assert not executor.waiting
    assert run.playing
    run.renew_lease()
    assert len(executor.waiting) == 1


def test_a_run_whose_page_is_closed_stops_within_ten_seconds(
    run: LiveRun, executor: ManualExecutor, clock: list[float]
) -> None:
    run.set_epochs(1_000)
    run.play()
    run.shorten_lease()
    executor.run()
    assert len(executor.waiting) == 1
    clock[0] += limits.GRACE_SECONDS + 0.1
    assert limits.GRACE_SECONDS + limits.CHUNK_SECONDS < 10
    executor.run()
    assert not executor.waiting


def test_an_error_is_reported_and_the_run_continues(run: LiveRun, executor: ManualExecutor) -> None:
    run.advance_epoch()
    executor.run_all()
    before = run.present.blob
    run.set_learning_rate(1e9)
    executor.run_all()
    assert run.error == "learning rate cannot be 1000000000.0: it takes a number from 1e-06 to 10."
    assert run.present.blob == before
    run.advance_epoch()
    executor.run_all()
    assert run.present.epoch == 2


def test_a_loss_that_is_not_finite_ends_the_run_with_the_reason(executor: ManualExecutor) -> None:
    experiment = Experiment(dataset="diabetes", loss="MSELoss", optimizer="SGD", learning_rate=10.0)
    run = LiveRun(experiment, executor)
    run.play()
    executor.run()
    run.play()
    executor.run_all()
    assert run.present.failed
    assert "learning rate" in run.present.ended
    assert not run.busy


def test_closing_drops_all_requests(run: LiveRun, executor: ManualExecutor) -> None:
    run.play()
    run.close()
    executor.run_all()
    assert (run.present.step, run.playing) == (0, False)


def test_another_projection_is_requested_once_and_changes_nothing_else(executor: ManualExecutor) -> None:
    run = LiveRun(apply_changes(BASE, dataset="iris")[0], executor)
    executor.run_all()
    before, scene_version = run.present, run.scene_version
    run.set_projection(Projection(axes=(0, 1)))
    run.set_projection(Projection(axes=(0, 1)))
    executor.run_all()
    assert run.scene is not None
    assert run.scene["train_points"] == pytest.approx(prepare_data(run.experiment).train.features[:, :2])
    assert run.scene_version == scene_version + 1
    assert (run.present.blob, run.present.step) == (before.blob, 0)
    assert executor.submitted == ["start_run", "continue_run"]
