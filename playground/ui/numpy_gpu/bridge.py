"""The bridge: two tables side by side, and what follows what."""

from functools import partial

import streamlit as st

from playground import limits
from playground.numpy_gpu.bridge.cases import CASES, Case, Side
from playground.numpy_gpu.bridge.crossing import VALUE, Action, Change, Crossing, Shelf, address, allowed, cross
from playground.numpy_gpu.bridge.round_trips import ROUND_TRIPS, RoundTrip, Travelled, travel
from playground.ui.numpy_gpu.machine import device_picker, on
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import cells, titled

_CHANGES = "bridge_changes"
_WORDS: dict[Action, str] = {"add": "{0} += 1", "rebind": "{0} = {0} + 1"}
_HELP: dict[Action, str] = {
    "add": "Writes into the memory that is there.",
    "rebind": "Makes a new result, and the name means that one from now on.",
}


def bridge_panel() -> None:
    """Who shares memory?"""
    heading("Who shares memory?")
    choice, device = st.columns([3, 2], vertical_alignment="bottom")
    with choice:
        name = st.selectbox(
            "Crossing",
            list(CASES),
            key="bridge_case",
            format_func=titled({name: f"{case.group}: {case.title}" for name, case in CASES.items()}),
            on_change=_start_again,
            persist_state="session",
        )
    case = CASES[name]
    with device:
        where = _device(case)
    changes = [Change(**change) for change in st.session_state.get(_CHANGES, [])]
    crossing: Crossing = on(where, cross, name, changes, where)
    sides, code = st.columns([7, 5], gap="large")
    with sides:
        _sides(case, crossing)
        _verdict(case, crossing)
    with code:
        st.code(crossing.source, language="python", wrap_lines=True)
        st.caption(f"{case.reason} [Documentation]({case.link})")


def _device(case: Case) -> str:
    if not case.moves:
        return "cpu"
    return device_picker("bridge_device", "cpu", "Where the tensor goes. meta has shapes and dtypes, but no data.")


def _start_again() -> None:
    st.session_state[_CHANGES] = []


def _change(change: Change) -> None:
    changes = st.session_state.setdefault(_CHANGES, [])
    if len(changes) >= limits.MAX_BRIDGE_CHANGES:
        st.session_state["bridge_full"] = True
        return
    changes.append(vars(change))


def _sides(case: Case, crossing: Crossing) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        _side(case, "left", crossing.left, crossing)
    with right:
        if crossing.right is None:
            st.error(f"torch says {crossing.error}", icon=":material/error:")
        else:
            _side(case, "right", crossing.right, crossing)


def _side(case: Case, side: Side, shelf: Shelf, crossing: Crossing) -> None:
    st.markdown(f"**`{shelf.name}`** · {shelf.kind}" + (f" · `{shelf.dtype}`" if shelf.dtype else ""))
    if shelf.values is None:
        st.info(
            f"On {shelf.device} there is no data to show: only the shape and the dtype.", icon=":material/hide_source:"
        )
    else:
        cells(
            f"bridge_{case.name}_{side}",
            shelf.name,
            shelf.values,
            VALUE,
            lambda row, column, value: _change(Change("set", side, row, column, value)),
            changed=crossing.changed[side],
        )
    where = f"address `{address(shelf.address)}`" if shelf.address else "no address of its own"
    st.caption(where + (f" · strides {shelf.strides} bytes" if shelf.strides else ""))
    others = [action for action in allowed(case, side) if action != "set"]
    for cell, action in zip(st.columns(2), others, strict=False):
        cell.button(
            _WORDS[action].format(shelf.name),
            key=f"bridge_{side}_{action}",
            help=_HELP[action],
            width="stretch",
            on_click=partial(_change, Change(action, side)),
        )


def _verdict(case: Case, crossing: Crossing) -> None:
    if st.session_state.pop("bridge_full", False):
        st.warning(
            f"That was not done: {limits.MAX_BRIDGE_CHANGES} changes are the limit (MAX_BRIDGE_CHANGES). Start again.",
            icon=":material/block:",
        )
    elif not crossing.error:
        shared = "**They share memory.** " if crossing.shares else "**They share no memory.** "
        changed = bool(st.session_state.get(_CHANGES))
        says = crossing.verdict if changed else "Change a number on either side, and see whether the other one follows."
        icon = ":material/link:" if crossing.shares else ":material/link_off:"
        (st.success if crossing.shares else st.info)(shared + says, icon=icon)
    st.button("Start again", key="bridge_again", icon=":material/replay:", on_click=_start_again)


@st.cache_data(show_spinner=False)
def _travelled() -> dict[str, Travelled]:
    return {name: travel(trip.source) for name, trip in ROUND_TRIPS.items()}


def round_trip_panel() -> None:
    """What arrives as what?"""
    heading("What arrives as what?")
    done = _travelled()
    st.dataframe(
        [
            {
                "kind": name,
                "NumPy": each.array or "–",
                "torch": each.tensor.removeprefix("torch.") or "–",
                "back in NumPy": each.back or "–",
                "same memory": "yes" if each.shares else "no",
                "torch says": each.error or each.warning or "",
            }
            for name, each in done.items()
        ],
        hide_index=True,
        height=300,
        alt="For each dtype: what it is in NumPy, in torch and back, whether memory is shared, and what torch says.",
    )
    name = st.pills("Look closer", list(ROUND_TRIPS), key="round_trip", default="float64", required=True)
    _trip(ROUND_TRIPS[name or "float64"])


def _trip(trip: RoundTrip) -> None:
    st.caption(trip.reason)
    first, second = st.columns(2, gap="large")
    with first:
        _way(trip.source, travel(trip.source))
    with second:
        if trip.repair:
            _way(trip.repair_source, travel(trip.repair_source), "The repair")


def _way(source: str, travelled: Travelled, title: str = "") -> None:
    st.markdown(f"**{title or 'As it is'}**")
    st.code(source, language="python", wrap_lines=True)
    if travelled.error:
        st.error(travelled.error, icon=":material/error:")
    elif travelled.warning:
        st.warning(travelled.warning, icon=":material/warning:")
    if travelled.tensor:
        back = f", back as `{travelled.back}`" if travelled.back else ""
        start = f"`{travelled.array}` arrives" if travelled.array else "The tensor is"
        st.caption(f"{start} as `{travelled.tensor}`{back}.")
