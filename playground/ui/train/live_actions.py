"""The actions of a person on the live view: its script sends them, and this module checks and carries them out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from playground.charts.run_curves import CHARTS
from playground.experiment import Layer
from playground.training.projection import Projection
from playground.ui.shared import session

_SELECTION, _REBUILD = "live_selection", "live_rebuild_page"


@dataclass(frozen=True)
class Selection:
    """Which pictures are shown.

    Attributes:
        tab: of the model's predictions; a name that the task does not have means its first tab.
        chart: of the run over time.
        layer: whose histograms are shown.
    """

    tab: str = ""
    chart: str = CHARTS[0]
    layer: int = 0


def selection() -> Selection:
    """Which pictures this session shows."""
    # Plain values, not an object: an instance saved before an edit of the code would not be one of the new class.
    return Selection(**st.session_state.get(_SELECTION, {}))


def carry_out(action: object) -> None:
    """Carry out one action; a malformed one, which our script never sends, is ignored."""
    if not isinstance(action, Mapping):
        return
    function = _ACTIONS.get(str(action.get("do")))
    if function:
        try:
            function(action)
        except (LookupError, TypeError, ValueError, OverflowError):
            return


def needs_rebuild() -> bool:
    """Whether an action since the last call changed the experiment, so that the whole page must be built again."""
    return bool(st.session_state.pop(_REBUILD, False))


def _select(action: Mapping[str, Any]) -> None:
    changes = {name: action[name] for name in ("tab", "chart", "layer") if name in action}
    checked = replace(selection(), **changes)
    if checked.chart in CHARTS:
        st.session_state[_SELECTION] = {
            "tab": str(checked.tab),
            "chart": checked.chart,
            "layer": int(checked.layer),
        }


def _set_axes(action: Mapping[str, Any]) -> None:
    axes = action["axes"]
    first, second = (0, 0) if axes is None else (int(axes[0]), int(axes[1]))
    if min(first, second) >= 0:
        session.live_run().set_projection(Projection(None if axes is None else (first, second)))


def _rewind(action: Mapping[str, Any]) -> None:
    session.live_run().rewind(int(action["epoch"]))


def _set_weight(action: Mapping[str, Any]) -> None:
    source = action["source"]
    session.live_run().set_weight(
        int(action["layer"]), int(action["unit"]), None if source is None else int(source), float(action["value"])
    )
    st.session_state[_REBUILD] = True


def _set_layers(action: Mapping[str, Any]) -> None:
    """Change the layers; each row holds neurons, activation, and the present layer whose other values stay."""
    present = session.experiment().layers
    layers = []
    for units, activation, number in action["layers"]:
        old = present[number] if isinstance(number, int) and 0 <= number < len(present) else Layer()
        layers.append({**vars(old), "units": units, "activation": activation})
    session.change(layers=tuple(layers))
    st.session_state[_REBUILD] = True


def _play_both(_action: Mapping[str, Any]) -> None:
    """Play the pinned run and the present one together, or pause the pinned one."""
    pinned = session.pinned_run()
    if pinned and pinned.playing:
        pinned.pause()
    elif pinned:
        pinned.play()
        session.live_run().play()
    st.session_state[_REBUILD] = True


_ACTIONS: dict[str, Callable[[Mapping[str, Any]], None]] = {
    "select": _select,
    "axes": _set_axes,
    "rewind": _rewind,
    "weight": _set_weight,
    "layers": _set_layers,
    "play_both": _play_both,
}
