"""The life of a worker process."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from multiprocessing import parent_process
from multiprocessing.connection import wait
from types import ModuleType

_main_lock = threading.Lock()


def prepare() -> None:
    """Make this process a good neighbour: warm, polite to the web server, and gone when the server is."""
    import torch

    torch.set_num_threads(1)
    # Ctrl-C in the terminal reaches every process; the server ends its workers in its own time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(10)
    threading.Thread(target=_leave_with_the_server, daemon=True).start()


def _leave_with_the_server() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        # The server is gone, perhaps killed: nobody is left to hear an exception or to join a thread.
        os._exit(0)


def ready() -> int:
    """The process id of the worker that answers."""
    return os.getpid()


@contextlib.contextmanager
def shielded_main() -> Iterator[None]:
    """Hide the entry script while a process starts: the child would run it again as ``__mp_main__``."""
    with _main_lock:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main
