"""One timing: what is timed, the lines that time it right and wrong, and the times that they gave."""

from dataclasses import dataclass

from playground import limits
from playground.errors import PlaygroundError
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, Benchmark


class TimingError(PlaygroundError):
    """A point cannot be timed; the message says why."""


@dataclass(frozen=True)
class TimingPoint:
    """What is timed; ``peak`` marks the timings that measure the highest rates of the device."""

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
    """What one timing gave; times in seconds.

    Attributes:
        point: what was timed.
        median, fastest, slowest: of the repeats, timed right.
        repeats: how many.
        wrong: the same call, timed wrong.
        threads: CPU threads that torch could use.
    """

    point: TimingPoint
    median: float
    fastest: float
    slowest: float
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
        """The rate of the fastest repeat: operations a second, or bytes a second where it does no arithmetic."""
        entry = self.point.entry
        amount = entry.flops(self.point.size) or entry.bytes_moved(self.point.size, self.point.dtype)
        return amount / self.fastest


def wrong_source(point: TimingPoint) -> str:
    """Timing as it is often done: one cold call, input creation included, without synchronisation."""
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


def right_source(point: TimingPoint) -> str:
    """Timing as it should be: warmed up, synchronised before and after, the median of many calls, threads stated."""
    synchronise = [] if point.device == "cpu" else ["torch.accelerator.synchronize()"]
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
            *(f"    {line}" for line in synchronise),
            "    start = time.perf_counter()",
            f"    {call}",
            *(f"    {line}" for line in synchronise),
            "    seconds.append(time.perf_counter() - start)",
            "",
            "median = statistics.median(seconds)",
            "threads = torch.get_num_threads()",
        ]
    )
