"""The live view: one component on the page that draws a run as it goes, and tells what a person does on it."""

import streamlit as st

from playground import limits
from playground.charts import histograms_over_time, network, run_curves, run_pictures
from playground.charts.run_curves import Cursor
from playground.protocol.train import CurveLines, LiveData, RunStatus
from playground.ui.shared import session
from playground.ui.shared.components import component
from playground.ui.train import comparing, events
from playground.workers.live_run import LiveRun

TICK_SECONDS = 0.4
_CURSOR, _SCENERY, _KEY = "live_cursor", "live_scenery", "live"

_component = component("train/live", LiveData)


def moving(run: LiveRun) -> bool:
    """Whether the run, or the pinned one, has something on its way, so that the view should soon be drawn again."""
    pinned = session.pinned()
    return run.busy or (pinned is not None and pinned.busy)


def slot(name: str) -> None:
    """Keep a place on the page where the live view draws its ``head`` or its ``result``."""
    st.html(f'<div class="pg-slot-{name}"></div>')


def start_afresh() -> None:
    """Let the next message tell everything: for the body of a page, whose view may be a new one."""
    st.session_state[_CURSOR] = Cursor()


def live_view(run: LiveRun) -> None:
    """Draw the run's newest state; call it in a fragment that runs again while the run moves."""
    for each in (run, session.pinned()):
        if each:
            each.touch()
    if not run.playing:
        run.wait(TICK_SECONDS)
    _component(key=_KEY, data=message(run), on_did_change=_did)


def _did() -> None:
    did = st.session_state[_KEY].did
    if isinstance(did, dict) and did.get("do") == "missed":
        start_afresh()
    else:
        events.take(did)


def message(run: LiveRun) -> LiveData:
    """What the component is told now; moves the session's cursor on."""
    cursor: Cursor = st.session_state.get(_CURSOR, Cursor())
    shown, experiment, choice = run.shown, run.experiment, events.choice()
    lines, after = run_curves.curves(experiment, run.history, run.generation, choice.chart, cursor)
    told: LiveData = {
        "generation": run.generation,
        "state": _state(run),
        "read": run_pictures.read_outs(experiment, run.history, shown.epoch, shown.picture),
        "curves": lines,
    }
    if pinned := session.pinned():
        told["kept"] = comparing.told(pinned, run)
    if run.scene is None or shown.picture is None:
        return told
    tabs = run_pictures.tabs(experiment)
    tab = choice.tab if choice.tab in tabs else next(iter(tabs))
    if lines["fresh"]:
        told["style"] = run_pictures.style(experiment)
        told["layout"] = network.layout(experiment)
        told["pinned"] = _pinned(choice.chart)
    if lines["fresh"] or st.session_state.get(_SCENERY) != run.scenery:
        told["setting"] = run_pictures.setting(experiment, run.scene, run.view)
        st.session_state[_SCENERY] = run.scenery
    told["tab"] = tab
    told["picture"] = run_pictures.pictured(experiment, run.scene, shown.picture, tab)
    told["network"] = network.numbers(experiment, shown.picture)
    if choice.chart == "spreads":
        kept = run.spreads
        told["spreads"] = histograms_over_time.spreads(
            kept.steps, kept.items, choice.layer, experiment.batches_per_epoch
        )
    st.session_state[_CURSOR] = after
    return told


def _pinned(chart: str) -> CurveLines | None:
    pinned = session.pinned()
    if pinned is None:
        return None
    return run_curves.whole(pinned.experiment, pinned.history, chart)


def _state(run: LiveRun) -> RunStatus:
    shown = run.shown
    return {
        "epoch": shown.epoch,
        "epochs": shown.experiment.epochs,
        "step": shown.step,
        "present": run.present.epoch,
        "past": run.past is not None,
        "kept": run.kept_states,
        "mostKept": limits.MAX_PAST_STATES,
        "best": shown.best_epoch,
        "speed": round(run.pace.steps_per_second),
        "left": run.seconds_left,
        "playing": run.playing,
        "ready": run.ready,
        "message": run.error or shown.ended,
        "bad": bool(run.error) or shown.failed,
    }
