"""Devices: what there is, data on its way between them, and the errors of things on two devices."""

from functools import partial

import streamlit as st

from playground import limits
from playground.charts import device_crossing
from playground.formatting import size
from playground.numpy_gpu.devices.journey import FIRST, OFFERED, STEPS, Journey, travel
from playground.numpy_gpu.devices.mix_ups import MIX_UPS, answer
from playground.numpy_gpu.devices.report import DISCOVERY, discover_values
from playground.ui.numpy_gpu import machine
from playground.ui.shared.graph_drawing import draw_graph
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import titled

_STEPS = "journey_steps"


def inventory_panel() -> None:
    """What is here?"""
    heading("What is there to compute on?")
    found = machine.found()
    (st.success if found.accelerator else st.info)(found.summary, icon=":material/memory:")
    left, right = st.columns(2, gap="large")
    with left:
        st.dataframe(
            [
                {
                    "device type": end.kind,
                    "whose": end.title,
                    "in this build": "yes" if end.built else "no",
                    "here": end.says,
                }
                for end in found.back_ends
            ],
            hide_index=True,
            alt="For each device type whether this build of torch knows it and whether there is one here.",
        )
        for device in found.devices:
            memory = f", {size(device.memory)} of memory" if device.memory else ""
            st.caption(f"`{device.name}`: {device.title}{memory}")
        xla = "It is installed here." if found.xla else "It is not installed here."
        st.caption(f"TPUs are no device type of torch itself: they come with the separate package `torch_xla`. {xla}")
    with right:
        st.code(DISCOVERY, language="python", wrap_lines=True)
        values = machine.in_worker(discover_values)
        st.caption(
            f"Here `device` is `{values['device']}` and `count` is `{values['count']}`. These lines find any "
            "accelerator: "
            "asking `torch.cuda` alone overlooks Apple's and Intel's."
        )


def journey_panel() -> None:
    """How does data get there and back?"""
    heading("How does data get there and back?")
    where = machine.device_picker(
        "journey_device",
        machine.other_device(),
        "Where `to(device)` sends the tensor. meta is in every build: it keeps shapes and dtypes, and no numbers.",
    )
    steps = st.session_state.setdefault(_STEPS, list(FIRST))
    journey: Journey = machine.on(where, travel, list(steps), where)
    _buttons(journey)
    draw_graph(partial(device_crossing.dot, journey, where), device_crossing.alternative(journey), key="journey")
    _what_happened(journey, where)
    st.code(journey.source, language="python", wrap_lines=True)


def _buttons(journey: Journey) -> None:
    stopped = bool(journey.error)
    full = len(st.session_state[_STEPS]) >= limits.MAX_JOURNEY_STEPS
    with st.container(horizontal=True, key="journey_buttons"):
        for name in OFFERED:
            st.button(
                STEPS[name].title,
                key=f"journey_{name}",
                disabled=stopped or full,
                on_click=partial(_take, (name,)),
            )
        st.button(
            "Back", key="journey_back", icon=":material/undo:", disabled=not st.session_state[_STEPS], on_click=_back
        )
        st.button("Start again", key="journey_again", icon=":material/replay:", on_click=_again)
    if full and not stopped:
        st.caption(f"{limits.MAX_JOURNEY_STEPS} steps are the limit (MAX_JOURNEY_STEPS): go back, or start again.")


def _take(names: tuple[str, ...]) -> None:
    st.session_state[_STEPS] = [*st.session_state[_STEPS], *names][: limits.MAX_JOURNEY_STEPS]


def _back() -> None:
    st.session_state[_STEPS] = st.session_state[_STEPS][:-1]


def _again() -> None:
    st.session_state[_STEPS] = list(FIRST)


def _mend(names: tuple[str, ...], done: int) -> None:
    st.session_state[_STEPS] = [*st.session_state[_STEPS][:done], *names][: limits.MAX_JOURNEY_STEPS]


def _what_happened(journey: Journey, where: str) -> None:
    if journey.error:
        st.error(f"`{journey.legs[-1].line}` stops: {journey.error}", icon=":material/error:")
        st.markdown(journey.why)
        with st.container(horizontal=True):
            for number, (words, names) in enumerate(journey.repairs.items()):
                st.button(
                    f"Repair: {words}",
                    key=f"journey_repair_{number}",
                    type="primary",
                    on_click=partial(_mend, names, len(journey.legs) - 1),
                )
        return
    if journey.values:
        st.caption(f"The numbers now: {', '.join(f'{value:g}' for value in journey.values)}.")
    elif where == "meta":
        st.caption("On meta there are no numbers. On a real accelerator they would be there, copied.")


def mix_up_panel() -> None:
    """What goes wrong between devices?"""
    device = machine.other_device()
    heading("What goes wrong between devices?")
    if device == "meta":
        st.caption(
            "There is no accelerator here, so these lines use `meta`, and the errors are torch's own. With a GPU put `cuda`, "
            "`mps` or `xpu` in its place; the words of the message differ a little there."
        )
    name = st.selectbox(
        "Case",
        list(MIX_UPS),
        key="mix_up",
        format_func=titled({name: case.title for name, case in MIX_UPS.items()}),
        persist_state="session",
    )
    case = MIX_UPS[name]
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**As it was written**")
        _run(case.source(device), case.shows, device)
        st.markdown(case.reason)
    with right:
        if case.repair:
            st.markdown("**Repaired**")
            _run(case.repair_source(device), case.repair_shows, device)


def _run(source: str, shows: str, device: str) -> None:
    st.code(source, language="python", wrap_lines=True)
    error, shown = machine.on(device, answer, source, shows)
    if error:
        st.error(error, icon=":material/error:")
    else:
        st.success(f"`{shows}` is `{shown}`", icon=":material/check:")
