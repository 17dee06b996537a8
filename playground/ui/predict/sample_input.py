"""The controls for the sample that the model predicts: by slider, from the test set, typed, or drawn."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from playground.experiment import Experiment
from playground.predict.choices import SAMPLE_SOURCES
from playground.predict.results import TestSetPredictions
from playground.protocol.predict import DigitPadData
from playground.ui.predict.choices import STATE
from playground.ui.predict.chosen_sample import choose_features, choose_row, chosen_features, chosen_row
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.components import component
from playground.ui.shared.controls import parse_numbers

MAX_SLIDERS = 32
"""Features for which sliders are offered at most; images are drawn."""
SLIDER_MARGIN = 0.25
"""How far a slider goes beyond the training samples, as a share of their span."""
LARGEST = 1e6
"""Absolute value of a typed number."""
_PROBLEM, _PAD = "predict_typed_problem", "digit_pad"

_pad = component("predict/digit_pad", DigitPadData)


def render_sample_input(predictions: TestSetPredictions) -> tuple[float, ...]:
    """Draw the control for the sample; returns its features."""
    features = chosen_features(predictions)
    source = choice_buttons(STATE, "source", SAMPLE_SOURCES, choices=sources_for(predictions.experiment))
    if source == "sliders":
        _render_sliders(predictions, features)
    elif source == "test_set":
        _render_test_sample(predictions)
    elif source == "drawn":
        _render_pad(predictions, features)
    else:
        _render_text(predictions, features)
    return chosen_features(predictions)


def sources_for(experiment: Experiment) -> tuple[str, ...]:
    """How a sample of this data can be given, the most convenient first."""
    if experiment.dataset_entry.image_shape:
        return ("drawn", "test_set", "typed")
    return ("sliders", "test_set", "typed") if experiment.dimensions <= MAX_SLIDERS else ("test_set", "typed")


def _render_sliders(predictions: TestSetPredictions, features: tuple[float, ...]) -> None:
    names = predictions.experiment.dataset_entry.features
    columns = st.columns(1 if len(names) <= 6 else 2)
    for number, name in enumerate(names):
        low, high = float(predictions.feature_low[number]), float(predictions.feature_high[number])
        margin = SLIDER_MARGIN * max(high - low, 1e-6)
        low, high = low - margin, high + margin
        key = f"feature_{number}"
        st.session_state[key] = float(np.clip(features[number], low, high))
        with columns[number % len(columns)]:
            st.slider(
                name,
                low,
                high,
                key=key,
                step=(high - low) / 200,
                format="%.4g",
                on_change=_read_slider,
                args=(predictions.experiment, features, number, key),
            )
    if outside := _outside_training(predictions, features):
        st.caption(
            f"Outside the range of the training data: {', '.join(outside[:4])}. There the model extrapolates, and its "
            "prediction is a guess."
        )


def _outside_training(predictions: TestSetPredictions, features: tuple[float, ...]) -> list[str]:
    names = predictions.experiment.dataset_entry.features
    bounds = zip(names, features, predictions.feature_low, predictions.feature_high, strict=True)
    return [name for name, value, low, high in bounds if not low <= value <= high]


def _read_slider(experiment: Experiment, features: tuple[float, ...], number: int, key: str) -> None:
    changed = list(features)
    changed[number] = float(st.session_state[key])
    choose_features(experiment, tuple(changed))


def _render_test_sample(predictions: TestSetPredictions) -> None:
    last = len(predictions.targets) - 1
    row = chosen_row(predictions)
    if row is None:
        row = 0
        choose_row(predictions, row)
    st.session_state["test_row"] = row
    st.number_input(
        f"Test sample, 0 to {last}",
        0,
        last,
        key="test_row",
        on_change=lambda: choose_row(predictions, int(st.session_state["test_row"])),
    )
    st.caption(f"Its true {predictions.experiment.dataset_entry.target}: **{target_text(predictions, row)}**")


def target_text(predictions: TestSetPredictions, row: int) -> str:
    """The true class or value of a test sample."""
    if predictions.experiment.task == "regression":
        return f"{predictions.targets[row]:.4g}".replace("-", "−")
    return predictions.experiment.class_names[int(predictions.targets[row])]


def _render_text(predictions: TestSetPredictions, features: tuple[float, ...]) -> None:
    names = predictions.experiment.dataset_entry.features
    st.session_state["typed_features"] = ", ".join(f"{value:g}" for value in features)
    shown = ", ".join(names[:6]) + (", …" if len(names) > 6 else "")
    st.text_input(
        f"{len(names)} numbers with commas between them: {shown}" if len(names) > 1 else f"One number: {names[0]}",
        key="typed_features",
        on_change=_read_text,
        args=(predictions.experiment,),
        max_chars=4_000,
    )
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.warning(problem, icon=":material/block:")


def _read_text(experiment: Experiment) -> None:
    numbers = parse_numbers(st.session_state["typed_features"])
    problem = typed_problem(numbers, len(experiment.dataset_entry.features))
    if problem or not isinstance(numbers, tuple):
        st.session_state[_PROBLEM] = problem
    else:
        choose_features(experiment, numbers)


def typed_problem(numbers: object, count: int) -> str:
    """Why typed numbers are not a sample of ``count`` features, as one sentence; empty when they are."""
    if isinstance(numbers, str):
        return f"{numbers[:40]!r} cannot be read as numbers: write them with commas between, such as 0.5, -0.25."
    if not isinstance(numbers, tuple) or len(numbers) != count:
        typed = len(numbers) if isinstance(numbers, tuple) else 0
        noun = "number" if count == 1 else "numbers"
        return f"A sample of this data has {count} {noun}, and {typed} were typed: write one for each feature."
    if not all(abs(number) <= LARGEST for number in numbers):
        return f"The absolute value of a feature is at most {LARGEST:,.0f}: write smaller numbers."
    return ""


def _render_pad(predictions: TestSetPredictions, features: tuple[float, ...]) -> None:
    height, width = predictions.experiment.dataset_entry.image_shape or (8, 8)
    _pad(
        key=_PAD,
        data={"height": height, "width": width, "pixels": [round(255 * value) for value in features]},
        on_action_change=lambda: _read_drawing(predictions.experiment, height * width),
    )


def _read_drawing(experiment: Experiment, pixels: int) -> None:
    action: Any = st.session_state[_PAD].action
    values = action.get("pixels") if isinstance(action, Mapping) else None
    if not isinstance(values, list) or len(values) != pixels:
        return
    if all(isinstance(value, int | float) and 0 <= value <= 255 for value in values):
        choose_features(experiment, tuple(value / 255 for value in values))
