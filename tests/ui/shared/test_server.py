"""The server as a process: what it imports, and that its workers end with it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from playground.ui.shared.site import SECTIONS
from tests.processes import LISTED, alive, children

ROOT = Path(__file__).parents[3]
PATIENCE = 120

PAINT = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("navigation.py", default_timeout=60).run()
for page in {pages!r}:
    app = app.switch_page(page).run()
    assert not app.exception, (page, app.exception)
    print(page, "torch" in sys.modules, "sklearn" in sys.modules)
"""


def test_every_page_is_painted_without_torch() -> None:
    pages = [page.path for section in SECTIONS.values() for page in section]
    lines = output_of(PAINT.format(pages=pages)).splitlines()
    assert lines == [f"{page} False False" for page in pages]


# A pool whose process has started while its thread has not: this happened once, when the server ended at that time.
ENDING = """
import time
from concurrent.futures import ProcessPoolExecutor
from playground.ui.shared.server import executor
start = ProcessPoolExecutor._start_executor_manager_thread
def late(pool):
    time.sleep(1)
    start(pool)
ProcessPoolExecutor._start_executor_manager_thread = late
workers = executor()
while not workers.worker_pids:
    time.sleep(0.01)
print("ends")
"""


def test_a_process_can_end_while_its_workers_start() -> None:
    assert output_of(ENDING) == "ends"


def output_of(script: str) -> str:
    """What a new process prints; it must end by itself, without an error."""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE
    )
    return done.stdout.strip()


def wait_until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


@pytest.mark.skipif(not LISTED, reason="processes are listed in this way only on Linux")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_stopping_the_server_ends_its_workers(how: signal.Signals) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    environment = os.environ | {"PLAYGROUND_WORKERS": "2"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:

        def healthy() -> bool:
            try:
                with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=2):
                    return True
            except OSError:
                return False

        wait_until(healthy, "the server did not answer")
        # The fork server, its tracker of resources, and two workers.
        wait_until(lambda: len(children(server.pid)) >= 4, "the workers did not start")
        workers = children(server.pid)
        server.send_signal(how)
        server.wait(PATIENCE)
        wait_until(lambda: not any(alive(pid) for pid in workers), "a worker outlived its server")
