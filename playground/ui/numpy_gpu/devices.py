"""The part Devices: the devices of this server, a chain of transfers between them, and the errors of mixed devices."""

from functools import partial

import streamlit as st

from playground import limits
from playground.accelerators import DeviceReport
from playground.formatting import format_bytes
from playground.numpy_gpu.devices.device_errors import DEVICE_CASES, DeviceCaseResult
from playground.numpy_gpu.devices.discovery import DISCOVERY, DiscoveredDevice
from playground.numpy_gpu.devices.tasks import discover_device, run_device_case, run_transfers
from playground.numpy_gpu.devices.transfer_graph import describe_graph, render_graph
from playground.numpy_gpu.devices.transfers import FIRST_STEPS, OFFERED_STEPS, TRANSFER_STEPS, TransferChain
from playground.ui.numpy_gpu import choices
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.graph_drawing import draw_graph
from playground.ui.shared.style import heading
from playground.ui.shared.worker_calls import call_worker

_STEPS = "transfer_steps"
"""The names of the steps in the chain."""


def draw_inventory_panel() -> None:
    """Draw the answer to: which devices can torch use here?"""
    heading("Which devices can torch use here?")
    report = choices.device_report()
    (st.success if report.accelerator else st.info)(report.summary, icon=":material/memory:")
    left, right = st.columns(2, gap="large")
    with left:
        _draw_inventory(report)
    with right:
        st.code(DISCOVERY, language="python", wrap_lines=True)
        discovered = _discovered()
        st.caption(
            f"Here `device` is `{discovered.name}` and `count` is `{discovered.count}`. These lines find any accelerator; "
            "`torch.cuda` alone overlooks those of Apple and Intel."
        )


@st.cache_resource(show_spinner=False)
def _discovered() -> DiscoveredDevice:
    return call_worker(discover_device)


def _draw_inventory(report: DeviceReport) -> None:
    st.dataframe(
        [
            {
                "device type": backend.device_type,
                "maker": backend.title,
                "in this build": "yes" if backend.built else "no",
                "here": backend.status,
            }
            for backend in report.backends
        ],
        hide_index=True,
        alt="For each device type whether this build of torch has code for it and whether this machine has one.",
    )
    for device in report.devices:
        memory = f", {format_bytes(device.memory)} of memory" if device.memory else ""
        st.caption(f"`{device.name}`: {device.title}{memory}")
    xla = "It is installed here." if report.xla else "It is not installed here."
    st.caption(f"TPUs are no device type of torch itself: they need the separate package `torch_xla`. {xla}")


def draw_transfer_panel() -> None:
    """Draw the answer to: how is data transferred between devices?"""
    heading("How is data transferred between devices?")
    device = choice_buttons(choices.page_state(), "transfer_device")
    steps = st.session_state.setdefault(_STEPS, list(FIRST_STEPS))
    chain = call_worker(run_transfers, list(steps), device)
    _draw_buttons(chain)
    draw_graph(partial(render_graph, chain, device), describe_graph(chain), key="transfers")
    if chain.error:
        _draw_failure(chain)
    elif chain.values:
        st.caption(f"The numbers now: {', '.join(f'{value:g}' for value in chain.values)}.")
    elif device == "meta":
        st.caption("On meta there are no numbers. A real accelerator would hold a copy of them.")
    st.code(chain.source, language="python", wrap_lines=True)


def _draw_buttons(chain: TransferChain) -> None:
    full = len(st.session_state[_STEPS]) >= limits.MAX_TRANSFER_STEPS
    with st.container(horizontal=True, key="transfer_buttons"):
        for name in OFFERED_STEPS:
            st.button(
                TRANSFER_STEPS[name].title,
                key=f"transfer_{name}",
                disabled=bool(chain.error) or full,
                on_click=partial(_append_steps, (name,)),
            )
        st.button(
            "Undo",
            key="transfer_undo",
            icon=":material/undo:",
            disabled=not st.session_state[_STEPS],
            on_click=_undo_step,
        )
        st.button("Start again", key="transfer_again", icon=":material/replay:", on_click=_start_again)
    if full and not chain.error:
        st.caption(f"{limits.MAX_TRANSFER_STEPS} steps are the limit (MAX_TRANSFER_STEPS): undo one, or start again.")


def _append_steps(names: tuple[str, ...], after: int | None = None) -> None:
    """Append steps to the chain, or to its first ``after`` steps."""
    st.session_state[_STEPS] = [*st.session_state[_STEPS][:after], *names][: limits.MAX_TRANSFER_STEPS]


def _undo_step() -> None:
    st.session_state[_STEPS] = st.session_state[_STEPS][:-1]


def _start_again() -> None:
    st.session_state[_STEPS] = list(FIRST_STEPS)


def _draw_failure(chain: TransferChain) -> None:
    st.error(f"`{chain.transfers[-1].line}` fails: {chain.error}", icon=":material/error:")
    st.markdown(chain.explanation)
    with st.container(horizontal=True):
        for number, (title, names) in enumerate(chain.repairs.items()):
            st.button(
                f"Repair: {title}",
                key=f"transfer_repair_{number}",
                type="primary",
                on_click=partial(_append_steps, names, len(chain.transfers) - 1),
            )


def draw_device_error_panel() -> None:
    """Draw the answer to: what goes wrong between devices?"""
    device = choices.device_report().other_device
    heading("What goes wrong between devices?")
    if device == "meta":
        st.caption(
            "There is no accelerator here, so these lines use `meta`, and the errors are torch's own. With a GPU write "
            "`cuda`, `mps` or `xpu` instead; the wording of the message differs a little there."
        )
    titles = {name: case.title for name, case in DEVICE_CASES.items()}
    name = str(choices.page_state().control("device_case", labels=titles))
    case = DEVICE_CASES[name]
    original, repaired = _device_case(name, device)
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**As it was written**")
        _draw_case(case.source(device), case.expression, original)
        st.markdown(case.reason)
    with right:
        if repaired:
            st.markdown("**Repaired**")
            _draw_case(case.repair_source(device), case.repair_expression, repaired)


@st.cache_data(show_spinner=False)
def _device_case(name: str, device: str) -> tuple[DeviceCaseResult, DeviceCaseResult | None]:
    return call_worker(run_device_case, name, device)


def _draw_case(source: str, expression: str, result: DeviceCaseResult) -> None:
    st.code(source, language="python", wrap_lines=True)
    if result.error:
        st.error(result.error, icon=":material/error:")
    else:
        st.success(f"`{expression}` is `{result.value}`", icon=":material/check:")
