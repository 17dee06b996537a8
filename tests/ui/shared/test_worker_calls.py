"""A page whose worker gives no answer shows the reason in a sentence, and everything else."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
import streamlit as st

from playground import limits
from playground.ui.shared import worker_calls
from playground.workers.pool import WorkerLostError
from tests.ui.pages import html, opened, words


class StubExecutor:
    """An executor whose tasks all fail with the same error, or never finish."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error

    def submit(self, *_: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        if self.error:
            future.set_exception(self.error)
        return future


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException | None], None]:
    def workers(error: BaseException | None) -> None:
        monkeypatch.setattr(worker_calls, "executor", lambda: StubExecutor(error))
        st.cache_data.clear()

    return workers


def test_a_lost_worker_is_reported_and_the_rest_of_the_page_is_drawn(workers: Callable[..., None]) -> None:
    workers(WorkerLostError("This step ended 3 worker processes."))
    app = opened("numpy_gpu", "Memory")
    assert "This step ended 3 worker processes." in words(app)
    assert "What comes next" in html(app)


def test_busy_workers_are_reported(workers: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WORKER_ANSWER_SECONDS", 0.1)
    workers(None)
    assert "All workers of this server have been busy" in words(opened("numpy_gpu", "Memory"))
