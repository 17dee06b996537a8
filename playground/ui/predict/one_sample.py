"""One sample: the lines that predict it, and the steps from its inputs to outputs, probabilities and label."""

from typing import Any

import streamlit as st

from playground.charts import run_pictures
from playground.charts.encoding import round_numbers
from playground.formatting import rounded
from playground.predict import tasks
from playground.predict.prediction_code import output_name, prediction_code
from playground.predict.results import SamplePrediction, TestSetPredictions
from playground.protocol.predict import OneSampleData, SampleImage, SampleInPlane, SampleOnCurve
from playground.training.projection import DEFAULT_PROJECTION
from playground.ui.predict.choices import STATE
from playground.ui.predict.chosen_sample import choose_features, chosen_row
from playground.ui.predict.sample_input import render_sample_input, target_text
from playground.ui.shared.components import component
from playground.ui.shared.worker_calls import call_worker

_KEY = "one_sample"

_component = component("predict/one_sample", OneSampleData)


@st.cache_resource(show_spinner=False, max_entries=500)
def _predict_sample(blob: bytes, features: tuple[float, ...]) -> SamplePrediction:
    return call_worker(tasks.predict_sample, blob, features)


def render_one_sample(blob: bytes, predictions: TestSetPredictions) -> SamplePrediction:
    """Draw the control for the sample, the code and the prediction; returns the prediction."""
    inputs, outputs = st.columns([4, 6], gap="large")
    with inputs:
        features = render_sample_input(predictions)
        prediction = _predict_sample(blob, features)
        # A slider makes numbers with many digits; the code shows the first six.
        shown = tuple(rounded(value) for value in features)
        st.code(prediction_code(predictions.experiment, shown), language="python", wrap_lines=True)
    with outputs:
        message = _message(predictions, features, prediction)
        _component(key=_KEY, data=message, on_action_change=lambda: _move_sample(predictions))
    return prediction


def _message(
    predictions: TestSetPredictions, features: tuple[float, ...], prediction: SamplePrediction
) -> OneSampleData:
    experiment = predictions.experiment
    row = chosen_row(predictions)
    return {
        "task": experiment.task,
        "reading": experiment.loss_entry.reading,
        "outputName": output_name(experiment),
        "inputNames": list(experiment.input_names),
        "transformed": bool(experiment.features or experiment.standardise),
        "image": experiment.dataset_entry.image_shape is not None,
        "classes": list(experiment.class_names),
        "target": experiment.dataset_entry.target,
        "inputs": prediction.inputs,
        "outputs": prediction.outputs,
        "probabilities": prediction.probabilities,
        "label": prediction.label,
        "value": prediction.value,
        "truth": None if row is None else target_text(predictions, row),
        "right": None
        if row is None or prediction.label is None
        else bool(prediction.label == predictions.targets[row]),
        "picture": _picture(predictions, features),
    }


def _picture(
    predictions: TestSetPredictions, features: tuple[float, ...]
) -> SampleImage | SampleOnCurve | SampleInPlane | None:
    """The sample in the plane or on the curve of data with one or two features; the image itself where it is one."""
    experiment = predictions.experiment
    if experiment.dataset_entry.image_shape:
        if STATE["source"] == "drawn":
            # The drawing pad already shows the image.
            return None
        return {
            "kind": "image",
            "shape": list(experiment.dataset_entry.image_shape),
            "pixels": [round(255 * each) for each in features],
        }
    if predictions.scene is None or predictions.picture is None:
        return None
    setting = run_pictures.setting(experiment, predictions.scene, DEFAULT_PROJECTION)
    style = run_pictures.style(experiment)
    if experiment.dimensions == 1:
        curve = [round_numbers(predictions.picture["curve_x"]), round_numbers(predictions.picture["curve_y"])]
        return {"kind": "curve", "style": style, "setting": setting, "curve": curve, "position": list(features)}
    grid = run_pictures.picture_data(experiment, predictions.scene, predictions.picture, "plane")["grid"]
    return {"kind": "plane", "style": style, "setting": setting, "grid": grid, "position": list(features)}


def _move_sample(predictions: TestSetPredictions) -> None:
    """Move the sample to the place in the plane that was clicked."""
    action: Any = st.session_state[_KEY].action
    position = action.get("position") if isinstance(action, dict) else None
    if (
        predictions.scene is None
        or not isinstance(position, list)
        or not len(position) == predictions.experiment.dimensions == 2
        or not all(isinstance(each, int | float) for each in position)
    ):
        return
    low, high = predictions.scene["low"], predictions.scene["high"]
    inside = [float(min(max(each, low[axis]), high[axis])) for axis, each in enumerate(position)]
    choose_features(predictions.experiment, tuple(inside))
