"""One measurement, as a worker does it: the shown lines, wrong way first and right way second, bounded in time."""

from dataclasses import dataclass

from playground import limits
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, Benchmark
from playground.sandbox.shown_code import Outcome, run


@dataclass(frozen=True)
class Point:
    """What is measured; ``peak`` marks those that show what the device can do at best."""

    benchmark: str
    size: int
    dtype: str
    device: str
    peak: bool = False

    @property
    def entry(self) -> Benchmark:
        """Its benchmark."""
        return BENCHMARKS[self.benchmark]


@dataclass(frozen=True)
class Measurement:
    """What one measurement gave; times in seconds.

    Attributes:
        point: what was measured.
        median, best, worst: of the repeats, done right.
        repeats: how many.
        wrong: the same call timed the wrong way.
        threads: CPU threads that torch could use.
    """

    point: Point
    median: float
    best: float
    worst: float
    repeats: int
    wrong: float
    threads: int

    @property
    def flops(self) -> float:
        """Floating-point operations a second."""
        return self.point.entry.flops(self.point.size) / self.median

    @property
    def bandwidth(self) -> float:
        """Bytes read and written a second."""
        return self.point.entry.bytes_moved(self.point.size, self.point.dtype) / self.median

    @property
    def peak_rate(self) -> float:
        """The best of its repeats as a rate: operations a second, or bytes a second where it does no arithmetic."""
        entry = self.point.entry
        work = entry.flops(self.point.size) or entry.bytes_moved(self.point.size, self.point.dtype)
        return work / self.best


def wrong_source(point: Point) -> str:
    """Timing as it is often done: once, cold, the inputs within, and without waiting for the device."""
    return "\n".join(
        [
            "import time",
            "",
            "import torch",
            "",
            "start = time.time()",
            *point.entry.lines(point.size, point.dtype, point.device),
            point.entry.source(point.device),
            "wrong = time.time() - start",
        ]
    )


def right_source(point: Point) -> str:
    """Timing as it should be: warmed up, synchronised before and after, the median of many, threads stated."""
    wait = [] if point.device == "cpu" else ["torch.accelerator.synchronize()"]
    call = point.entry.source(point.device)
    return "\n".join(
        [
            "import statistics",
            "import time",
            "",
            "import torch",
            "",
            *point.entry.lines(point.size, point.dtype, point.device),
            f"for _ in range({limits.TIMING_WARM_UP}):",
            f"    {call}",
            "",
            "seconds = []",
            f"while len(seconds) < {limits.TIMING_REPEATS} and sum(seconds) < {limits.TIMING_SECONDS}:",
            *(f"    {line}" for line in wait),
            "    start = time.perf_counter()",
            f"    {call}",
            *(f"    {line}" for line in wait),
            "    seconds.append(time.perf_counter() - start)",
            "",
            "median = statistics.median(seconds)",
            "threads = torch.get_num_threads()",
        ]
    )


def measure(point: Point) -> Measurement:
    """Run both, the wrong way first, while everything is cold.

    Raises:
        ValueError: the tensors would exceed ``limits.MAX_TIMING_BYTES``, or torch refused; the message says why.
    """
    held = point.entry.bytes_held(point.size, point.dtype)
    if held > limits.MAX_TIMING_BYTES:
        raise ValueError(
            f"the tensors take {held:,} bytes, over the limit (MAX_TIMING_BYTES) of {limits.MAX_TIMING_BYTES:,}"
        )
    wrong = 0.0 if point.peak else _checked(run(wrong_source(point))).names["wrong"]
    names = _checked(run(right_source(point))).names
    seconds = names["seconds"]
    return Measurement(point, names["median"], min(seconds), max(seconds), len(seconds), wrong, names["threads"])


def _checked(outcome: Outcome) -> Outcome:
    if outcome.error:
        raise ValueError(outcome.error)
    return outcome
