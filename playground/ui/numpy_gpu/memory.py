"""Memory: of a tensor, and of a step of training by rule and measured."""

import streamlit as st

from playground import limits
from playground.catalog.optimizers import OPTIMIZERS
from playground.charts import memory_bars as figure
from playground.charts.memory_bars import PARTS
from playground.fields import Field, Options, Value
from playground.formatting import size
from playground.numpy_gpu.memory.measure import Measured, measure, step_source
from playground.numpy_gpu.memory.networks import NETWORKS
from playground.numpy_gpu.memory.rules import DTYPES, STATES, TENSOR_DTYPES, Setup, needs
from playground.numpy_gpu.memory.tensors import tensor_bytes, tensor_source
from playground.sandbox.shown_code import run
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import chart, titled
from playground.ui.shared.worker_calls import call_worker

SHAPE = (64, 3, 224, 224)
_WORDS = {
    "weights": "every weight and bias",
    "gradients": "one for every weight, of its dtype",
    "activations": "what autograd keeps between forward and backward: it grows with the batch, the rest does not",
    "batch": "inputs and targets",
}


def tensor_panel() -> None:
    """How large is a tensor?"""
    heading("How large is a tensor?")
    cells = st.columns([1, 1, 1, 1, 2], vertical_alignment="bottom")
    shape = [
        int(
            cell.number_input(
                f"axis {axis}",
                1,
                limits.MAX_TENSOR_SIDE,
                SHAPE[axis],
                key=f"tensor_axis_{axis}",
                persist_state="session",
            )
        )
        for axis, cell in enumerate(cells[:4])
    ]
    dtype = cells[4].selectbox("dtype", list(TENSOR_DTYPES), key="tensor_dtype", index=1, persist_state="session")
    needed = tensor_bytes(shape, dtype)
    source = tensor_source(shape, dtype)
    told = run(source).names["t"].nbytes
    left, right = st.columns(2, gap="large", vertical_alignment="center")
    with left:
        st.metric("Elements × bytes of one", size(needed), border=True)
        product = " × ".join(f"{axis:,}" for axis in shape)
        st.markdown(f"{product} elements of {TENSOR_DTYPES[dtype]} bytes are {needed:,} bytes; torch says {told:,}.")
        if needed > limits.MAX_TENSOR_BYTES:
            st.caption(
                f"More than {size(limits.MAX_TENSOR_BYTES)} is not made here (MAX_TENSOR_BYTES): the tensor is on "
                "`meta`, "
                "which "
                "knows its size without taking the memory."
            )
    with right:
        st.code(source, language="python", wrap_lines=True)


def training_panel() -> None:
    """What does training need?"""
    heading("What does training need?")
    setup = _setup()
    ruled = needs(setup)
    measured = _measured(setup.network, setup.dtype, setup.optimizer, tuple(setup.options.items()), setup.batch)
    if measured.error:
        st.error(f"This step could not be measured: {measured.error}", icon=":material/error:")
    chart("memory_bars", figure.bars(ruled, None if measured.error else measured.needs))
    _parts(setup, measured)
    with st.expander("The lines that measure it"):
        st.code(step_source(setup), language="python", wrap_lines=True)


def _setup() -> Setup:
    first, second, third, fourth = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
    network = first.selectbox(
        "Network",
        list(NETWORKS),
        key="memory_network",
        format_func=titled({name: network.title for name, network in NETWORKS.items()}),
        persist_state="session",
    )
    dtype = second.selectbox("dtype", list(DTYPES), key="memory_dtype", persist_state="session")
    optimizer = third.selectbox(
        "Optimizer", list(STATES), index=list(STATES).index("Adam"), key="memory_optimizer", persist_state="session"
    )
    options = _options(optimizer)
    batch = int(
        fourth.number_input(
            "Batch",
            1,
            limits.MAX_MEASURED_BATCH,
            32,
            key="memory_batch",
            help=f"Samples. At most {limits.MAX_MEASURED_BATCH} (MAX_MEASURED_BATCH), so that a step is done in about "
            "a second "
            f"and stays below {size(limits.MAX_STEP_BYTES)} with its working space (MAX_STEP_BYTES).",
            persist_state="session",
        )
    )
    return Setup(network, dtype, optimizer, options, batch)


def _options(optimizer: str) -> Options:
    """The options that make it keep more, as switches."""
    more = [option for option in OPTIMIZERS[optimizer].options if option.name in ("momentum", "amsgrad", "centered")]
    if optimizer == "Muon":
        more = []
    chosen = {}
    with st.container(horizontal=True):
        for option in more:
            if st.checkbox(_switch(option), key=f"memory_{optimizer}_{option.name}", help=option.help):
                chosen[option.name] = 0.9 if option.kind == "float" else True
    return Options(chosen)


def _switch(option: Field) -> str:
    return f"{option.name}=0.9" if option.kind == "float" else f"{option.name}=True"


@st.cache_data(show_spinner="Measuring one step …", max_entries=200)
def _measured(network: str, dtype: str, optimizer: str, options: tuple[tuple[str, Value], ...], batch: int) -> Measured:
    setup = Setup(network, dtype, optimizer, Options(dict(options)), batch)
    return call_worker(measure, setup)


def _parts(setup: Setup, measured: Measured) -> None:
    ruled = needs(setup)
    words = {**_WORDS, "state": f"{setup.optimizer}: {STATES[setup.optimizer].says}"}
    rows = [
        {
            "part": title,
            "by rule": size(getattr(ruled, part)),
            "measured": "–" if measured.error else size(getattr(measured.needs, part)),
            "bytes": f"{getattr(ruled, part):,}",
            "what it is": words[part],
        }
        for part, title in PARTS.items()
    ]
    total = "–" if measured.error else size(measured.needs.total)
    rows.append(
        {
            "part": "in all",
            "by rule": size(ruled.total),
            "measured": total,
            "bytes": f"{ruled.total:,}",
            "what it is": "",
        }
    )
    st.dataframe(rows, hide_index=True, alt="Each part of the memory by rule and measured, with what it is.")
    if not measured.error and measured.needs == ruled:
        count = NETWORKS[setup.network].parameter_count
        st.success(
            f"Rule and measurement agree to the byte: {count:,} weights, {ruled.total / ruled.weights:.1f} times their "
            "own size "
            "in all.",
            icon=":material/check:",
        )
