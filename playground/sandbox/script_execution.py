"""An Execution of a whole script: first everything above its loops, then the loops, under their own line numbers."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from playground import limits
from playground.errors import first_line
from playground.sandbox.deadline import deadline
from playground.sandbox.execution import Execution, Failure, isolated_torch
from playground.script.program import ParsedScript, ScriptError


class ScriptExecution(Execution):
    """A script of which everything above the loops has run: data, model, loss and optimizer.

    Raises:
        ScriptError: something above the loops failed.
        DeadlineError: the time is over; the same holds for ``run_loops``.
    """

    def __init__(self, script: ParsedScript, caught: list[warnings.WarningMessage]) -> None:
        super().__init__({}, caught)
        self._loops = script.loops
        if failure := self.run(script.above_loops):
            raise ScriptError(f"The lines above the loops stopped with {failure_line(failure)}")

    def run_loops(self) -> Failure | None:
        """Run the loops; returns what stopped them."""
        return self.run(self._loops)

    def take_warnings(self) -> list[str]:
        """The first lines of the warnings since the last call, in their order."""
        lines = [first_line(str(each.message)) for each in self._caught]
        self._caught.clear()
        return lines


@contextmanager
def script_execution(script: ParsedScript) -> Iterator[ScriptExecution]:
    """A ScriptExecution; torch's global state is restored when the block ends.

    Args:
        script: one that ``playground.script`` rendered; it is trusted and executed.

    Raises:
        DeadlineError: the block took longer than ``WORKER_ANSWER_SECONDS``, after which no page waits for the answer.
    """
    with deadline(limits.WORKER_ANSWER_SECONDS, "WORKER_ANSWER_SECONDS"), isolated_torch() as caught:
        yield ScriptExecution(script, caught)


def failure_line(failure: Failure) -> str:
    """What stopped some lines, as Python prints it, in one line."""
    return first_line(str(failure))
