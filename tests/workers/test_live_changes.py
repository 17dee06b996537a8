"""Live changes of a run: the learning rate, the number of epochs, and weights."""

import pytest

from playground import limits, train
from playground.training.run import start
from playground.training.state import RunState
from playground.workers.live_run import LiveRun
from tests.bits import same
from tests.variants import BASE
from tests.workers.executors import ManualExecutor, state_of


def test_a_rate_changed_while_playing_is_part_of_the_experiment(run: LiveRun, executor: ManualExecutor) -> None:
    run.advance_epoch()
    executor.run_all()
    run.set_learning_rate(0.5)
    executor.run_all()
    changed = run.experiment
    assert changed.learning_rate_changes == ((BASE.batches_per_epoch, 0.5),)
    run.play()
    executor.run_all()
    assert same(state_of(run), train(run.experiment).state)
    run.reset()
    assert (run.experiment.learning_rate, run.experiment.learning_rate_changes) == (0.5, ())


def test_a_changed_weight_shows_at_once_and_is_part_of_the_experiment(run: LiveRun, executor: ManualExecutor) -> None:
    run.set_weight(0, 1, 0, 0.25)
    run.set_weight(0, 1, None, -2.0)
    run.set_learning_rate(0.2)
    executor.run_all()
    assert run.present.picture is not None
    assert run.present.picture["weight_0"][1, 0] == 0.25
    assert run.present.picture["bias_0"][1] == -2.0
    assert run.experiment.learning_rate == 0.2
    run.play()
    executor.run_all()
    assert same(state_of(run), train(run.experiment).state)
    run.rewind(0)
    executor.run_all()
    assert same(RunState.from_bytes(run.shown.blob), start(BASE.replace(learning_rate=0.2)))
    run.reset()
    executor.run_all()
    assert run.experiment == BASE.replace(learning_rate=0.2)


def test_a_weight_that_does_not_exist_is_refused_in_one_sentence(run: LiveRun, executor: ManualExecutor) -> None:
    run.set_weight(7, 0, 0, 1.0)
    executor.run_all()
    assert run.error.startswith("The model has no weight 0 of neuron 0 in layer 7")


def test_settings_hold_live_changes_before_a_worker_confirms_them(run: LiveRun, executor: ManualExecutor) -> None:
    run.advance_epoch()
    executor.run_all()
    run.set_learning_rate(0.5)
    run.set_epochs(30)
    expected = BASE.replace(learning_rate=0.5, epochs=30)
    assert run.settings == expected
    run.set_learning_rate(0.25)
    assert run.settings == expected.replace(learning_rate=0.25)
    executor.run_all()
    assert run.settings == expected.replace(learning_rate=0.25)


def test_settings_drop_a_live_change_that_a_worker_refused(
    run: LiveRun, executor: ManualExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_LEARNING_RATE_CHANGES", 0)
    run.advance_step()
    executor.run_all()
    run.set_learning_rate(0.5)
    executor.run_all()
    assert "MAX_LEARNING_RATE_CHANGES" in run.error
    assert run.settings == BASE


def test_a_reset_starts_at_a_learning_rate_that_no_worker_has_confirmed(run: LiveRun) -> None:
    run.set_learning_rate(0.5)
    run.reset()
    assert run.experiment == BASE.replace(learning_rate=0.5)


def test_changes_of_a_link_are_in_force_from_their_step_on(executor: ManualExecutor) -> None:
    run = LiveRun(BASE.replace(learning_rate_changes=((2, 0.5),)), executor)
    executor.run_all()
    assert run.settings.learning_rate == BASE.learning_rate
    run.advance_step()
    run.advance_step()
    executor.run_all()
    assert run.settings == BASE.replace(learning_rate=0.5)
