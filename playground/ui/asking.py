"""Asking a worker from a page, and saying in one sentence what went wrong."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TypeVar

import streamlit as st

from playground import limits
from playground.ui.server import executor

Answer = TypeVar("Answer")


class AskError(RuntimeError):
    """A worker could not answer; one sentence for the person at the page."""


def ask(task: Callable[..., Answer], *arguments: object) -> Answer:
    """What a worker answers to a task.

    Raises:
        AskError: it refused, was lost, or none was free in time.
    """
    future = executor().submit(task, *arguments)
    try:
        answer: Answer = future.result(timeout=limits.ASK_SECONDS)
        return answer
    except TimeoutError:
        future.cancel()
        raise AskError(
            f"All workers of this server have been busy for {limits.ASK_SECONDS:.0f} seconds (ASK_SECONDS): try again "
            "in a moment."
        ) from None
    except (Exception, CancelledError) as error:
        # Whatever went wrong in a worker is told to the person at the page.
        text = str(error).strip().split("\n")[0]
        known = isinstance(error, ValueError | RuntimeError) and text
        raise AskError(text if known else f"The worker stopped with {type(error).__name__}: {text}") from None


def tell(error: Exception) -> None:
    """Say on the page why something is not there."""
    st.warning(str(error), icon=":material/block:")


@contextmanager
def answered() -> Iterator[None]:
    """Draw something that asks a worker; where no answer came, the reason stands in its place."""
    try:
        yield
    except AskError as error:
        tell(error)
