"""The part Timing: choose, measure, cancel; charts of right and wrong times, and of rates with the machine's peaks."""

from collections.abc import Sequence

import streamlit as st

from playground import limits
from playground.charts.timing import rate_chart, time_chart
from playground.formatting import format_duration, format_rate
from playground.numpy_gpu.choices import FLOAT_DTYPES
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, usable_benchmarks
from playground.numpy_gpu.timing.measurement import Measurement, TimingPoint, right_source, wrong_source
from playground.numpy_gpu.timing.sweep import Sweep, longest_duration, plan_sweep
from playground.ui.numpy_gpu import choices
from playground.ui.numpy_gpu.timing_curves import find_peak, measured_rate, rate_unit, timed_operation, timing_curves
from playground.ui.shared.server import executor
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import chart

_SWEEP = "timing_sweep"
_REFRESH_SECONDS = 0.5


def draw_timing_panel() -> None:
    """Draw the answer to: how long does it take?"""
    heading("How long does it take?")
    benchmark, dtypes, devices = _draw_choices()
    points = plan_sweep(benchmark, dtypes, devices)
    sweep = _session_sweep()
    with st.container(horizontal=True, vertical_alignment="center", key="timing_buttons"):
        st.button(
            "Measure",
            type="primary",
            icon=":material/timer:",
            key="timing_measure",
            disabled=not (dtypes and devices) or (sweep is not None and sweep.running),
            on_click=lambda: _start_sweep(points),
        )
        st.button(
            "Cancel",
            icon=":material/stop:",
            key="timing_cancel",
            disabled=sweep is None or not sweep.running,
            on_click=lambda: sweep.cancel() if sweep else None,
        )
        st.caption(
            f"At most {longest_duration(points):.0f} s on an idle server and {limits.MAX_TIMING_BYTES // 2**20} MiB; sizes "
            "whose calls would take too long are left out."
        )
    _draw_results()
    _draw_code(benchmark, dtypes, devices)


