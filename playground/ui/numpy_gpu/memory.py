"""The part Memory: of a tensor, and of a training step, calculated and measured."""

import streamlit as st

from playground import limits
from playground.catalog.optimizers import OPTIMIZERS
from playground.charts.memory_bars import memory_bars
from playground.dtypes import DTYPES
from playground.fields import Options
from playground.formatting import format_bytes
from playground.numpy_gpu.choices import STATE_OPTIONS, TENSOR_SHAPE
from playground.numpy_gpu.memory.measured_step import step_source
from playground.numpy_gpu.memory.networks import NETWORKS
from playground.numpy_gpu.memory.rules import (
    MEMORY_PARTS,
    STATE_RULES,
    MeasuredMemory,
    TrainingMemory,
    TrainingSetup,
    calculate_memory,
)
from playground.numpy_gpu.memory.tasks import measure_tensor, measure_training_step
from playground.numpy_gpu.memory.tensors import tensor_bytes, tensor_source
from playground.ui.numpy_gpu import choices
from playground.ui.shared.page_state import PageState
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import chart
from playground.ui.shared.worker_calls import call_worker

_DESCRIPTIONS = {
    "weights": "every weight and bias",
    "gradients": "one for every weight, of the same dtype",
    "activations": "what autograd saves for the backward pass; it grows with the batch",
    "batch": "inputs and targets",
}


def draw_tensor_panel() -> None:
    """Draw the answer to: how large is a tensor?"""
    heading("How large is a tensor?")
    page = choices.page_state()
    *axes, last = st.columns([1, 1, 1, 1, 2], vertical_alignment="bottom")
    for axis, cell in enumerate(axes):
        with cell:
            page.control(f"axis_{axis}")
    with last:
        dtype = str(page.control("tensor_dtype"))
    shape = tuple(int(str(page[f"axis_{axis}"])) for axis in range(len(TENSOR_SHAPE)))
    calculated = tensor_bytes(shape, dtype)
    left, right = st.columns(2, gap="large", vertical_alignment="center")
    with left:
        st.metric("Elements × bytes of one", format_bytes(calculated), border=True)
        product = " × ".join(f"{length:,}" for length in shape)
        st.markdown(
            f"{product} elements of {DTYPES[dtype].bits // 8} bytes are {calculated:,} bytes; torch says "
            f"{_tensor_bytes(shape, dtype):,}."
        )
        if calculated > limits.MAX_TENSOR_BYTES:
            st.caption(
                f"A tensor of more than {format_bytes(limits.MAX_TENSOR_BYTES)} is not created here (MAX_TENSOR_BYTES): this "
                "one is on `meta`, which knows its size without taking the memory."
            )
    with right:
        st.code(tensor_source(shape, dtype), language="python", wrap_lines=True)


@st.cache_data(show_spinner=False, max_entries=200)
def _tensor_bytes(shape: tuple[int, ...], dtype: str) -> int:
    return call_worker(measure_tensor, shape, dtype)


def draw_training_panel() -> None:
    """Draw the answer to: what does training need?"""
    heading("What does training need?")
    setup = _choose_setup(choices.page_state())
    calculated, measured = calculate_memory(setup), _measured_memory(setup)
    if measured.error:
        st.error(f"This step could not be measured: {measured.error}", icon=":material/error:")
    rows = {"by rule": _by_part(calculated)}
    if measured.memory:
        rows["measured"] = _by_part(measured.memory)
    chart("memory_bars", memory_bars(rows))
    _draw_parts(setup, calculated, measured.memory)
    if measured.memory == calculated:
        count = NETWORKS[setup.network].parameter_count
        st.success(
            f"Rule and measurement agree to the byte: {count:,} weights, and in all "
            f"{calculated.total / calculated.weights:.1f} times their own size.",
            icon=":material/check:",
        )
    with st.expander("The lines that measure it"):
        st.code(step_source(setup), language="python", wrap_lines=True)


def _choose_setup(page: PageState) -> TrainingSetup:
    cells = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
    with cells[0]:
        titles = {name: network.title for name, network in NETWORKS.items()}
        network = str(page.control("network", labels=titles))
    with cells[1]:
        dtype = str(page.control("training_dtype"))
    with cells[2]:
        optimizer = str(page.control("optimizer"))
    with cells[3]:
        batch = int(str(page.control("batch")))
    with st.container(horizontal=True):
        switched_on = [name for name in _state_options(optimizer) if page.control(name)]
    return TrainingSetup(network, dtype, optimizer, Options({name: STATE_OPTIONS[name] for name in switched_on}), batch)


def _state_options(optimizer: str) -> list[str]:
    """The options with which an optimizer stores more; Muon's momentum is always on."""
    names = {option.name for option in OPTIMIZERS[optimizer].options}
    return [] if optimizer == "Muon" else [name for name in STATE_OPTIONS if name in names]


@st.cache_data(show_spinner="Measuring one step …", max_entries=200, hash_funcs={TrainingSetup: repr})
def _measured_memory(setup: TrainingSetup) -> MeasuredMemory:
    return call_worker(measure_training_step, setup)


def _by_part(memory: TrainingMemory) -> dict[str, int]:
    return {title: getattr(memory, part) for part, title in MEMORY_PARTS.items()}


def _draw_parts(setup: TrainingSetup, calculated: TrainingMemory, measured: TrainingMemory | None) -> None:
    state = f"{setup.optimizer}: {STATE_RULES[setup.optimizer].description}"
    descriptions = {**_DESCRIPTIONS, "state": state, "total": ""}
    rows = [
        {
            "part": title,
            "by rule": format_bytes(getattr(calculated, part)),
            "measured": format_bytes(getattr(measured, part)) if measured else "–",
            "bytes": f"{getattr(calculated, part):,}",
            "what it is": descriptions[part],
        }
        for part, title in {**MEMORY_PARTS, "total": "in all"}.items()
    ]
    st.dataframe(rows, hide_index=True, alt="Each part of the memory by rule and measured, with what it is.")
