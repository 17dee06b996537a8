"""What the model says of one sample: the lines, and from inputs over outputs and probabilities to the label."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from playground.charts import run_pictures
from playground.charts.encoding import floats
from playground.charts.palette import CLASSES
from playground.predict import tasks
from playground.predict.code import output_name, predict_code
from playground.training.projection import DEFAULT_PROJECTION
from playground.ui.predict.sample_input import chosen_row, sample, set_features, truth_words
from playground.ui.shared.components import component
from playground.ui.shared.worker_calls import call_worker

if TYPE_CHECKING:
    from playground.predict.answer import Answer
    from playground.predict.test_set import Survey

_KEY = "predicting"

_component = component("predict/one_sample")


@st.cache_resource(show_spinner=False, max_entries=500)
def answer_of(blob: bytes, features: tuple[float, ...]) -> "Answer":
    """What the model says; the same question is asked once."""
    return call_worker(tasks.predict, blob, features)


def one_sample(blob: bytes, found: "Survey") -> "Answer":
    """The control for the sample, the answer, and the code."""
    inputs, answers = st.columns([4, 6], gap="large")
    with inputs:
        features = sample(found)
        answer = answer_of(blob, features)
        st.code(predict_code(found.experiment, _short(features)), language="python", wrap_lines=True)
    with answers:
        _component(key=_KEY, data=_told(found, features, answer), on_did_change=lambda: _did(found))
    return answer


def _short(features: tuple[float, ...]) -> tuple[float, ...]:
    """The numbers as the code shows them: what JSON or a slider made of them, without their last digits."""
    return tuple(float(f"{value:.6g}") for value in features)


def _told(found: "Survey", features: tuple[float, ...], answer: "Answer") -> dict[str, Any]:
    experiment = found.experiment
    row = chosen_row(found)
    return {
        "task": experiment.task,
        "reading": experiment.loss_entry.reading,
        "outputName": output_name(experiment),
        "inputNames": list(experiment.input_names),
        "made": bool(experiment.features or experiment.standardise),
        "image": experiment.dataset_entry.image_shape is not None,
        "classes": list(experiment.class_names),
        "target": experiment.dataset_entry.target,
        "colours": list(CLASSES),
        "inputs": answer.inputs,
        "outputs": answer.outputs,
        "probabilities": answer.probabilities,
        "label": answer.label,
        "value": answer.value,
        "truth": None if row is None else truth_words(found, row),
        "right": None if row is None or answer.label is None else bool(answer.label == found.truth[row]),
        "place": _place(found, features),
    }


def _place(found: "Survey", features: tuple[float, ...]) -> dict[str, Any] | None:
    """Where the sample lies in the picture of data with one or two features; the image itself where it is one."""
    experiment = found.experiment
    if experiment.dataset_entry.image_shape:
        if st.session_state.get("predict_way") == "drawn":
            # The sheet itself is the picture.
            return None
        return {
            "kind": "image",
            "shape": list(experiment.dataset_entry.image_shape),
            "pixels": [round(255 * each) for each in features],
        }
    if found.scene is None or found.picture is None:
        return None
    setting = run_pictures.setting(experiment, found.scene, DEFAULT_PROJECTION)
    style = run_pictures.style(experiment)
    if experiment.dimensions == 1:
        curve = [floats(found.picture["curve_x"]), floats(found.picture["curve_y"])]
        return {"kind": "curve", "style": style, "setting": setting, "curve": curve, "at": list(features)}
    grid = run_pictures.picture_data(experiment, found.scene, found.picture, "plane")["grid"]
    return {"kind": "plane", "style": style, "setting": setting, "grid": grid, "at": list(features)}


def _did(found: "Survey") -> None:
    """A click on the plane puts the sample there."""
    did: Any = st.session_state[_KEY].did
    at = did.get("at") if isinstance(did, dict) else None
    if (
        isinstance(at, list)
        and len(at) == found.experiment.dimensions == 2
        and all(isinstance(each, int | float) for each in at)
    ):
        low, high = found.scene["low"], found.scene["high"]  # type: ignore[index]
        inside = [float(min(max(each, low[axis]), high[axis])) for axis, each in enumerate(at)]
        set_features(found.experiment, tuple(inside))
