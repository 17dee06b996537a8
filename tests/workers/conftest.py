"""A run that a test advances step by step."""

import time

import pytest

from playground.workers.live_run import LiveRun
from tests.variants import BASE
from tests.workers.executors import ManualExecutor


@pytest.fixture
def executor() -> ManualExecutor:
    return ManualExecutor()


@pytest.fixture
def run(executor: ManualExecutor) -> LiveRun:
    """A run whose untrained model has arrived."""
    run = LiveRun(BASE, executor)
    executor.run()
    return run


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time of the run: a list of one number that a test changes."""
    now = [1_000.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now
