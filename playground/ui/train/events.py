"""What a person does on the live view, as its script tells it: checked, and carried out on the session's run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from playground.charts.run_curves import CHARTS
from playground.experiment import Layer
from playground.training.projection import View
from playground.ui.shared import session
from playground.workers.live_run import LiveRun

_CHOICE, _STRUCTURE = "live_choice", "live_structure_changed"


@dataclass(frozen=True)
class Choice:
    """Which pictures are looked at.

    Attributes:
        tab: of the model's answers; the task's first when it has none of this name.
        chart: of the run over time.
        layer: whose histograms.
    """

    tab: str = ""
    chart: str = CHARTS[0]
    layer: int = 0


def choice() -> Choice:
    """Which pictures this session looks at."""
    # Plain values, not an object: a class kept over an edit of the code would no longer be the class it was.
    return Choice(**st.session_state.get(_CHOICE, {}))


def take(did: object) -> None:
    """Carry out one deed; what is not well formed, which no hand of ours sends, is let be."""
    if not isinstance(did, Mapping):
        return
    deed = _DEEDS.get(str(did.get("do")))
    if deed:
        try:
            deed(did)
        except (LookupError, TypeError, ValueError, OverflowError):
            return


def structure_changed() -> bool:
    """Whether the page must be built anew since this was last asked."""
    return bool(st.session_state.pop(_STRUCTURE, False))


def _look(did: Mapping[str, Any]) -> None:
    changes = {name: did[name] for name in ("tab", "chart", "layer") if name in did}
    checked = replace(choice(), **changes)
    if checked.chart in CHARTS:
        st.session_state[_CHOICE] = {"tab": str(checked.tab), "chart": checked.chart, "layer": int(checked.layer)}


def _axes(did: Mapping[str, Any]) -> None:
    axes = did["axes"]
    first, second = (0, 0) if axes is None else (int(axes[0]), int(axes[1]))
    if min(first, second) >= 0:
        session.live_run().set_view(View(None if axes is None else (first, second)))


def _back(did: Mapping[str, Any]) -> None:
    session.live_run().look_back(int(did["epoch"]))


def _weight(did: Mapping[str, Any]) -> None:
    source = did["source"]
    session.set_weight(
        int(did["layer"]), int(did["unit"]), None if source is None else int(source), float(did["value"])
    )
    st.session_state[_STRUCTURE] = True


def _layers(did: Mapping[str, Any]) -> None:
    """Each row: neurons, activation, and the number of the present layer that it was, whose other values it keeps."""
    before = session.experiment().layers
    layers = []
    for units, activation, was in did["layers"]:
        old = before[was] if isinstance(was, int) and 0 <= was < len(before) else Layer()
        layers.append({**vars(old), "units": units, "activation": activation})
    session.change(layers=tuple(layers))
    st.session_state[_STRUCTURE] = True


def _both(did: Mapping[str, Any]) -> None:
    pinned = session.pinned()
    if pinned and pinned.playing:
        pinned.pause()
    elif pinned:
        pinned.play()
        session.go_on(LiveRun.play)
    st.session_state[_STRUCTURE] = True


_DEEDS: dict[str, Callable[[Mapping[str, Any]], None]] = {
    "look": _look,
    "axes": _axes,
    "back": _back,
    "weight": _weight,
    "layers": _layers,
    "both": _both,
}
