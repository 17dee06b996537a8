"""One measurement: the shown lines are those that run, and they wait for the device before and after."""

import statistics

import pytest
import torch
from torch.utils import benchmark as torch_benchmark

from playground import limits
from playground.numpy_gpu.choices import FLOAT_DTYPES
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, Benchmark, usable_benchmarks
from playground.numpy_gpu.timing.measurement import TimingError, TimingPoint, right_source, wrong_source
from playground.numpy_gpu.timing.tasks import measure_time
from tests.shown_lines import run_lines

SMALL = TimingPoint("matmul", 64, "float32", "cpu")
EVERY_BENCHMARK = pytest.mark.parametrize("entry", BENCHMARKS.values(), ids=BENCHMARKS)


@pytest.mark.covers("devices.timing")
def test_the_right_timing_warms_up_takes_the_median_of_many_and_states_the_threads() -> None:
    variables = run_lines(right_source(SMALL)).variables
    assert len(variables["seconds"]) == limits.TIMING_REPEATS or sum(variables["seconds"]) >= limits.TIMING_SECONDS
    assert variables["median"] == statistics.median(variables["seconds"])
    assert variables["threads"] == torch.get_num_threads()


@pytest.mark.covers("devices.timing")
def test_the_right_timing_waits_for_the_device_before_and_after_each_call(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[int] = []
    monkeypatch.setattr(torch.accelerator, "synchronize", lambda *_: waits.append(1))
    variables = run_lines(right_source(TimingPoint("matmul", 64, "float32", "meta"))).variables
    assert len(waits) == 2 * len(variables["seconds"])
    waits.clear()
    run_lines(wrong_source(TimingPoint("matmul", 64, "float32", "meta")))
    run_lines(right_source(SMALL))
    assert waits == []


@pytest.mark.covers("devices.timing")
def test_right_and_wrong_are_both_measured() -> None:
    measured = measure_time(SMALL)
    assert measured.wrong > 0
    assert 0 < measured.fastest <= measured.median <= measured.slowest
    assert 1 < measured.repeats <= limits.TIMING_REPEATS
    assert measure_time(TimingPoint("matmul", 64, "float32", "cpu", peak=True)).wrong == 0


def test_the_median_has_the_order_of_magnitude_of_torchs_own_timer() -> None:
    point = TimingPoint("matmul", 256, "float32", "cpu")
    timer = torch_benchmark.Timer(
        "a @ b", "a = torch.ones(256, 256); b = torch.ones(256, 256)", num_threads=torch.get_num_threads()
    )
    theirs = timer.blocked_autorange(min_run_time=0.1).median
    assert theirs / 20 < measure_time(point).median < theirs * 20


@pytest.mark.covers("devices.bandwidth")
def test_rates_are_operations_and_bytes_over_time() -> None:
    measured = measure_time(SMALL)
    assert measured.flops == 2 * 64**3 / measured.median
    assert measured.bandwidth == 3 * 64**2 * 4 / measured.median
    copied = measure_time(TimingPoint("copy", 1024, "float64", "cpu", peak=True))
    assert copied.flops == 0
    assert copied.peak_rate == 2 * 1024 * 8 / copied.fastest


@EVERY_BENCHMARK
@pytest.mark.parametrize("dtype", FLOAT_DTYPES)
def test_every_benchmark_runs_on_the_cpu_in_every_dtype(entry: Benchmark, dtype: str) -> None:
    size = entry.sizes[0]
    point = TimingPoint(entry.name, size, dtype, "cpu")
    variables = run_lines(
        "\n".join(["import torch", *entry.lines(size, dtype, "cpu"), f"out = {entry.source('cpu')}"])
    ).variables
    tensors = [each for name, each in variables.items() if isinstance(each, torch.Tensor) and name != "out"]
    assert {each.dtype for each in tensors} == {getattr(torch, dtype)}
    stored = {each.data_ptr(): each.nbytes for each in [*tensors, variables["out"]]}
    # A transfer stores the tensor twice, once on each device; on the CPU there is one.
    assert sum(stored.values()) == entry.bytes_stored(size, dtype) // (2 if entry.transfers else 1)
    assert measure_time(point).median > 0


@EVERY_BENCHMARK
def test_benchmarks_are_described(entry: Benchmark) -> None:
    assert list(entry.sizes) == sorted(entry.sizes)
    assert entry.cost(entry.sizes[1]) > entry.cost(entry.sizes[0]) > 0
    assert entry.advice.endswith(".")
    assert entry.transfers == (entry.name not in usable_benchmarks("cpu"))
    assert entry.name in usable_benchmarks("cuda:0")


def test_operations_of_a_matrix_product_are_as_torch_counts_them() -> None:
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        torch.ones(64, 64) @ torch.ones(64, 64)
    assert counter.get_total_flops() == BENCHMARKS["matmul"].flops(64)


def test_too_much_memory_is_refused_by_the_limits_name() -> None:
    with pytest.raises(TimingError, match="MAX_TIMING_BYTES"):
        measure_time(TimingPoint("add", 4**14, "float64", "cpu"))


@pytest.mark.skipif(torch.accelerator.is_available(), reason="there is an accelerator here")
def test_a_device_that_does_not_exist_is_refused_with_torchs_reason() -> None:
    with pytest.raises(TimingError, match="CUDA"):
        measure_time(TimingPoint("matmul", 64, "float32", "cuda:0"))
