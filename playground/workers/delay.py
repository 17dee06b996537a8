"""A call after a delay, in a separate thread."""

import threading
from collections.abc import Callable


class DelayedCall:
    """Calls a function once after a delay; while it waits, further delays are ignored."""

    def __init__(self, function: Callable[[], None], lock: threading.Condition) -> None:
        self._function = function
        self._lock = lock
        self._timer: threading.Timer | None = None

    def after(self, seconds: float) -> None:
        """Call the function after a number of seconds, unless a call is due already."""
        if self._timer is None:
            self._timer = threading.Timer(seconds, self.fire)
            self._timer.daemon = True
            self._timer.start()

    def fire(self) -> None:
        """Call the function now, under the lock."""
        with self._lock:
            self._timer = None
            self._function()
