"""The speed of a run: measured, and limited."""

import pytest

from playground import limits
from playground.workers.live_run import LiveRun
from tests.variants import BASE
from tests.workers.executors import ManualExecutor


def test_the_seconds_left_are_known_while_it_plays(run: LiveRun, executor: ManualExecutor, clock: list[float]) -> None:
    assert run.seconds_left is None
    run.set_epochs(1_000)
    executor.run_all()
    run.play()
    executor.run()
    clock[0] += 0.5
    done = run.present.step
    executor.run()
    assert run.throttle.steps_per_second == pytest.approx((run.present.step - done) / 0.5)
    assert run.seconds_left == pytest.approx(
        (1_000 * BASE.batches_per_epoch - run.present.step) / run.throttle.steps_per_second
    )


def test_a_speed_limit_delays_the_chunks(
    run: LiveRun, executor: ManualExecutor, clock: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    run.set_epochs(1_000)
    executor.run_all()
    run.set_speed_limit(1.0)
    monkeypatch.setattr(run._delay, "after", waits.append)
    run.play()
    executor.run_all()
    assert (run.present.step, waits) == (1, [1.0])
    clock[0] += 1.0
    run._delay.fire()
    executor.run_all()
    assert run.present.step == 2
    run.set_speed_limit(50.0)
    executor.run_all()
    assert run.present.step == 2 + 50 * limits.CHUNK_SECONDS
