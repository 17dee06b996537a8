"""A real server, a real Chromium, and the check that neither reports an error."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).parents[2]
SCREENSHOTS = Path(__file__).parent / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SETTLED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# A page opened by its own address first requests the server's health below that address; Streamlit does so itself.
PROBES = re.compile(r"/[a-z-]+/_stcore/(health|host-config)$")

expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Server:
    """The app as it runs for the tests: its address, and the process that serves it."""

    address: str
    process: "subprocess.Popen[str]"


@pytest.fixture(scope="session")
def running() -> Iterator[Server]:
    """The app, started by its own command; its log may hold no traceback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", "--server.port", str(port)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ
    ) as process:
        address = f"http://localhost:{port}"
        _wait_for(f"{address}/_stcore/health", process)
        yield Server(address, process)
        process.terminate()
        log = process.communicate(timeout=60)[0]
    assert "Traceback" not in log, log
    assert "Error" not in log, log


@pytest.fixture(scope="session")
def server(running: Server) -> str:
    """The address of the app."""
    return running.address


def _wait_for(url: str, process: "subprocess.Popen[str]") -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            assert process.poll() is None, "the server ended by itself"
            assert time.monotonic() < deadline, "the server did not answer within a minute"
            time.sleep(0.1)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or which("chromium") or which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Opens an address in a new context; after the test, no page may have had an error."""
    contexts, problems = [], []

    def open_page(
        path: str = "", *, width: int = 1440, height: int = 900, scheme: Literal["light", "dark"] = "light"
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: count_runs(page, frame)))
        probes: set[str] = set()
        page.on("response", lambda answer: probes.add(answer.url) if PROBES.search(answer.url) else None)
        page.on("pageerror", lambda error: problems.append(f"page error: {error}"))
        page.on(
            "console",
            lambda message: (
                problems.append(f"console: {message.text} {message.location}")
                if message.type == "error" and message.location.get("url") not in probes
                else None
            ),
        )
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((server, server.replace("http", "ws"), "data:", "blob:"))
                else problems.append(f"requested another host: {request.url}")
            ),
        )
        page.goto(f"{server}/{path}")
        settle(page)
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            if page.locator('[data-testid="stException"]').count():
                problems.append(f"an exception on the page: {page.inner_text('[data-testid=stException]')}")
        context.close()
    assert problems == []


def settle(page: Page) -> None:
    """Wait until no script of the page runs."""
    page.wait_for_selector(SETTLED)


finished_runs: dict[Page, int] = {}


def count_runs(page: Page, frame: str | bytes) -> None:
    """Count the messages by which the server reports that a page's script has finished."""
    if isinstance(frame, bytes):
        message = ForwardMsg()
        message.ParseFromString(frame)
        if message.WhichOneof("type") == "script_finished":
            finished_runs[page] = finished_runs.get(page, 0) + 1


@contextmanager
def rerun(page: Page) -> Iterator[None]:
    """Do something that makes the page's script run, and wait until it has finished."""
    settle(page)
    before = finished_runs.get(page, 0)
    yield
    deadline = time.monotonic() + 30
    while finished_runs.get(page, 0) == before:
        assert time.monotonic() < deadline, "the page's script did not finish within half a minute"
        page.wait_for_timeout(10)
    settle(page)


def screenshot(page: Page, name: str) -> None:
    """Save a screenshot for people to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    # The page scrolls inside itself, so only a window as high as its content shows all of it.
    size = page.viewport_size
    assert size is not None
    content = page.evaluate("document.querySelector('.stMain').scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], content)})
    page.screenshot(path=SCREENSHOTS / f"{name}.png")
    page.set_viewport_size(size)
