"""The server as a process: what it loads, and what it leaves behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60

PAINT = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("navigation.py", default_timeout=60).run()
if page := {page!r}:
    app = app.switch_page(page).run()
assert not app.exception, app.exception
print("torch" in sys.modules, "sklearn" in sys.modules)
"""


@pytest.mark.parametrize("page", ["", "pages/train.py"])
def test_a_page_is_painted_without_torch(page: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PAINT.format(page=page)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False False"


def children(pid: int) -> set[int]:
    """All processes below one, by what the kernel says of their parents."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
    found, grown = {pid}, True
    while grown:
        below = {child for child, parent in parents.items() if parent in found}
        grown = not below <= found
        found |= below
    return found - {pid}


def wait_until(condition: object, what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed by /proc, which is Linux")
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
