"""LocalExecutor with real processes, some of which are killed."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import wait
from multiprocessing import get_context

import pytest

from playground.training.run import advance, start
from playground.workers.pool import LocalExecutor, WorkerLostError, worker_count
from playground.workers.worker import ready
from tests.bits import same
from tests.variants import BASE

PATIENCE = 120


@pytest.fixture(scope="module")
def executor() -> Iterator[LocalExecutor]:
    executor = LocalExecutor(2)
    yield executor
    executor.shutdown()


def end_this_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def end_this_process_once(marker: str) -> int:
    """Kill the worker the first time, answer the second: the marker file shows which it is."""
    try:
        os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return os.getpid()
    end_this_process()
    raise AssertionError("the process is still alive")


def fail() -> None:
    raise ValueError("no such thing")


def ends(pid: int) -> bool:
    """Whether a process ends within the patience of a test."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False


def test_a_worker_is_another_process_with_one_thread_and_low_priority(executor: LocalExecutor) -> None:
    assert executor.submit(ready).result(PATIENCE) != os.getpid()
    import torch

    assert executor.submit(torch.get_num_threads).result(PATIENCE) == 1
    assert executor.submit(os.nice, 0).result(PATIENCE) >= 10


def test_tasks_run_first_in_first_out() -> None:
    with LocalExecutor(1) as single:
        futures = [single.submit(time.monotonic) for _ in range(8)]
        times = [future.result(PATIENCE) for future in futures]
    assert times == sorted(times)


def test_an_error_in_a_task_reaches_only_its_future(executor: LocalExecutor) -> None:
    with pytest.raises(ValueError, match="no such thing"):
        executor.submit(fail).result(PATIENCE)
    assert executor.submit(ready).result(PATIENCE) in executor.worker_pids


def test_a_killed_worker_is_replaced_and_its_task_runs_again(executor: LocalExecutor, tmp_path: object) -> None:
    before = set(executor.worker_pids)
    survivor = executor.submit(end_this_process_once, f"{tmp_path}/marker").result(PATIENCE)
    assert survivor in executor.worker_pids
    assert len(before - set(executor.worker_pids)) == 1


def test_a_task_that_kills_every_worker_fails_with_the_reason(executor: LocalExecutor) -> None:
    with pytest.raises(WorkerLostError, match="ended 3 worker processes"):
        executor.submit(end_this_process).result(PATIENCE)
    assert executor.submit(ready).result(PATIENCE) in executor.worker_pids


def test_a_waiting_task_can_be_cancelled() -> None:
    with LocalExecutor(1) as single:
        blocker = single.submit(time.sleep, 0.5)
        waiting = single.submit(ready)
        assert waiting.cancel()
        wait([blocker], PATIENCE)
        assert single.submit(ready).result(PATIENCE) in single.worker_pids


def test_shutdown_ends_every_worker() -> None:
    executor = LocalExecutor(2)
    wait([executor.submit(ready) for _ in range(6)], PATIENCE)
    pids = executor.worker_pids
    executor.shutdown()
    assert len(pids) == 2
    assert all(ends(pid) for pid in pids)
    with pytest.raises(RuntimeError, match="shut down"):
        executor.submit(ready)


def test_training_in_spawned_workers_gives_the_same_bits() -> None:
    state, _ = advance(start(BASE), 4)
    with LocalExecutor(1, context=get_context("spawn")) as executor:
        elsewhere, _ = executor.submit(advance, state, 5).result(PATIENCE)
    assert same(elsewhere, advance(state, 5)[0])


SERVER = """
import sys, time
print("main runs", flush=True)
if __name__ != "__main__":
    raise SystemExit("the entry script ran again")
from playground.workers.pool import LocalExecutor
from playground.workers.worker import ready
executor = LocalExecutor(2)
for future in [executor.submit(ready) for _ in range(4)]:
    future.result()
print(*executor.worker_pids, flush=True)
time.sleep(600)
"""


def test_workers_end_when_the_server_is_killed_and_never_run_its_script(tmp_path: object) -> None:
    path = f"{tmp_path}/server.py"
    with open(path, "w") as file:  # noqa: PTH123
        file.write(textwrap.dedent(SERVER))
    environment = os.environ | {"PYTHONPATH": os.getcwd()}  # noqa: PTH109
    with subprocess.Popen(
        [sys.executable, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == "main runs\n"
        pids = [int(pid) for pid in server.stdout.readline().split()]
        server.kill()
        assert len(pids) == 2
        assert all(ends(pid) for pid in pids)


@pytest.mark.parametrize(("setting", "count"), [("3", 3), ("0", 1), ("999", 16), ("many", os.cpu_count())])
def test_the_number_of_workers_can_be_set(setting: str, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_WORKERS", setting)
    assert worker_count() == count
