"""The sweep: bounded, fair, and cancelled within a second, with real workers and with an executor of the test."""

import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from playground import limits
from playground.accelerators import report_devices
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, usable_benchmarks
from playground.numpy_gpu.timing.measurement import Measurement, TimingError, TimingPoint
from playground.numpy_gpu.timing.sweep import Sweep, longest_duration, peak_rate, plan_sweep
from playground.numpy_gpu.timing.tasks import measure_time
from playground.workers.pool import LocalExecutor
from tests import fake_machines


class ManualExecutor(Executor):
    """An executor that runs nothing: the test completes each task itself."""

    def __init__(self) -> None:
        self.tasks: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.tasks.append((future, fn, args))
        return future

    def answer(self, seconds: float = 1e-6) -> TimingPoint:
        """Complete the newest task with the time of each call."""
        point: TimingPoint
        future, _, (point,) = self.tasks[-1]
        future.set_result(Measurement(point, seconds, seconds, seconds, 50, 2 * seconds, 1))
        return point


@pytest.mark.covers("devices.sweep")
def test_real_workers_measure_every_size_that_is_quick_enough() -> None:
    with LocalExecutor(1) as workers:
        sweep = Sweep([point for point in plan_sweep("matmul", ["float32"], ["cpu"]) if point.size <= 256], workers)
        deadline = time.monotonic() + 60
        while not sweep.wait(1) and time.monotonic() < deadline:
            # Renewed as a page does: on a busy machine the first worker may start later than the lease ends.
            sweep.touch()
        assert not sweep.running
    assert sweep.error == ""
    assert sweep.progress == 1
    sizes = [each.point.size for each in sweep.results if not each.point.peak]
    assert sizes == [32, 64, 128, 256]
    rate = peak_rate(sweep.results, "matmul", "float32", "cpu")
    assert rate is not None
    assert rate > 0
    assert {each.threads for each in sweep.results} == {1}


@pytest.mark.covers("devices.sweep")
def test_cancelling_frees_the_page_at_once_and_the_worker_within_a_second() -> None:
    with LocalExecutor(1) as workers:
        workers.submit(time.monotonic).result(60)
        sweep = Sweep(plan_sweep("matmul", ["float32", "float64"], ["cpu"]), workers)
        deadline = time.monotonic() + 60
        while not sweep.results and time.monotonic() < deadline:
            sweep.wait(0.02)
        started = time.monotonic()
        sweep.cancel()
        assert not sweep.running
        done = len(sweep.results)
        freed = workers.submit(time.monotonic).result(60)
        assert freed - started < 1
    assert done <= len(sweep.results) <= done + 1
    assert sweep.wait(0)


@pytest.mark.covers("devices.sweep")
def test_one_measurement_is_in_flight_at_a_time_and_progress_rises() -> None:
    executor = ManualExecutor()
    sweep = Sweep(plan_sweep("add", ["float32"], ["cpu"]), executor)
    progress = [sweep.progress]
    while sweep.running:
        assert len(executor.tasks) == len(sweep.results) + 1
        executor.answer()
        progress.append(sweep.progress)
    assert progress == sorted(progress)
    assert progress[-1] == 1
    assert not sweep.skipped


def test_a_size_that_would_take_too_long_is_left_out_with_the_reason() -> None:
    executor = ManualExecutor()
    sweep = Sweep([TimingPoint("matmul", size, "float32", "cpu") for size in (32, 64, 128)], executor)
    # The next size takes eight times as long: 0.04 s become 0.32 s.
    executor.answer(seconds=0.04)
    assert not sweep.running
    assert len(sweep.results) == 1
    assert [point.size for point in sweep.skipped] == [64, 128]
    assert all("over the limit" in reason for reason in sweep.skipped.values())


def test_too_much_memory_is_left_out_with_the_reason() -> None:
    sweep = Sweep([TimingPoint("matmul", 8192, "float64", "cpu")], ManualExecutor())
    assert "MiB" in next(iter(sweep.skipped.values()))
    assert sweep.progress == 1


def test_a_refused_measurement_is_left_out_and_the_sweep_continues() -> None:
    executor = ManualExecutor()
    sweep = Sweep(
        [TimingPoint("copy", 1024, "float32", "cuda:0"), TimingPoint("copy", 1024, "float32", "cpu")], executor
    )
    executor.tasks[-1][0].set_exception(TimingError("no such card"))
    executor.answer()
    assert list(sweep.skipped.values()) == ["no such card"]
    assert len(sweep.results) == 1
    assert not sweep.error


def test_a_lost_worker_stops_the_sweep_with_the_reason_and_the_results_stay() -> None:
    executor = ManualExecutor()
    sweep = Sweep(plan_sweep("add", ["float32"], ["cpu"]), executor)
    executor.answer()
    executor.tasks[-1][0].set_exception(RuntimeError("three workers ended"))
    assert sweep.error == "The measurement stopped: three workers ended"
    assert len(sweep.results) == 1
    assert not sweep.running


def test_a_closed_executor_is_an_error_without_a_traceback() -> None:
    workers = LocalExecutor(1)
    workers.shutdown()
    assert "shut down" in Sweep(plan_sweep("add", ["float32"], ["cpu"]), workers).error


def test_a_sweep_that_no_page_shows_stops_and_continues_when_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SWEEP_LEASE_SECONDS", 0.02)
    executor = ManualExecutor()
    sweep = Sweep(plan_sweep("add", ["float32"], ["cpu"]), executor)
    time.sleep(0.05)
    executor.answer()
    assert len(executor.tasks) == 1
    sweep.touch()
    assert len(executor.tasks) == 2


@pytest.mark.parametrize(
    "machine",
    [fake_machines.NO_ACCELERATOR, fake_machines.ONE_GPU, fake_machines.TWO_GPUS],
    ids=["no accelerator", "one", "several"],
)
def test_a_sweep_covers_every_device_of_a_machine(machine: fake_machines.FakeMachine) -> None:
    devices = [name for name in report_devices(machine).names if name != "meta"]
    for benchmark in BENCHMARKS:
        points = plan_sweep(benchmark, ["float32", "float16"], devices)
        swept = {point.device for point in points if not point.peak}
        assert swept == {device for device in devices if benchmark in usable_benchmarks(device)}
        assert {point.device for point in points if point.peak} == set(devices)


def test_the_shown_duration_is_the_sum_of_the_bounds_of_the_timings() -> None:
    points = plan_sweep("matmul", ["float32"], ["cpu"])
    assert longest_duration(points) == pytest.approx(len(points) * limits.TIMING_TASK_SECONDS)


@pytest.mark.parametrize("benchmark", usable_benchmarks("cpu"))
def test_no_point_of_any_sweep_can_exceed_its_bound(benchmark: str) -> None:
    """The slowest calls that are still timed: warm-up, the wrong call and the repeats."""
    longest = (
        limits.TIMING_CALL_SECONDS * (limits.TIMING_WARM_UP + 2) + limits.TIMING_SECONDS + limits.TIMING_CALL_SECONDS
    )
    assert longest <= limits.TIMING_TASK_SECONDS
    assert (
        measure_time(TimingPoint(benchmark, BENCHMARKS[benchmark].sizes[0], "float16", "cpu")).median
        < limits.TIMING_CALL_SECONDS
    )
