"""Timing: choose, measure with progress, cancel; right and wrong in one picture, and rates with the machine's peaks."""

import streamlit as st

from playground import limits
from playground.charts import timing
from playground.formatting import duration, rate
from playground.numpy_gpu.timing.benchmarks import BENCHMARKS, DTYPES, usable
from playground.numpy_gpu.timing.measure import Point, right_source, wrong_source
from playground.numpy_gpu.timing.sweep import Sweep, most_seconds, peak, plan
from playground.ui.numpy_gpu import machine
from playground.ui.shared.server import executor
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import chart, titled

_SWEEP = "timing_sweep"
_TICK = 0.5


def timing_panel() -> None:
    """How long does it take?"""
    heading("How long does it take?")
    benchmark, dtypes, devices = _choices()
    points = plan(benchmark, dtypes, devices)
    sweep = _sweep()
    measured = st.session_state.get("timing_measured")
    with st.container(horizontal=True, vertical_alignment="center", key="timing_buttons"):
        st.button(
            "Measure",
            type="primary",
            icon=":material/timer:",
            key="timing_measure",
            disabled=not (dtypes and devices) or (sweep is not None and sweep.running),
            on_click=lambda: _start(benchmark, points),
        )
        st.button(
            "Cancel",
            icon=":material/stop:",
            key="timing_cancel",
            disabled=sweep is None or not sweep.running,
            on_click=lambda: sweep.cancel() if sweep else None,
        )
        st.caption(
            f"At most {most_seconds(points):.0f} s on an idle server and {limits.MAX_TIMING_BYTES // 2**20} MiB; sizes "
            "whose "
            "calls would take too long are left out."
        )
    _results(measured or benchmark)
    _code(benchmark, dtypes, devices)


def _choices() -> tuple[str, list[str], list[str]]:
    what, kinds, where = st.columns([3, 3, 2], vertical_alignment="bottom")
    names = [device.name for device in machine.found().devices]
    benchmark = what.selectbox(
        "Operation",
        [name for name in BENCHMARKS if any(name in usable(device) for device in names)],
        key="timing_benchmark",
        format_func=titled({name: entry.title for name, entry in BENCHMARKS.items()}),
        persist_state="session",
    )
    dtypes = kinds.pills("dtypes", list(DTYPES), selection_mode="multi", default=["float32"], key="timing_dtypes")
    devices = where.pills("devices", names, selection_mode="multi", default=names, key="timing_devices")
    if len(names) == 1:
        st.caption(
            "There is no accelerator here, so that nothing can be timed on one, and there is nowhere to transfer to. "
            "With one, "
            "the same page times it and the way there and back."
        )
    return benchmark, list(dtypes), [device for device in devices if benchmark in usable(device)]


def _sweep() -> Sweep | None:
    """What this session measured, or is measuring."""
    return st.session_state.get(_SWEEP)


@st.cache_resource(show_spinner=False)
def _first_sweep() -> Sweep:
    """What everybody sees before measuring: one sweep a server, made when the first person looks."""
    return Sweep(plan("matmul", ["float32"], ["cpu"]), executor())


def _start(benchmark: str, points: list[Point]) -> None:
    if before := _sweep():
        before.cancel()
    st.session_state[_SWEEP] = Sweep(points, executor())
    st.session_state["timing_measured"] = benchmark


def _results(benchmark: str) -> None:
    sweep = _sweep()
    if sweep is None:
        sweep, benchmark = _first_sweep(), "matmul"
        st.caption(
            "This server's own first measurement, of matrix products in float32. Press **Measure** for yours: every size is "
            "timed the right way and the wrong way, in a worker process with one thread."
        )
    moving = sweep.running

    @st.fragment(run_every=_TICK if moving else None)
    def live() -> None:
        sweep.touch()
        _progress(sweep)
        _pictures(sweep, benchmark)
        if moving and not sweep.running:
            st.rerun()

    live()


