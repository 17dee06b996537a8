"""What all sessions of the server share: its workers, its routes, its start and its end."""

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
from playground.workers.tasks import find_devices

WEB = Path(playground.__file__).parent / "web"


@st.cache_resource(show_spinner=False)
def executor() -> LocalExecutor:
    """The workers that train for every session."""
    workers = LocalExecutor()
    # Where no lifespan ends them, as in tests, the end of the process does. It must wait: Python closes the queue of a
    # worker that is still starting before it tells that worker to end, and then waits forever.
    atexit.register(workers.shutdown, wait=True, cancel_futures=True)
    return workers


@st.cache_resource(show_spinner=False)
def _devices() -> "Future[dict[str, str]]":
    return executor().submit(find_devices)


def known_devices() -> dict[str, str] | None:
    """Return torch's version and the devices of this machine; None until a worker has answered."""
    answer = _devices()
    return answer.result() if answer.done() else None


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Start the workers with the server, so that they are warm before the first click, and end them with it."""
    # The folder pages/ belongs to st.navigation; without this, a link to a page opened before any other would run that
    # page's file without its frame.
    PagesManager.uses_pages_directory = False
    workers = executor()
    yield
    workers.shutdown(wait=True, cancel_futures=True)


class _Web(StaticFiles):
    """The scripts of the playground; a browser checks with the server before it uses its cache, so updates show at once."""

    def file_response(self, *arguments: Any, **keywords: Any) -> Response:
        response = super().file_response(*arguments, **keywords)
        response.headers["Cache-Control"] = "no-cache"
        return response


def routes() -> list[BaseRoute]:
    """The routes of Plotly's script, from its Python package, and of the playground's scripts: no other host is used."""
    plotly = find_spec("plotly")
    if plotly is None or plotly.origin is None:
        raise RuntimeError("plotly is not installed: run python -m pip install -r requirements.txt")
    return [
        Mount("/plotly", StaticFiles(directory=Path(plotly.origin).parent / "package_data")),
        Mount("/web", _Web(directory=WEB)),
    ]
