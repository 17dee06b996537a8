"""One measurement: the shown lines are those that run, and they wait for the device before and after."""

import statistics

import pytest
import torch
from torch.utils import benchmark as torch_benchmark

from playground import limits
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, DTYPES, Benchmark, usable
from playground.numpy_gpu.timing.measure import Point, measure, right_source, wrong_source
from playground.sandbox.shown_code import run

SMALL = Point("matmul", 64, "float32", "cpu")
EVERY_BENCHMARK = pytest.mark.parametrize("entry", BENCHMARKS.values(), ids=BENCHMARKS)


@pytest.mark.covers("devices.timing")
def test_the_right_way_warms_up_takes_the_median_of_many_and_states_the_threads() -> None:
    names = run(right_source(SMALL)).names
    assert len(names["seconds"]) == limits.TIMING_REPEATS or sum(names["seconds"]) >= limits.TIMING_SECONDS
    assert names["median"] == statistics.median(names["seconds"])
    assert names["threads"] == torch.get_num_threads()


@pytest.mark.covers("devices.timing")
def test_the_right_way_waits_for_the_device_before_and_after_each_call(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[int] = []
    monkeypatch.setattr(torch.accelerator, "synchronize", lambda *_: waits.append(1))
    names = run(right_source(Point("matmul", 64, "float32", "meta"))).names
    assert len(waits) == 2 * len(names["seconds"])
    waits.clear()
    run(wrong_source(Point("matmul", 64, "float32", "meta")))
    run(right_source(SMALL))
    assert waits == []


@pytest.mark.covers("devices.timing")
def test_both_ways_stand_side_by_side() -> None:
    measured = measure(SMALL)
    assert measured.wrong > 0
    assert 0 < measured.best <= measured.median <= measured.worst
    assert 1 < measured.repeats <= limits.TIMING_REPEATS
    assert measure(Point("matmul", 64, "float32", "cpu", peak=True)).wrong == 0


def test_the_median_is_of_the_size_that_torchs_own_timer_finds() -> None:
    point = Point("matmul", 256, "float32", "cpu")
    timer = torch_benchmark.Timer(
        "a @ b", "a = torch.ones(256, 256); b = torch.ones(256, 256)", num_threads=torch.get_num_threads()
    )
    theirs = timer.blocked_autorange(min_run_time=0.1).median
    assert theirs / 20 < measure(point).median < theirs * 20


@pytest.mark.covers("devices.bandwidth")
def test_rates_are_work_over_time() -> None:
    measured = measure(SMALL)
    assert measured.flops == 2 * 64**3 / measured.median
    assert measured.bandwidth == 3 * 64**2 * 4 / measured.median
    copied = measure(Point("copy", 1024, "float64", "cpu", peak=True))
    assert copied.flops == 0
    assert copied.peak_rate == 2 * 1024 * 8 / copied.best


@EVERY_BENCHMARK
@pytest.mark.parametrize("dtype", DTYPES)
def test_every_benchmark_runs_on_the_cpu_in_every_dtype(entry: Benchmark, dtype: str) -> None:
    size = entry.sizes[0]
    point = Point(entry.name, size, dtype, "cpu")
    names = run("\n".join(["import torch", *entry.lines(size, dtype, "cpu"), f"out = {entry.source('cpu')}"])).names
    tensors = [each for name, each in names.items() if isinstance(each, torch.Tensor) and name != "out"]
    assert {each.dtype for each in tensors} == {getattr(torch, dtype)}
    held = {each.data_ptr(): each.nbytes for each in [*tensors, names["out"]]}
    # A crossing holds the tensor twice when there is somewhere to cross to; on the CPU it is one.
    assert sum(held.values()) == entry.bytes_held(size, dtype) // (2 if entry.crosses else 1)
    assert measure(point).median > 0


@EVERY_BENCHMARK
def test_benchmarks_are_described(entry: Benchmark) -> None:
    assert list(entry.sizes) == sorted(entry.sizes)
    assert entry.work(entry.sizes[1]) > entry.work(entry.sizes[0]) > 0
    assert entry.advice.endswith(".")
    assert entry.crosses == (entry.name not in usable("cpu"))
    assert entry.name in usable("cuda:0")


def test_operations_of_a_matrix_product_are_as_torch_counts_them() -> None:
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        torch.ones(64, 64) @ torch.ones(64, 64)
    assert counter.get_total_flops() == BENCHMARKS["matmul"].flops(64)


def test_too_much_memory_is_refused_by_the_limits_name() -> None:
    with pytest.raises(ValueError, match="MAX_TIMING_BYTES"):
        measure(Point("add", 4**14, "float64", "cpu"))


@pytest.mark.skipif(torch.accelerator.is_available(), reason="there is an accelerator here")
def test_a_device_that_is_not_here_is_refused_with_torchs_reason() -> None:
    with pytest.raises(ValueError, match="CUDA"):
        measure(Point("matmul", 64, "float32", "cuda:0"))
