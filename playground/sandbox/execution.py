"""Run the very lines that a page shows, and report what they did: variables, output, warnings, and what stopped them.

This is the one place of the playground that executes code. Lines are built from catalogs and checked fields, never from text
that a person typed. Workers run it, never the server.
"""

import ast
import builtins
import io
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from types import CodeType, TracebackType
from typing import Any

from playground import limits
from playground.errors import first_line
from playground.sandbox.deadline import DeadlineError, deadline

FILE = "<shown code>"
"""The file name under which shown lines are compiled, which identifies them in a traceback."""


@dataclass(frozen=True)
class Failure:
    """What stopped some lines.

    Attributes:
        kind: the class of the exception.
        message: its text.
        line: the source of the statement that raised it.
        number: the number of the line, counted from 1 in the source that was run.
    """

    kind: str
    message: str
    line: str
    number: int

    def __str__(self) -> str:
        return f"{self.kind}: {self.message}" if self.message else self.kind


class Execution:
    """Lines run one after the other with the same variables.

    Attributes:
        variables: by name, as the lines left them.
        failure: what stopped the last ``run``; None when nothing did.
    """

    def __init__(self, files: Mapping[str, bytes], caught: list[warnings.WarningMessage]) -> None:
        self._output = io.StringIO()
        self._caught = caught
        self.failure: Failure | None = None
        self.variables: dict[str, Any] = {
            "__builtins__": builtins,
            "__name__": "__main__",
            "print": partial(print, file=self._output),
            "open": partial(_open, files),
        }

    def run(
        self, source: str | Sequence[str], after_statement: Callable[[int, dict[str, Any]], None] | None = None
    ) -> Failure | None:
        """Run statement by statement, until the source ends or a statement raises.

        Args:
            source: Python as one text, or as a list of statements.
            after_statement: called with the number of the statement's last line and the variables so far.

        Raises:
            DeadlineError: the time of the execution is over.
        """
        text = source if isinstance(source, str) else "\n".join(source)
        statements = _statements(text)
        for start, end, code in statements:
            try:
                exec(code, self.variables)
            except DeadlineError:
                raise
            except Exception as error:
                number = _failing_line(error.__traceback__, [each for *_, each in statements], start)
                line = text.split("\n")[number - 1].strip()
                self.failure = Failure(type(error).__name__, str(error), line, number)
                return self.failure
            if after_statement:
                after_statement(end, self.variables)
        self.failure = None
        return None

    def value(self, expression: str) -> Any:
        """The value of an expression; its errors are raised."""
        return eval(_expression(expression), self.variables)

    @property
    def printed(self) -> str:
        """What the lines printed so far, without the last line break."""
        return self._output.getvalue().removesuffix("\n")

    @property
    def warnings(self) -> tuple[str, ...]:
        """The first lines of the warnings so far, each once."""
        return tuple(dict.fromkeys(first_line(str(each.message)) for each in self._caught))


@contextmanager
def execution(files: Mapping[str, bytes] | None = None, seed: int | None = None) -> Iterator[Execution]:
    """An Execution; torch's global state is restored after it, and it must end before the deadline.

    Args:
        files: contents by name, which the lines may open.
        seed: given to torch.manual_seed before the first line; None leaves the random generator as it is.

    Raises:
        DeadlineError: the block took longer than ``SHOWN_CODE_SECONDS``.
    """
    import torch

    with deadline(limits.SHOWN_CODE_SECONDS), isolated_torch() as caught:
        if seed is not None:
            torch.manual_seed(seed)
        yield Execution(files or {}, caught)


@contextmanager
def isolated_torch() -> Iterator[list[warnings.WarningMessage]]:
    """Restore the state of the process when the block ends: random generator, flags, warning filters.

    Yields:
        the warnings caught so far, including those that torch gives only once in a process.
    """
    import torch

    with torch.random.fork_rng(devices=[]), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        deterministic = torch.are_deterministic_algorithms_enabled()
        always = torch.is_warn_always_enabled()
        torch.set_warn_always(True)
        try:
            yield caught
        finally:
            torch.set_warn_always(always)
            # Setting the value that it already has would load torch's compiler, which takes most of a second.
            if torch.are_deterministic_algorithms_enabled() != deterministic:
                torch.use_deterministic_algorithms(deterministic)


@lru_cache(maxsize=256)
def _statements(source: str) -> list[tuple[int, int, CodeType]]:
    return [
        (
            statement.lineno,
            statement.end_lineno or statement.lineno,
            compile(ast.Module([statement], type_ignores=[]), FILE, "exec"),
        )
        for statement in ast.parse(source).body
    ]


@lru_cache(maxsize=256)
def _expression(source: str) -> CodeType:
    return compile(source, FILE, "eval")


def _failing_line(trace: TracebackType | None, codes: Sequence[CodeType], default: int) -> int:
    """The line within the shown source: inside a block, that of the inner statement.

    Functions that another source defined are skipped: the numbers of their lines belong to that source.
    """
    own = {id(each) for code in codes for each in _with_functions(code)}
    number = default
    while trace is not None:
        if id(trace.tb_frame.f_code) in own:
            number = trace.tb_lineno
        trace = trace.tb_next
    return number


def _with_functions(code: CodeType) -> Iterator[CodeType]:
    """Some code, and that of all functions and classes in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _with_functions(constant)


def _open(files: Mapping[str, bytes], name: str, mode: str = "r") -> io.IOBase:
    if name not in files:
        raise FileNotFoundError(f"there is no file {name!r} here")
    file = io.BytesIO(files[name])
    return file if "b" in mode else io.TextIOWrapper(file, encoding="utf-8")