def _progress(sweep: Sweep) -> None:
    done, total = len(sweep.results) + len(sweep.skipped), len(sweep.points)
    if sweep.running:
        st.progress(sweep.progress, text=f"{done} of {total} measured")
    elif sweep.error:
        st.error(sweep.error, icon=":material/error:")
    elif sweep.cancelled:
        st.warning(f"Cancelled after {len(sweep.results)} of {total} measurements; these stay.", icon=":material/stop:")


def _pictures(sweep: Sweep, benchmark: str) -> None:
    results = list(sweep.results)
    if not any(not each.point.peak for each in results):
        return
    time, speed = st.columns(2, gap="medium")
    with time:
        st.markdown("**Time of a call**, right (solid) and wrong (dotted)")
        chart("timing_times", timing.times(results, benchmark))
    with speed:
        st.markdown("**Work a second**, with this machine's measured peak (dashed)")
        chart("timing_rates", timing.rates(results, benchmark))
    _reading(results, benchmark)
    skipped = {point: reason for point, reason in sweep.skipped.items() if not point.peak}
    if skipped:
        point, reason = next(iter(skipped.items()))
        more = f", and {len(skipped) - 1} more" if len(skipped) > 1 else ""
        st.caption(f"Left out: {point.dtype} at size {point.size:,} on {point.device}, because {reason}{more}.")
    _table(results)


def _reading(results: list, benchmark: str) -> None:  # type: ignore[type-arg]
    last = [each for each in results if not each.point.peak][-1]
    point = last.point
    words = [BENCHMARKS[benchmark].advice]
    best = (
        peak(results, "matmul", point.dtype, point.device)
        if benchmark == "matmul"
        else peak(results, "copy", "float32", point.device)
    )
    if best:
        value = last.flops if benchmark == "matmul" else last.bandwidth
        unit = "FLOP" if benchmark == "matmul" else "B"
        words.append(
            f"At size {point.size:,} {point.dtype} reaches {rate(value, unit)}, {value / best:.0%} of the measured "
            "peak of "
            f"{rate(best, unit)} on {point.device}."
        )
    words.append(
        f"Each right value is the median of up to {limits.TIMING_REPEATS} calls after {limits.TIMING_WARM_UP} to warm "
        "up, with "
        f"{last.threads} CPU thread{'s' if last.threads > 1 else ''}; the wrong value is one cold call with its inputs "
        "made "
        "inside, and without waiting for the device."
    )
    if benchmark != "matmul":
        words.append("Above the dashed line the data still fits in the caches of the processor.")
    st.markdown(" ".join(words))


def _table(results: list) -> None:  # type: ignore[type-arg]
    with st.expander("The numbers"):
        st.dataframe(
            [
                {
                    "operation": each.point.benchmark + (" (peak)" if each.point.peak else ""),
                    "size": each.point.size,
                    "dtype": each.point.dtype,
                    "device": each.point.device,
                    "right": duration(each.median),
                    "fastest": duration(each.best),
                    "slowest": duration(each.worst),
                    "calls": each.repeats,
                    "wrong": duration(each.wrong) if each.wrong else "–",
                    "FLOP/s": rate(each.flops, "FLOP") if each.flops else "–",
                    "bytes/s": rate(each.bandwidth, "B"),
                    "threads": each.threads,
                }
                for each in results
            ],
            hide_index=True,
            alt="Every measurement: operation, size, dtype, device, times right and wrong, rates and threads.",
        )


def _code(benchmark: str, dtypes: list[str], devices: list[str]) -> None:
    entry = BENCHMARKS[benchmark]
    point = Point(benchmark, entry.sizes[3], (dtypes or ["float32"])[0], (devices or ["cpu"])[0])
    right, wrong = st.columns(2, gap="medium")
    with right:
        st.markdown("**Right**: warmed up, synchronised, the median of many, threads stated")
        st.code(right_source(point), language="python", wrap_lines=True)
        if point.device == "cpu":
            st.caption(
                "On the CPU a call is done when it returns. On an accelerator it is only queued, and "
                "`torch.accelerator.synchronize()` stands before and after it."
            )
    with wrong:
        st.markdown("**Wrong**: once, cold, the inputs timed along, nothing waited for")
        st.code(wrong_source(point), language="python", wrap_lines=True)
