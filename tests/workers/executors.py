"""An executor that a test holds in its hand."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any


class HandExecutor(Executor):
    """Keeps what it is asked for until the test says ``run``; everything happens in the test's own thread."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = deque()
        self.asked: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, fn, args, kwargs))
        self.asked.append(fn.__name__)
        return future

    def run(self, tasks: int = 1) -> None:
        """Do the oldest tasks."""
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
        """Do everything, and what is asked for meanwhile."""
        while self.waiting:
            self.run()
