"""Calling a worker from a page, and describing in one sentence what went wrong."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from playground import limits
from playground.errors import PlaygroundError, first_line, named_line
from playground.ui.shared.server import executor

Answer = TypeVar("Answer")


class NoAnswerError(PlaygroundError):
    """A worker could not answer; one sentence for the person at the page."""


def call_worker(task: Callable[..., Answer], *arguments: object) -> Answer:
    """What a worker answers to a task.

    Raises:
        NoAnswerError: it refused, was lost, or none was free in time.
    """
    future = executor().submit(task, *arguments)
    try:
        answer: Answer = future.result(timeout=limits.WORKER_ANSWER_SECONDS)
        return answer
    except TimeoutError:
        future.cancel()
        seconds = limits.WORKER_ANSWER_SECONDS
        raise NoAnswerError(
            f"All workers of this server have been busy for {seconds:.0f} seconds (WORKER_ANSWER_SECONDS): try again in a "
            "moment."
        ) from None
    except (Exception, CancelledError) as error:
        raise NoAnswerError(describe_failure(error)) from None


def describe_failure(error: BaseException) -> str:
    """What went wrong in a worker, in one sentence for the person at the page."""
    known = isinstance(error, ValueError | RuntimeError) and first_line(error)
    return first_line(error) if known else f"The worker stopped with {named_line(error)}"


def show_error(error: Exception) -> None:
    """Draw why something is not on the page."""
    st.warning(str(error), icon=":material/block:")


@contextmanager
def errors_shown() -> Iterator[None]:
    """Draw something that a worker computes; where no answer came, the reason is drawn in its place."""
    try:
        yield
    except NoAnswerError as error:
        show_error(error)
