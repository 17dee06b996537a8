"""A run by real workers, one of which is killed."""

import os
import signal
import time
from collections.abc import Iterator

import pytest

from playground import train
from playground.workers.live_run import LiveRun
from playground.workers.pool import LocalExecutor
from tests.bits import same
from tests.variants import BASE
from tests.workers.executors import state_of

PATIENCE = 120


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalExecutor]:
    with LocalExecutor(2) as executor:
        yield executor


def test_workers_give_the_same_state_as_one_process(workers: LocalExecutor) -> None:
    run = LiveRun(BASE, workers)
    assert run.wait(PATIENCE)
    run.play()
    assert run.wait(PATIENCE)
    assert same(state_of(run), train(BASE).state)


def test_a_killed_worker_costs_a_chunk_and_changes_no_bit(workers: LocalExecutor) -> None:
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
