"""A worker process: how it starts, and how it ends."""

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


def prepare_worker() -> None:
    """Prepare this process: torch is loaded, the web server has priority, and the process ends when the server ends."""
    import torch

    torch.set_num_threads(1)
    # Ctrl-C in the terminal reaches every process, but the server is the one that ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(10)
    threading.Thread(target=_exit_with_server, daemon=True).start()


def _exit_with_server() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        # The server has ended, perhaps killed: nothing is left that could handle an exception or join a thread.
        os._exit(0)


def ready() -> int:
    """The process id of the worker that runs this task."""
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
