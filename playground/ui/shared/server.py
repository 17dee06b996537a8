"""What belongs to the server, not to a session: its workers, its routes, its start and its end."""

import atexit
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from streamlit.runtime.pages_manager import PagesManager

import playground
from playground.workers.pool import LocalExecutor
from playground.workers.tasks import devices

WEB = Path(playground.__file__).parent / "web"


@st.cache_resource(show_spinner=False)
def executor() -> LocalExecutor:
    """The workers that train for every session."""
    workers = LocalExecutor()
    # Where no lifespan ends them, as in tests, the end of the process does. It must wait: Python closes the queue of a
    # worker that is still starting before that worker has been told to end, and then waits for it for ever.
    atexit.register(workers.shutdown, wait=True, cancel_futures=True)
    return workers


@st.cache_resource(show_spinner=False)
def _devices() -> "Future[dict[str, str]]":
    return executor().submit(devices)


def devices_here() -> dict[str, str] | None:
    """What a worker says of torch and of the devices here; None until it has been asked."""
    asked = _devices()
    return asked.result() if asked.done() else None


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Start the workers with the server, so that they are warm before the first click, and end them with it."""
    # The folder pages/ belongs to st.navigation; without this, a link to a page opened before any other would run that
    # page's file alone, without its frame.
    PagesManager.uses_pages_directory = False
    workers = executor()
    yield
    workers.shutdown(wait=True, cancel_futures=True)


class _Web(StaticFiles):
    """Our own scripts, which a browser asks about before it takes them from its store: an update shows at once."""

    def file_response(self, *arguments: Any, **keywords: Any) -> Response:
        response = super().file_response(*arguments, **keywords)
        response.headers["Cache-Control"] = "no-cache"
        return response


def routes() -> list[BaseRoute]:
    """Plotly's own script from its Python package, and our scripts: no other host is ever asked."""
    plotly = find_spec("plotly")
    if plotly is None or plotly.origin is None:
        raise RuntimeError("plotly is not installed: run python -m pip install -r requirements.txt")
    return [
        Mount("/plotly", StaticFiles(directory=Path(plotly.origin).parent / "package_data")),
        Mount("/web", _Web(directory=WEB)),
    ]
