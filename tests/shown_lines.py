"""Lines that a page shows, run in the test's own process."""

from dataclasses import dataclass
from typing import Any

from playground.sandbox.execution import execution


@dataclass(frozen=True)
class RunLines:
    """What some lines left: their variables, and the class of the error that stopped them, or an empty string."""

    variables: dict[str, Any]
    error_class: str


def run_lines(source: str) -> RunLines:
    with execution() as lines:
        failure = lines.run(source)
        return RunLines(lines.variables, failure.kind if failure else "")
