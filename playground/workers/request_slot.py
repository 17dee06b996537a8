"""One request at a time: what a run has submitted to an executor, and what happens to the reply."""

from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from threading import Condition
from typing import Any

from playground.workers.tasks import Reply


class RequestSlot:
    """Room for one request in flight. A reply to a request that was dropped meanwhile is ignored.

    Args:
        executor: runs the tasks.
        changed: the lock of the run, notified when a reply has been handled.
        on_error: called with what a task, or the executor, raised.
        on_free: called when the slot is free again.
    """

    def __init__(
        self,
        executor: Executor,
        changed: Condition,
        on_error: Callable[[BaseException], None],
        on_free: Callable[[], None],
    ) -> None:
        self._executor = executor
        self._changed = changed
        self._on_error = on_error
        self._on_free = on_free
        self._serial = 0
        self._in_flight: Future[Reply] | None = None

    @property
    def occupied(self) -> bool:
        """Whether a request is in flight."""
        return self._in_flight is not None

    def submit(
        self, store: Callable[[Reply], None], task: Callable[..., Reply], *arguments: Any, **keywords: Any
    ) -> None:
        """Submit a task, whose reply ``store`` handles."""
        serial = self._serial
        try:
            self._in_flight = future = self._executor.submit(task, *arguments, **keywords)
        except RuntimeError as error:
            self._on_error(error)
            return
        future.add_done_callback(lambda done: self._receive(serial, store, done))

    def drop(self, *, cancel: bool = False) -> None:
        """Ignore the reply to what is in flight, and free the slot."""
        self._serial += 1
        if cancel and self._in_flight:
            self._in_flight.cancel()
        self._in_flight = None

    def _receive(self, serial: int, store: Callable[[Reply], None], done: "Future[Reply]") -> None:
        with self._changed:
            if serial != self._serial:
                return
            self._in_flight = None
            try:
                store(done.result())
            except (Exception, CancelledError) as error:
                # Any error in a worker is shown on the page, and the run stays as it was.
                self._on_error(error)
            self._on_free()
            self._changed.notify_all()
