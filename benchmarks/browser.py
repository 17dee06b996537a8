"""A server of the app and a Chromium that opens it, for measurements from outside."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def arguments(rounds: int) -> Namespace:
    """The command line of a benchmark: ``rounds``, and ``smallest`` for the smallest measurement."""
    parser = ArgumentParser()
    parser.add_argument("rounds", nargs="?", type=int, default=rounds)
    parser.add_argument("--smallest", action="store_true", help="measure as little as possible, in a few seconds")
    given = parser.parse_args()
    if given.smallest:
        given.rounds = 1
    return given


@contextmanager
def server() -> Iterator[tuple[str, float]]:
    """Start the app by its own command: its address, and the time of the command (``time.perf_counter``)."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://localhost:{port}"
        while not _answers(f"{address}/_stcore/health"):
            time.sleep(0.02)
        try:
            yield address, started
        finally:
            process.terminate()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


@contextmanager
def page(width: int = 1440, height: int = 900) -> Iterator[Page]:
    """Open a page of a new Chromium."""
    path = os.environ.get("CHROMIUM") or which("chromium") or which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser.new_page(viewport={"width": width, "height": height})
        browser.close()
