"""A bound on the time of a block."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from playground.errors import PlaygroundError


class DeadlineError(PlaygroundError):
    """A block took longer than allowed."""


@contextmanager
def deadline(seconds: float, limit: str = "SHOWN_CODE_SECONDS") -> Iterator[None]:
    """Stop the block after a number of seconds; ``limit`` is the name of the bound.

    The clock is the operating system's, and Python looks at it between two instructions: a single call into torch is not
    cut short. Where there is no such clock (Windows), or outside a process's main thread, the block is not bounded.

    Raises:
        DeadlineError: the time is over.
    """
    if not hasattr(signal, "SIGALRM") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise DeadlineError(
            f"This took longer than {seconds:g} seconds ({limit}) and was stopped: choose something smaller."
        )

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
