"""Runs the lines that a page shows, and puts back what they change of torch's global state.

Lines come from catalogs and checked options alone, never from what somebody typed.
"""

import builtins
import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from types import CodeType
from typing import Any

import torch

from playground.sandbox.execution import Failure
from playground.sandbox.shown_code import torch_alone
from playground.tensors.uploads import Upload

__all__ = ["Failure", "Run", "evaluation"]

_SOURCE = "<shown code>"


class Run:
    """Lines run one after the other in one namespace."""

    def __init__(self, files: Iterable[Upload], caught: list[warnings.WarningMessage]) -> None:
        self._output = io.StringIO()
        self._caught = caught
        contents = {file.name: file.content for file in files}
        self.names: dict[str, Any] = {
            "__builtins__": builtins,
            "torch": torch,
            "print": partial(print, file=self._output),
            "open": partial(_open, contents),
        }

    def run(self, lines: Sequence[str]) -> Failure | None:
        """Run lines until one fails; what they assign stays in ``names``."""
        for number, line in enumerate(lines, 1):
            try:
                exec(_compiled(line, "exec"), self.names)
            except Exception as error:
                return Failure(type(error).__name__, str(error), line, number)
        return None

    def value(self, expression: str) -> Any:
        """What an expression of ours comes to."""
        return eval(_compiled(expression, "eval"), self.names)

    @property
    def printed(self) -> str:
        """What the lines printed so far, without the last line break."""
        return self._output.getvalue().removesuffix("\n")

    @property
    def warned(self) -> tuple[str, ...]:
        """Torch's warnings so far, without the place in torch's own source at which they arose."""
        return tuple(dict.fromkeys(str(each.message).split(" (Triggered internally")[0] for each in self._caught))


@lru_cache(maxsize=256)
def _compiled(line: str, mode: str) -> CodeType:
    return compile(line, _SOURCE, mode)


def _open(contents: dict[str, bytes], name: str, mode: str = "r") -> io.IOBase:
    if name not in contents:
        raise FileNotFoundError(f"there is no file {name!r} here")
    file = io.BytesIO(contents[name])
    return file if "b" in mode else io.TextIOWrapper(file, encoding="utf-8")


@contextmanager
def evaluation(files: Iterable[Upload] = (), entropy: int = 0) -> Iterator[Run]:
    """A Run that has the process's torch to itself.

    Args:
        files: that the lines may open.
        entropy: where the random generator stands when no line seeds it; in a program of one's own, nobody knows.
    """
    with torch_alone() as caught:
        torch.manual_seed(entropy)
        yield Run(files, caught)
