"""The part Bridge: an array and a tensor side by side, whether they share memory, and dtypes on a round trip."""

from functools import partial

import streamlit as st

from playground import limits
from playground.numpy_gpu.bridge.conversions import CONVERSIONS, Conversion, Side
from playground.numpy_gpu.bridge.round_trips import ROUND_TRIPS, RoundTrip, RoundTripResult
from playground.numpy_gpu.bridge.sharing import (
    VALUE,
    Action,
    ConversionResult,
    SideChange,
    SideState,
    allowed_actions,
    format_address,
)
from playground.numpy_gpu.bridge.tasks import run_conversion, run_round_trips
from playground.ui.numpy_gpu import choices
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.page_state import PageState
from playground.ui.shared.style import heading
from playground.ui.shared.widgets import cells
from playground.ui.shared.worker_calls import call_worker

_CHANGES = "bridge_changes"
"""The changes since the conversion was chosen; as plain values, which outlive an edit of the code."""
_FULL = "bridge_full"
_CODE: dict[Action, str] = {"add": "{0} += 1", "rebind": "{0} = {0} + 1"}
_HELP: dict[Action, str] = {
    "add": "Writes into the existing memory.",
    "rebind": "Makes a new result, and the name refers to it from now on.",
}


def draw_conversion_panel() -> None:
    """Draw the answer to: which conversions share memory?"""
    heading("Which conversions share memory?")
    page = choices.page_state()
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        titles = {name: f"{conversion.group}: {conversion.title}" for name, conversion in CONVERSIONS.items()}
        name = str(page.control("conversion", labels=titles, on_change=_clear_changes))
    conversion = CONVERSIONS[name]
    with right:
        device = _choose_device(page, conversion)
    changes = [SideChange(**change) for change in st.session_state.get(_CHANGES, [])]
    result = call_worker(run_conversion, name, changes, device)
    sides, code = st.columns([7, 5], gap="large")
    with sides:
        _draw_sides(conversion, result)
        _draw_explanation(result)
    with code:
        st.code(result.source, language="python", wrap_lines=True)
        st.caption(f"{conversion.reason} [Documentation]({conversion.link})")


def _choose_device(page: PageState, conversion: Conversion) -> str:
    return choice_buttons(page, "conversion_device") if conversion.uses_device else "cpu"


def _clear_changes() -> None:
    st.session_state[_CHANGES] = []


def _add_change(change: SideChange) -> None:
    changes = st.session_state.setdefault(_CHANGES, [])
    if len(changes) >= limits.MAX_CONVERSION_CHANGES:
        st.session_state[_FULL] = True
        return
    changes.append(vars(change))


def _draw_sides(conversion: Conversion, result: ConversionResult) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        _draw_side(conversion, "left", result.left, result)
    with right:
        if result.right is None:
            st.error(f"torch says {result.error}", icon=":material/error:")
        else:
            _draw_side(conversion, "right", result.right, result)


def _draw_side(conversion: Conversion, side: Side, state: SideState, result: ConversionResult) -> None:
    st.markdown(f"**`{state.name}`** · {state.kind}" + (f" · `{state.dtype}`" if state.dtype else ""))
    if state.values is None:
        st.info(
            f"On {state.device} there is no data to show: only the shape and the dtype.", icon=":material/hide_source:"
        )
    else:
        cells(
            f"bridge_{conversion.name}_{side}",
            state.name,
            state.values,
            VALUE,
            lambda row, column, value: _add_change(SideChange("set", side, row, column, value)),
            changed=result.changed[side],
        )
    address = f"address `{format_address(state.address)}`" if state.address else "no address of its own"
    st.caption(address + (f" · strides {state.strides} bytes" if state.strides else ""))
    actions = [action for action in allowed_actions(conversion, side) if action != "set"]
    for cell, action in zip(st.columns(2), actions, strict=False):
        cell.button(
            _CODE[action].format(state.name),
            key=f"bridge_{side}_{action}",
            help=_HELP[action],
            width="stretch",
            on_click=partial(_add_change, SideChange(action, side)),
        )


def _draw_explanation(result: ConversionResult) -> None:
    if st.session_state.pop(_FULL, False):
        st.warning(
            f"No change was made: {limits.MAX_CONVERSION_CHANGES} changes are the limit (MAX_CONVERSION_CHANGES). Start "
            "again.",
            icon=":material/block:",
        )
    elif not result.error:
        shared = "**They share memory.** " if result.shares else "**They share no memory.** "
        hint = "Change a number on either side, and see whether the other side changes too."
        explanation = result.explanation if st.session_state.get(_CHANGES) else hint
        icon = ":material/link:" if result.shares else ":material/link_off:"
        (st.success if result.shares else st.info)(shared + explanation, icon=icon)
    st.button("Start again", key="bridge_again", icon=":material/replay:", on_click=_clear_changes)


@st.cache_data(show_spinner=False)
def _round_trips() -> dict[str, RoundTripResult]:
    return call_worker(run_round_trips)


def draw_round_trip_panel() -> None:
    """Draw the answer to: which dtype does a conversion give?"""
    heading("Which dtype does a conversion give?")
    results = _round_trips()
    originals = {name: results[trip.source] for name, trip in ROUND_TRIPS.items()}
    st.dataframe(
        [
            {
                "kind": name,
                "NumPy": result.array or "–",
                "torch": result.tensor.removeprefix("torch.") or "–",
                "back in NumPy": result.back or "–",
                "same memory": "yes" if result.shares else "no",
                "torch says": result.error or result.warning or "",
            }
            for name, result in originals.items()
        ],
        hide_index=True,
        height=300,
        alt="For each dtype: what it is in NumPy, in torch and back, whether memory is shared, and what torch says.",
    )
    _draw_round_trip(ROUND_TRIPS[choice_buttons(choices.page_state(), "round_trip", wrap=True)], results)


def _draw_round_trip(trip: RoundTrip, results: dict[str, RoundTripResult]) -> None:
    st.caption(trip.reason)
    original, repaired = st.columns(2, gap="large")
    with original:
        _draw_lines("As it is", trip.source, results)
    with repaired:
        if trip.repair:
            _draw_lines("Repaired", trip.repair_source, results)


def _draw_lines(title: str, source: str, results: dict[str, RoundTripResult]) -> None:
    result = results[source]
    st.markdown(f"**{title}**")
    st.code(source, language="python", wrap_lines=True)
    if result.error:
        st.error(result.error, icon=":material/error:")
    elif result.warning:
        st.warning(result.warning, icon=":material/warning:")
    if result.tensor:
        back = f", and back as `{result.back}`" if result.back else ""
        start = f"`{result.array}` becomes" if result.array else "The tensor is"
        st.caption(f"{start} `{result.tensor}`{back}.")
