"""An executor that runs tasks only when a test calls it."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from playground.training.state import RunState
from playground.workers.live_run import LiveRun


class ManualExecutor(Executor):
    """Stores the tasks that are submitted until a test calls ``run``; everything happens in the test's own thread."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = deque()
        self.submitted: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, fn, args, kwargs))
        self.submitted.append(fn.__name__)
        return future

    def run(self, tasks: int = 1) -> None:
        """Run the oldest tasks."""
        for _ in range(tasks):
            future, fn, args, kwargs = self.waiting.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = fn(*args, **kwargs)
            except Exception as error:
                future.set_exception(error)
            else:
                future.set_result(result)

    def run_all(self) -> None:
        """Run all tasks, and those that they lead to."""
        while self.waiting:
            self.run()


def state_of(run: LiveRun) -> RunState:
    """The newest state of a run."""
    return RunState.from_bytes(run.present.blob)
