"""What a worker runs for Timing on NumPy & GPU: one timing, whose memory and time are bounded."""

from typing import Any

from playground import limits
from playground.errors import first_line
from playground.numpy_gpu.timing.measurement import Measurement, TimingError, TimingPoint, right_source, wrong_source


def measure_time(point: TimingPoint) -> Measurement:
    """Time a point wrong and then right; wrong first, because it is meant to be cold.

    Raises:
        TimingError: the tensors would exceed ``limits.MAX_TIMING_BYTES``, or torch raised an error.
    """
    stored = point.entry.bytes_stored(point.size, point.dtype)
    if stored > limits.MAX_TIMING_BYTES:
        raise TimingError(
            f"the tensors take {stored:,} bytes, over the limit (MAX_TIMING_BYTES) of {limits.MAX_TIMING_BYTES:,}"
        )
    wrong = 0.0 if point.peak else _run(wrong_source(point))["wrong"]
    variables = _run(right_source(point))
    seconds = variables["seconds"]
    return Measurement(
        point, variables["median"], min(seconds), max(seconds), len(seconds), wrong, variables["threads"]
    )


def _run(source: str) -> dict[str, Any]:
    from playground.sandbox.execution import execution

    with execution() as lines:
        if failure := lines.run(source):
            raise TimingError(first_line(str(failure)))
        return lines.variables
