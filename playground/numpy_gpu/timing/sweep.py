"""A sweep over sizes: one measurement after the other in the workers, with progress, and cancelled at any moment."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import CancelledError, Executor, Future
from functools import partial

from playground import limits
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, usable
from playground.numpy_gpu.timing.measure import Measurement, Point, measure

MATMUL_PEAK_SIZES = (64, 128, 256, 512)
"""The largest of them that is quick enough shows the most arithmetic that a device does."""
COPY_PEAK_SIZE = 4**12
"""Elements whose copy lies far outside the caches of a CPU, so that it shows what main memory gives."""


def plan(benchmark: str, dtypes: Sequence[str], devices: Sequence[str]) -> list[Point]:
    """The points of a sweep: the device's peaks first, then all sizes, small ones first."""
    points = []
    for device in devices:
        points.append(Point("copy", COPY_PEAK_SIZE, "float32", device, peak=True))
        for dtype in dtypes:
            points += [Point("matmul", size, dtype, device, peak=True) for size in MATMUL_PEAK_SIZES]
    for device in devices:
        if benchmark in usable(device):
            points += [
                Point(benchmark, size, dtype, device) for dtype in dtypes for size in BENCHMARKS[benchmark].sizes
            ]
    return points


def peak(results: Iterable[Measurement], benchmark: str, dtype: str, device: str) -> float | None:
    """The best rate that the peaks of a device showed: operations a second of ``matmul``, bytes a second of ``copy``."""
    rates = [
        each.peak_rate
        for each in results
        if each.point.peak and (each.point.benchmark, each.point.dtype, each.point.device) == (benchmark, dtype, device)
    ]
    return max(rates, default=None)


def most_seconds(points: Iterable[Point]) -> float:
    """The bound of a sweep on an idle server; waiting behind others comes on top."""
    return sum(limits.TIMING_TWORKER_ANSWER_SECONDS for _ in points)


class Sweep:
    """A sweep in progress. Safe to use from any thread; it never computes, it asks workers.

    Attributes:
        points: what is to be measured.
        results: what was measured so far.
        skipped: points that were not measured, each with the reason.
        cancelled: somebody stopped it.
        error: what went wrong outside the measurements, in a sentence.
    """

    def __init__(
        self,
        points: Sequence[Point],
        executor: Executor,
        task: Callable[[Point], Measurement] = measure,
    ) -> None:
        self.points = list(points)
        self.results: list[Measurement] = []
        self.skipped: dict[Point, str] = {}
        self.cancelled = False
        self.error = ""
        self._waiting = list(points)
        self._executor = executor
        self._task = task
        self._flying: Future[Measurement] | None = None
        self._changed = threading.Condition(threading.RLock())
        self.touch()

    @property
    def running(self) -> bool:
        """Measurements are on their way or still to come."""
        with self._changed:
            return not self.cancelled and not self.error and (self._flying is not None or bool(self._waiting))

    @property
    def progress(self) -> float:
        """The part that is done, from 0 to 1."""
        with self._changed:
            done = len(self.results) + len(self.skipped)
        return done / len(self.points) if self.points else 1.0

    def touch(self) -> None:
        """A page is looking, so that the sweep goes on."""
        with self._changed:
            self._seen = time.monotonic()
            self._go_on()

    def cancel(self) -> None:
        """Measure nothing more; what a worker has begun ends by itself within ``limits.TIMING_TWORKER_ANSWER_SECONDS``."""
        with self._changed:
            self.cancelled = True
            self._waiting.clear()
            if self._flying:
                self._flying.cancel()
            self._changed.notify_all()

    def wait(self, timeout: float) -> bool:
        """Whether it has ended within so many seconds."""
        with self._changed:
            return self._changed.wait_for(lambda: not self.running, timeout)

    def _go_on(self) -> None:
        while self._waiting and not self._flying and not self.cancelled and not self.error:
            if time.monotonic() - self._seen > limits.SWEEP_LEASE_SECONDS:
                return
            point = self._waiting.pop(0)
            if reason := self._reason_to_skip(point):
                self.skipped[point] = reason
                continue
            try:
                self._flying = flying = self._executor.submit(self._task, point)
            except RuntimeError as error:
                self.error = f"The measurement could not start: {error}."
                return
            flying.add_done_callback(partial(self._receive, point))

    def _receive(self, point: Point, done: "Future[Measurement]") -> None:
        with self._changed:
            self._flying = None
            try:
                self.results.append(done.result())
            except CancelledError:
                pass
            except ValueError as error:
                self.skipped[point] = str(error)
            except Exception as error:
                # Whatever befell the worker is told on the page, and what was measured stays.
                self.error = (
                    f"The measurement stopped: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
                )
            self._go_on()
            self._changed.notify_all()

    def _reason_to_skip(self, point: Point) -> str:
        held = point.entry.bytes_held(point.size, point.dtype)
        if held > limits.MAX_TIMING_BYTES:
            return f"its tensors take {held / 2**20:,.0f} MiB, over the limit of {limits.MAX_TIMING_BYTES // 2**20} MiB"
        before = self._last_like(point)
        if before is None:
            return ""
        expected = before.median * point.entry.work(point.size) / before.point.entry.work(before.point.size)
        if expected > limits.TIMING_CALL_SECONDS:
            return f"one call would take about {expected:.2g} s, over the limit of {limits.TIMING_CALL_SECONDS:g} s"
        return ""

    def _last_like(self, point: Point) -> Measurement | None:
        like = [
            each
            for each in self.results
            if (each.point.benchmark, each.point.dtype, each.point.device)
            == (point.benchmark, point.dtype, point.device)
            and each.point.size < point.size
        ]
        return max(like, key=lambda each: each.point.size, default=None)
