"""Running the lines that the page shows, as a student would."""

from typing import Any

from playground.sandbox.execution import execution


def variables_of(source: str) -> dict[str, Any]:
    """The variables after the last line; no line may fail."""
    with execution() as run:
        assert run.run(source) is None, run.failure
        return run.variables
