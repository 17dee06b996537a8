"""A sweep over sizes: one timing after the other in the workers, with progress; it can be cancelled at any time."""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import CancelledError, Executor, Future
from functools import partial

from playground import limits
from playground.errors import first_line
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, usable_benchmarks
from playground.numpy_gpu.timing.measurement import Measurement, TimingError, TimingPoint
from playground.numpy_gpu.timing.tasks import measure_time
from playground.workers.lease import Lease

MATMUL_PEAK_SIZES = (64, 128, 256, 512)
"""The largest of them that is quick enough measures the peak of operations a second of a device."""
COPY_PEAK_SIZE = 4**12
"""Elements that do not fit into the caches of a CPU, so that their copy shows the bandwidth of main memory."""


def plan_sweep(benchmark: str, dtypes: Sequence[str], devices: Sequence[str]) -> list[TimingPoint]:
    """The points of a sweep: the device's peaks first, then all sizes in ascending order."""
    points = []
    for device in devices:
        points.append(TimingPoint("copy", COPY_PEAK_SIZE, "float32", device, peak=True))
        for dtype in dtypes:
            points += [TimingPoint("matmul", size, dtype, device, peak=True) for size in MATMUL_PEAK_SIZES]
    for device in devices:
        if benchmark in usable_benchmarks(device):
            points += [
                TimingPoint(benchmark, size, dtype, device) for dtype in dtypes for size in BENCHMARKS[benchmark].sizes
            ]
    return points


def peak_rate(results: Iterable[Measurement], benchmark: str, dtype: str, device: str) -> float | None:
    """The highest measured rate of a device: operations a second of ``matmul``, bytes a second of ``copy``."""
    rates = [
        each.peak_rate
        for each in results
        if each.point.peak and (each.point.benchmark, each.point.dtype, each.point.device) == (benchmark, dtype, device)
    ]
    return max(rates, default=None)


def longest_duration(points: Sequence[TimingPoint]) -> float:
    """Seconds that a sweep takes at most on an idle server; time in the queue behind other tasks is not included."""
    return len(points) * limits.TIMING_TASK_SECONDS


class Sweep:
    """A sweep in progress. Safe for several threads; it computes nothing itself but submits tasks to workers.

    Attributes:
        points: what is to be timed.
        results: what has been timed so far.
        skipped: points that were not timed, each with the reason.
        cancelled: whether a student stopped it.
        error: what went wrong outside the timings, in a sentence.
    """

    def __init__(
        self,
        points: Sequence[TimingPoint],
        executor: Executor,
        task: Callable[[TimingPoint], Measurement] = measure_time,
    ) -> None:
        self.points = list(points)
        self.results: list[Measurement] = []
        self.skipped: dict[TimingPoint, str] = {}
        self.cancelled = False
        self.error = ""
        self._remaining = list(points)
        self._executor = executor
        self._task = task
        self._in_flight: Future[Measurement] | None = None
        self._changed = threading.Condition(threading.RLock())
        self._lease = Lease(limits.SWEEP_LEASE_SECONDS)
        self.touch()

    @property
    def running(self) -> bool:
        """Whether a timing is in flight or still to come."""
        with self._changed:
            return not self.cancelled and not self.error and (self._in_flight is not None or bool(self._remaining))

    @property
    def progress(self) -> float:
        """The share that is done, from 0 to 1."""
        with self._changed:
            done = len(self.results) + len(self.skipped)
        return done / len(self.points) if self.points else 1.0

    def touch(self) -> None:
        """Renew the lease, because a page shows the sweep, and continue the sweep."""
        with self._changed:
            self._lease.renew()
            self._submit_next()

    def cancel(self) -> None:
        """Time nothing more; a timing that a worker has begun ends by itself within ``limits.TIMING_TASK_SECONDS``."""
        with self._changed:
            self.cancelled = True
            self._remaining.clear()
            if self._in_flight:
                self._in_flight.cancel()
            self._changed.notify_all()

    def wait(self, timeout: float) -> bool:
        """Wait for the end; returns whether it came within the timeout, in seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self.running, timeout)

    def _submit_next(self) -> None:
        while self._remaining and not self._in_flight and not self.cancelled and not self.error:
            if self._lease.expired:
                return
            point = self._remaining.pop(0)
            if reason := self._reason_to_skip(point):
                self.skipped[point] = reason
                continue
            try:
                self._in_flight = future = self._executor.submit(self._task, point)
            except RuntimeError as error:
                self.error = f"The measurement could not start: {error}."
                return
            future.add_done_callback(partial(self._receive, point))

    def _receive(self, point: TimingPoint, done: "Future[Measurement]") -> None:
        with self._changed:
            self._in_flight = None
            try:
                self.results.append(done.result())
            except CancelledError:
                pass
            except TimingError as error:
                self.skipped[point] = str(error)
            except Exception as error:
                # The page shows any failure of the worker, and the results so far stay.
                self.error = f"The measurement stopped: {first_line(error) or type(error).__name__}"
            self._submit_next()
            self._changed.notify_all()

    def _reason_to_skip(self, point: TimingPoint) -> str:
        stored = point.entry.bytes_stored(point.size, point.dtype)
        if stored > limits.MAX_TIMING_BYTES:
            limit = limits.MAX_TIMING_BYTES // 2**20
            return f"its tensors take {stored / 2**20:,.0f} MiB, over the limit of {limit} MiB (MAX_TIMING_BYTES)"
        smaller = self._next_smaller(point)
        if smaller is None:
            return ""
        expected = smaller.median * point.entry.cost(point.size) / point.entry.cost(smaller.point.size)
        if expected > limits.TIMING_CALL_SECONDS:
            return (
                f"one call would take about {expected:.2g} s, over the limit of {limits.TIMING_CALL_SECONDS:g} s "
                "(TIMING_CALL_SECONDS)"
            )
        return ""

    def _next_smaller(self, point: TimingPoint) -> Measurement | None:
        """The largest smaller size that was timed in the same way."""
        smaller = [
            each
            for each in self.results
            if (each.point.benchmark, each.point.dtype, each.point.device)
            == (point.benchmark, point.dtype, point.device)
            and each.point.size < point.size
        ]
        return max(smaller, key=lambda each: each.point.size, default=None)
