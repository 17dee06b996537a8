"""LocalExecutor: worker processes on this machine behind one queue, first in, first out.

Each worker is a pool with one process, because a pool breaks as a whole when one of its processes is killed. A killed
worker is replaced and its task is run again; tasks are pure functions, so the second result is equal to the lost one.
"""

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from typing import Any

from playground import limits
from playground.errors import PlaygroundError
from playground.workers.worker import prepare_worker, ready, shielded_main


class WorkerLostError(PlaygroundError):
    """A task failed because it ended every worker that ran it."""


@dataclass
class _Task:
    future: Future[Any]
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]
    losses: int = 0


def worker_count() -> int:
    """The default number of workers: one for each core, or the value of ``PLAYGROUND_WORKERS``."""
    setting = os.environ.get("PLAYGROUND_WORKERS", "")
    count = int(setting) if setting.isdecimal() else (os.cpu_count() or 1)
    return max(1, min(count, limits.MAX_WORKERS))


def default_context() -> BaseContext:
    """The forkserver where the system has one: workers start fast and warm, and share the memory of one import of torch."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["playground.workers.warm_up"])
    return context


class LocalExecutor(Executor):
    """An Executor over warm worker processes; tasks must be pure, module-level functions."""

    def __init__(self, workers: int | None = None, context: BaseContext | None = None) -> None:
        self._context = context or default_context()
        self._changed = threading.Condition()
        self._queue: deque[_Task] = deque()
        self._closed = False
        self._pools = [self._new_pool() for _ in range(workers or worker_count())]
        self._idle = deque(self._pools)
        # A separate thread submits the tasks: starting the first process takes seconds, and no page should wait for that.
        self._dispatcher = threading.Thread(target=self._dispatch, name="playground-dispatcher", daemon=True)
        self._dispatcher.start()
        for _ in self._pools:
            self.submit(ready)

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(max_workers=1, mp_context=self._context, initializer=prepare_worker)

    @property
    def worker_pids(self) -> list[int]:
        """Process ids of the workers that have started."""
        with self._changed:
            return [pid for pool in self._pools for pid in list(pool._processes or {})]

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue a task; its Future can be cancelled until a worker takes it."""
        task = _Task(Future(), fn, args, kwargs)
        with self._changed:
            if self._closed:
                raise RuntimeError("the executor is shut down")
            self._queue.append(task)
            self._changed.notify()
        return task.future

    def _dispatch(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or (self._idle and self._queue))
                if self._closed:
                    return
                task, pool = self._queue.popleft(), self._idle.popleft()
            self._run(pool, task)

    def _run(self, pool: ProcessPoolExecutor, task: _Task) -> None:
        # A task that was in a lost worker is running already and cannot be cancelled any more.
        if not task.losses and not task.future.set_running_or_notify_cancel():
            self._release(pool)
            return
        try:
            with shielded_main():
                inner = pool.submit(task.function, *task.arguments, **task.keywords)
        except (BrokenProcessPool, RuntimeError) as error:
            # The worker was killed while idle, or the executor is shutting down.
            self._replace(pool, task, error)
            return
        inner.add_done_callback(lambda done: self._receive(pool, task, done))

    def _receive(self, pool: ProcessPoolExecutor, task: _Task, done: Future[Any]) -> None:
        if done.cancelled():
            task.future.set_exception(WorkerLostError("The server is shutting down."))
            return
        error = done.exception()
        if isinstance(error, BrokenProcessPool):
            self._replace(pool, task, error)
            return
        self._release(pool)
        if error is None:
            task.future.set_result(done.result())
        else:
            task.future.set_exception(error)

    def _release(self, pool: ProcessPoolExecutor) -> None:
        with self._changed:
            self._idle.append(pool)
            self._changed.notify()

    def _replace(self, pool: ProcessPoolExecutor, task: _Task, error: BaseException) -> None:
        """Replace a lost worker, and put its task back at the head of the queue."""
        task.losses += 1
        with self._changed:
            again = not self._closed and task.losses < limits.MAX_KILLED_WORKERS
            if not self._closed:
                # The broken pool ends by itself; shutting it down from its own callback would wait for a lock that it has.
                new = self._new_pool()
                self._pools[self._pools.index(pool)] = new
                self._idle.append(new)
            if again:
                self._queue.appendleft(task)
            self._changed.notify()
        if not again:
            task.future.set_exception(
                WorkerLostError(
                    f"This step ended {task.losses} worker processes and is not tried again: it may need more memory than "
                    "this machine has. Make the network or the batch smaller."
                )
                if task.losses >= limits.MAX_KILLED_WORKERS
                else error
            )

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers; tasks still in the queue are cancelled."""
        with self._changed:
            self._closed = True
            waiting, self._queue = self._queue, deque()
            self._changed.notify_all()
        for task in waiting:
            task.future.cancel()
        self._dispatcher.join()
        for pool in self._pools:
            pool.shutdown(wait=wait, cancel_futures=cancel_futures)
