"""Run the very lines that a page shows, and tell what they did: values, warnings, and the line at which they stopped.

Lines are built from catalogs and checked fields, never from text that somebody typed.
"""

import ast
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

LONGEST_MESSAGE = 420
"""Characters of an error message that are kept; torch's dispatcher can list every kernel it has."""

_lock = threading.RLock()
"""Generator, flags and warning filters belong to the process, and a server's sessions are threads."""


@dataclass
class Outcome:
    """What some lines did.

    Attributes:
        names: the variables after the last line that worked.
        error: what stopped them, as ``TypeError: message``; empty when nothing did.
        kind: the class of the error; empty when there was none.
        failed_line: the number of the line that raised it, counted from 1; None when there was none.
        warnings: messages of the warnings they caused.
    """

    names: dict[str, Any]
    error: str = ""
    kind: str = ""
    failed_line: int | None = None
    warnings: list[str] = field(default_factory=list)


def run(source: str, watch: Callable[[int, dict[str, Any]], None] | None = None) -> Outcome:
    """Execute the source statement by statement, until it ends or a statement raises.

    Args:
        source: Python, with its imports.
        watch: called after each statement with the number of its last line and the variables so far.
    """
    names: dict[str, Any] = {}
    outcome = Outcome(names)
    with collected_warnings(outcome.warnings):
        for statement in ast.parse(source).body:
            code = compile(ast.Module([statement], type_ignores=[]), "<shown>", "exec")
            try:
                exec(code, names)
            except Exception as error:
                outcome.kind = type(error).__name__
                outcome.error = f"{outcome.kind}: {first_words(error)}"
                outcome.failed_line = _line_of(error, statement.lineno)
                break
            if watch:
                watch(statement.end_lineno or statement.lineno, names)
    names.pop("__builtins__", None)
    return outcome


def first_words(error: BaseException) -> str:
    """The first paragraph of a message, shortened where it would fill the screen."""
    text = str(error).strip().split("\n")[0]
    return text if len(text) <= LONGEST_MESSAGE else text[: LONGEST_MESSAGE - 1] + "…"


def _line_of(error: BaseException, otherwise: int) -> int:
    """The line within the shown source: of a block, the statement inside it."""
    trace = error.__traceback__
    line = otherwise
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<shown>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


@contextmanager
def collected_warnings(into: list[str]) -> Iterator[None]:
    """Have torch to oneself, and collect the first lines of the warnings of a block."""
    with torch_alone() as caught:
        try:
            yield
        finally:
            into.extend(str(each.message).split("\n")[0].split(" (Triggered internally")[0] for each in caught)


@contextmanager
def torch_alone() -> Iterator[list[warnings.WarningMessage]]:
    """Have to oneself what belongs to the whole process, and put it back: random generator, flags, warning filters.

    Yields:
        the warnings caught so far, those of torch that come once a process among them.
    """
    import torch

    with _lock, torch.random.fork_rng(devices=[]), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        deterministic = torch.are_deterministic_algorithms_enabled()
        always = torch.is_warn_always_enabled()
        torch.set_warn_always(True)
        try:
            yield caught
        finally:
            torch.set_warn_always(always)
            # Asking torch for what already holds would load its compiler, which takes most of a second.
            if torch.are_deterministic_algorithms_enabled() != deterministic:
                torch.use_deterministic_algorithms(deterministic)
