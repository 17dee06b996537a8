"""The live view: one component on the page that draws a run while it trains, and sends the actions of a person."""

import streamlit as st

from playground import limits
from playground.charts import histograms_over_time, network, run_curves, run_pictures
from playground.charts.html import render_html
from playground.charts.run_curves import Cursor
from playground.protocol.train import CurveLines, LiveData, RunProgress
from playground.ui.shared import session
from playground.ui.shared.components import component
from playground.ui.train import live_actions
from playground.ui.train.comparison import summarise_pinned_run
from playground.workers.live_run import LiveRun

TICK_SECONDS = 0.4
_CURSOR, _SCENE_VERSION, _KEY = "live_cursor", "live_scene_version", "live"

_component = component("train/live", LiveData)


def is_busy(run: LiveRun) -> bool:
    """Whether the run, or the pinned one, waits for a worker, so that the view should soon be drawn again."""
    pinned = session.pinned_run()
    return run.busy or (pinned is not None and pinned.busy)


def reserve_slot(name: str) -> None:
    """Reserve a place on the page where the live view draws its ``head`` or its ``result``."""
    st.html(render_html("slot.html.jinja", name=name))


def restart_cursor() -> None:
    """Let the next message contain everything: the page was built again, and its view may be a new one."""
    st.session_state[_CURSOR] = Cursor()


def live_view(run: LiveRun) -> None:
    """Draw the run's newest status; call it in a fragment that runs again while the run is busy."""
    for each in (run, session.pinned_run()):
        if each:
            each.renew_lease()
    if not run.playing:
        run.wait(TICK_SECONDS)
    _component(key=_KEY, data=build_message(run), on_action_change=_on_action)


def _on_action() -> None:
    action = st.session_state[_KEY].action
    if isinstance(action, dict) and action.get("do") == "resend":
        restart_cursor()
    else:
        live_actions.carry_out(action)


def build_message(run: LiveRun) -> LiveData:
    """Build the next message to the component, and advance the session's cursor."""
    cursor: Cursor = st.session_state.get(_CURSOR, Cursor())
    shown, experiment, selection = run.shown, run.experiment, live_actions.selection()
    points, after = run_curves.new_points(experiment, run.history, run.generation, selection.chart, cursor)
    message: LiveData = {
        "generation": run.generation,
        "state": _progress(run),
        "read": run_pictures.read_outs(experiment, run.history, shown.epoch, shown.picture),
        "curves": points,
    }
    if pinned := session.pinned_run():
        message["pinnedSummary"] = summarise_pinned_run(pinned, run)
    if run.scene is None or shown.picture is None:
        return message
    tabs = run_pictures.tabs(experiment)
    tab = selection.tab if selection.tab in tabs else next(iter(tabs))
    if points["fresh"]:
        message["style"] = run_pictures.style(experiment)
        message["layout"] = network.layout(experiment)
        message["pinned"] = _pinned_curves(selection.chart)
    if points["fresh"] or st.session_state.get(_SCENE_VERSION) != run.scene_version:
        message["setting"] = run_pictures.setting(experiment, run.scene, run.projection)
        st.session_state[_SCENE_VERSION] = run.scene_version
    message["tab"] = tab
    message["picture"] = run_pictures.picture_data(experiment, run.scene, shown.picture, tab)
    message["network"] = network.numbers(experiment, shown.picture)
    if selection.chart == "histograms":
        series = run.histograms
        message["histograms"] = histograms_over_time.histogram_images(
            series.steps, series.items, selection.layer, experiment.batches_per_epoch
        )
    st.session_state[_CURSOR] = after
    return message


def _pinned_curves(chart: str) -> CurveLines | None:
    pinned = session.pinned_run()
    return run_curves.complete_curves(pinned.experiment, pinned.history, chart) if pinned else None


def _progress(run: LiveRun) -> RunProgress:
    shown = run.shown
    return {
        "epoch": shown.epoch,
        "epochs": shown.experiment.epochs,
        "step": shown.step,
        "present": run.present.epoch,
        "past": run.past is not None,
        "checkpoints": run.checkpoint_count,
        "maxCheckpoints": limits.MAX_CHECKPOINTS,
        "best": shown.best_epoch,
        "speed": round(run.throttle.steps_per_second),
        "left": run.seconds_left,
        "playing": run.playing,
        "ready": run.ready,
        "message": run.error or shown.ended,
        "bad": bool(run.error) or shown.failed,
    }