def _draw_choices() -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The operation, the dtypes and the devices on which it can be timed."""
    page = choices.page_state()
    left, middle, right = st.columns([3, 3, 2], vertical_alignment="bottom")
    names = page.schema.by_name["timed_devices"].choices
    with left:
        offered = tuple(name for name in BENCHMARKS if any(name in usable_benchmarks(device) for device in names))
        titles = {name: entry.title for name, entry in BENCHMARKS.items()}
        benchmark = str(page.control("benchmark", choices=offered, labels=titles))
    with middle:
        page.control("timed_dtypes")
    with right:
        page.control("timed_devices")
    if len(names) == 1:
        st.caption(
            "There is no accelerator here, so nothing can be timed on one or transferred to one. With one, this page "
            "times it too, and the transfers to it and back."
        )
    dtypes = tuple(name for name in FLOAT_DTYPES if name in _chosen(page["timed_dtypes"]))
    devices = tuple(name for name in names if name in _chosen(page["timed_devices"]))
    return benchmark, dtypes, tuple(device for device in devices if benchmark in usable_benchmarks(device))


def _chosen(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _session_sweep() -> Sweep | None:
    """The sweep that this session started last."""
    return st.session_state.get(_SWEEP)


@st.cache_resource(show_spinner=False)
def _server_sweep() -> Sweep:
    """The sweep that a session shows before it starts one: it is shared by the server, and the first visit starts it."""
    return Sweep(plan_sweep("matmul", ["float32"], ["cpu"]), executor())


def _start_sweep(points: list[TimingPoint]) -> None:
    if sweep := _session_sweep():
        sweep.cancel()
    st.session_state[_SWEEP] = Sweep(points, executor())


def _draw_results() -> None:
    sweep = _session_sweep()
    if sweep is None:
        sweep = _server_sweep()
        st.caption(
            "These are this server's own timings of matrix products in float32. Press **Measure** for yours: every size is "
            "timed right and wrong, in a worker process with one thread."
        )
    was_running = sweep.running

    @st.fragment(run_every=_REFRESH_SECONDS if was_running else None)
    def refresh() -> None:
        sweep.touch()
        _draw_progress(sweep)
        _draw_charts(sweep)
        if was_running and not sweep.running:
            st.rerun()

    refresh()


def _draw_progress(sweep: Sweep) -> None:
    done, total = len(sweep.results) + len(sweep.skipped), len(sweep.points)
    if sweep.running:
        st.progress(sweep.progress, text=f"{done} of {total} measured")
    elif sweep.error:
        st.error(sweep.error, icon=":material/error:")
    elif sweep.cancelled:
        st.warning(
            f"Cancelled after {len(sweep.results)} of {total} measurements; their results stay.", icon=":material/stop:"
        )


def _draw_charts(sweep: Sweep) -> None:
    results = list(sweep.results)
    timed = [each for each in results if not each.point.peak]
    if not timed:
        return
    operation, curves = timed_operation(timed[0].point.benchmark), timing_curves(results)
    left, right = st.columns(2, gap="medium")
    with left:
        st.markdown("**Time of a call**, right (solid) and wrong (dotted)")
        chart("timing_times", time_chart(operation, curves))
    with right:
        st.markdown("**Rate**, with the highest rate measured on this machine (dashed)")
        chart("timing_rates", rate_chart(operation, curves))
    st.markdown(_explain(timed[-1], results))
    skipped = {point: reason for point, reason in sweep.skipped.items() if not point.peak}
    if skipped:
        point, reason = next(iter(skipped.items()))
        others = f", and {len(skipped) - 1} more" if len(skipped) > 1 else ""
        st.caption(f"Left out: {point.dtype} at size {point.size:,} on {point.device}, because {reason}{others}.")
    _draw_table(results)


def _explain(last: Measurement, results: Sequence[Measurement]) -> str:
    """How to read the charts, with the numbers of the last timing."""
    point = last.point
    unit = rate_unit(point.benchmark)
    sentences = [point.entry.advice]
    if peak := find_peak(last, results):
        value = measured_rate(last)
        sentences.append(
            f"At size {point.size:,} {point.dtype} reaches {format_rate(value, unit)}, {value / peak:.0%} of the measured "
            f"peak of {format_rate(peak, unit)} on {point.device}."
        )
    sentences.append(
        f"Each right value is the median of up to {limits.TIMING_REPEATS} calls after {limits.TIMING_WARM_UP} warm-up "
        f"calls, with {last.threads} CPU thread{'s' if last.threads > 1 else ''}; the wrong value is one cold call, input "
        "creation included, without synchronisation."
    )
    if unit == "B":
        sentences.append("Above the dashed line the data still fits in the caches of the processor.")
    return " ".join(sentences)


def _draw_table(results: Sequence[Measurement]) -> None:
    with st.expander("The numbers"):
        st.dataframe(
            [
                {
                    "operation": each.point.benchmark + (" (peak)" if each.point.peak else ""),
                    "size": each.point.size,
                    "dtype": each.point.dtype,
                    "device": each.point.device,
                    "right": format_duration(each.median),
                    "fastest": format_duration(each.fastest),
                    "slowest": format_duration(each.slowest),
                    "calls": each.repeats,
                    "wrong": format_duration(each.wrong) if each.wrong else "–",
                    "FLOP/s": format_rate(each.flops, "FLOP") if each.flops else "–",
                    "bytes/s": format_rate(each.bandwidth, "B"),
                    "threads": each.threads,
                }
                for each in results
            ],
            hide_index=True,
            alt="Every measurement: operation, size, dtype, device, times right and wrong, rates and threads.",
        )


def _draw_code(benchmark: str, dtypes: Sequence[str], devices: Sequence[str]) -> None:
    entry = BENCHMARKS[benchmark]
    point = TimingPoint(benchmark, entry.sizes[3], (*dtypes, "float32")[0], (*devices, "cpu")[0])
    right, wrong = st.columns(2, gap="medium")
    with right:
        st.markdown("**Right**: warmed up, synchronised, the median of many calls, threads stated")
        st.code(right_source(point), language="python", wrap_lines=True)
        if point.device == "cpu":
            st.caption(
                "On the CPU a call is done when it returns. On an accelerator it is only queued, so "
                "`torch.accelerator.synchronize()` is called before and after it."
            )
    with wrong:
        st.markdown("**Wrong**: one cold call, input creation included, no synchronisation")
        st.code(wrong_source(point), language="python", wrap_lines=True)
