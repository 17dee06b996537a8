"""The sample that a model is asked about: by slider, from the test set, typed, or drawn."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import streamlit as st

from playground.experiment import Experiment
from playground.ui.shared.components import component
from playground.ui.shared.controls import parse_numbers

if TYPE_CHECKING:
    from playground.predict.test_set import Survey

SLIDERS = 32
"""Features that sliders are offered for at most; images are drawn."""
REACH = 0.25
"""How far a slider goes beyond what training has seen, as a part of the span."""
LARGEST = 1e6
"""Size of a typed number."""
_FEATURES, _ROW, _COMPLAINT, _PAD = "predict_features", "predict_row", "predict_complaint", "digit_pad"

_pad = component("predict/digit_pad")


def sample(found: "Survey") -> tuple[float, ...]:
    """The features of the sample, after the control for them is drawn."""
    ways = ways_for(found.experiment)
    st.session_state.setdefault("predict_way", ways[0])
    if st.session_state["predict_way"] not in ways:
        st.session_state["predict_way"] = ways[0]
    way = st.segmented_control("The sample comes", ways, key="predict_way", persist_state="session", required=True)
    features = features_of(found)
    if way == "by slider":
        _sliders(found, features)
    elif way == "from the test set":
        _test_sample(found)
    elif way == "drawn":
        _drawn(found, features)
    else:
        _typed(found, features)
    if complaint := st.session_state.get(_COMPLAINT):
        st.warning(complaint, icon=":material/block:")
    return features_of(found)


def ways_for(experiment: Experiment) -> list[str]:
    """How a sample of this data can be given, the handiest first."""
    if experiment.dataset_entry.image_shape:
        return ["drawn", "from the test set", "typed"]
    ways = ["by slider", "from the test set", "typed"]
    return ways if experiment.dimensions <= SLIDERS else ways[1:]


def set_features(experiment: Experiment, features: tuple[float, ...], row: int | None = None) -> None:
    """Ask about these features from now on; ``row`` is the test sample that they are."""
    st.session_state[_COMPLAINT] = ""
    st.session_state[_FEATURES] = {"dataset": experiment.dataset, "values": list(features)}
    st.session_state[_ROW] = row


def chosen_row(found: "Survey") -> int | None:
    """The test sample that is asked about, if it is one."""
    row = st.session_state.get(_ROW)
    return (
        row if isinstance(row, int) and row < len(found.truth) and features_of(found) == _of_row(found, row) else None
    )


def _of_row(found: "Survey", row: int) -> tuple[float, ...]:
    return tuple(float(value) for value in found.features[row])


def features_of(found: "Survey") -> tuple[float, ...]:
    """The sample that is asked about; at first, the first of the test set."""
    kept = st.session_state.get(_FEATURES)
    if kept and kept["dataset"] == found.experiment.dataset and len(kept["values"]) == found.experiment.dimensions:
        return tuple(kept["values"])
    set_features(found.experiment, _of_row(found, 0), 0)
    return _of_row(found, 0)


def _sliders(found: "Survey", features: tuple[float, ...]) -> None:
    names = found.experiment.dataset_entry.features
    columns = st.columns(1 if len(names) <= 6 else 2)
    for number, name in enumerate(names):
        low, high = float(found.low[number]), float(found.high[number])
        margin = REACH * max(high - low, 1e-6)
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
                on_change=_slid,
                args=(found.experiment, features, number, key),
            )
    outside = [
        name
        for name, value, low, high in zip(names, features, found.low, found.high, strict=True)
        if not low <= value <= high
    ]
    if outside:
        st.caption(f"Outside of what training has seen: {', '.join(outside[:4])}. There a model only guesses on.")


def _slid(experiment: Experiment, features: tuple[float, ...], number: int, key: str) -> None:
    changed = list(features)
    changed[number] = float(st.session_state[key])
    set_features(experiment, tuple(changed))


def _test_sample(found: "Survey") -> None:
    last = len(found.truth) - 1
    row = chosen_row(found)
    st.session_state["test_row"] = min(row if row is not None else 0, last)

    def take() -> None:
        number = int(st.session_state["test_row"])
        set_features(found.experiment, _of_row(found, number), number)

    if row is None:
        take()
    st.number_input(f"Test sample, 0 to {last}", 0, last, key="test_row", on_change=take)
    number = int(st.session_state["test_row"])
    st.caption(f"Its true {found.experiment.dataset_entry.target}: **{truth_words(found, number)}**")


def truth_words(found: "Survey", row: int) -> str:
    """The true class or value of a test sample."""
    if found.experiment.task == "regression":
        return f"{found.truth[row]:.4g}".replace("-", "−")
    return found.experiment.class_names[int(found.truth[row])]


def _typed(found: "Survey", features: tuple[float, ...]) -> None:
    experiment = found.experiment
    names = experiment.dataset_entry.features
    st.session_state["typed_features"] = ", ".join(f"{value:g}" for value in features)

    def typed() -> None:
        numbers = parse_numbers(st.session_state["typed_features"])
        complaint = typed_problem(numbers, len(names))
        if complaint or not isinstance(numbers, tuple):
            st.session_state[_COMPLAINT] = complaint
        else:
            set_features(experiment, numbers)

    shown = ", ".join(names[:6]) + (", …" if len(names) > 6 else "")
    st.text_input(
        f"{len(names)} numbers with commas between them: {shown}" if len(names) > 1 else f"One number: {names[0]}",
        key="typed_features",
        on_change=typed,
        max_chars=4_000,
    )


def typed_problem(numbers: object, wanted: int) -> str:
    """Why typed numbers are no sample, as one sentence; empty when they are."""
    if isinstance(numbers, str):
        return f"{numbers[:40]!r} is not read as numbers: write them with commas between, such as 0.5, -0.25."
    if not isinstance(numbers, tuple) or len(numbers) != wanted:
        given = len(numbers) if isinstance(numbers, tuple) else 0
        noun = "number" if wanted == 1 else "numbers"
        return f"A sample of this data has {wanted} {noun}, and {given} were typed: write one for each feature."
    if not all(abs(number) <= LARGEST for number in numbers):
        return f"A number here is at most {LARGEST:,.0f} in size: write smaller ones."
    return ""


def _drawn(found: "Survey", features: tuple[float, ...]) -> None:
    height, width = found.experiment.dataset_entry.image_shape or (8, 8)
    _pad(
        key=_PAD,
        data={"height": height, "width": width, "pixels": [round(255 * value) for value in features]},
        on_drawn_change=lambda: _take_drawn(found.experiment, height * width),
    )


def _take_drawn(experiment: Experiment, pixels: int) -> None:
    drawn: Any = st.session_state[_PAD].drawn
    values = drawn.get("pixels") if isinstance(drawn, Mapping) else None
    if not isinstance(values, list) or len(values) != pixels:
        return
    if all(isinstance(value, int | float) and 0 <= value <= 255 for value in values):
        set_features(experiment, tuple(value / 255 for value in values))
