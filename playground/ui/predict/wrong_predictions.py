"""The test samples that the model predicts wrongly, those of which it is most confident first."""

from typing import Any

import numpy as np
import streamlit as st

from playground.arrays import Array
from playground.charts.encoding import encode_unsigned, round_numbers
from playground.formatting import rounded
from playground.predict.choices import ANY_CLASS
from playground.predict.results import TestSetPredictions
from playground.protocol.predict import WrongPredictionsData, WrongSample
from playground.ui.predict.choices import STATE, class_selectbox
from playground.ui.predict.chosen_sample import choose_row
from playground.ui.shared.components import component

ON_A_PAGE = 24
SHOWN_FEATURES = 6
_KEY = "wrong_predictions"

_component = component("predict/wrong_predictions", WrongPredictionsData)


def render_wrong_predictions(predictions: TestSetPredictions) -> None:
    """Draw them page by page, filtered by true and by predicted class."""
    if predictions.probabilities is None:
        rows, text = _largest_errors(predictions)
    else:
        rows, text = _wrong_rows(predictions, predictions.probabilities)
    if not len(rows):
        st.success(text, icon=":material/check:")
        return
    pages = -(-len(rows) // ON_A_PAGE)
    page = _page_number(pages) if pages > 1 else 1
    st.caption(text)
    shown = rows[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    _component(
        key=_KEY,
        data=_message(predictions, shown),
        on_action_change=lambda: _open_sample(predictions),
    )


def _page_number(pages: int) -> int:
    key = "predict_wrong_page"
    st.session_state[key] = min(int(str(STATE["wrong_page"])), pages)
    with st.container(width=200):
        st.number_input(
            f"Page, 1 to {pages}",
            1,
            pages,
            key=key,
            on_change=lambda: STATE.set(wrong_page=st.session_state[key]),
        )
    return int(st.session_state[key])


def _wrong_rows(predictions: TestSetPredictions, probabilities: Array) -> tuple[Array, str]:
    """The rows of the wrong predictions, most confident first, after the filters; and a sentence about them."""
    names = predictions.experiment.class_names
    labels = {ANY_CLASS: "any"} | {name: name for name in names}
    true_column, predicted_column, _ = st.columns([1, 1, 2])
    with true_column:
        true_class = class_selectbox("true_class", labels, ANY_CLASS)
    with predicted_column:
        predicted_class = class_selectbox("predicted_class", labels, ANY_CLASS)
    wrong = np.flatnonzero(predictions.predicted != predictions.targets)
    if not len(wrong):
        return wrong, (
            f"All {len(predictions.targets)} test samples are predicted correctly, so there is nothing to browse. Add "
            "noise to the data, or train for fewer epochs."
        )
    rows = np.array(
        [
            row
            for row in wrong
            if true_class in (ANY_CLASS, names[predictions.targets[row]])
            and predicted_class in (ANY_CLASS, names[predictions.predicted[row]])
        ],
        dtype=np.int64,
    )
    if not len(rows):
        return rows, (
            f"None of the {len(wrong)} wrong predictions has the true class {labels[true_class]} and the predicted class "
            f"{labels[predicted_class]}: choose another pair."
        )
    order = np.argsort(-probabilities[rows, predictions.predicted[rows]], kind="stable")
    count = (
        f"{len(rows)} of {len(predictions.targets)} test samples are predicted wrongly"
        if len(rows) == len(wrong)
        else f"{len(rows)} of {len(wrong)} wrong predictions"
    )
    return rows[order], f"{count}; those of which the model is most confident come first. Click one to open it."


def _largest_errors(predictions: TestSetPredictions) -> tuple[Array, str]:
    errors = np.abs(predictions.predicted - predictions.targets)
    rows = np.argsort(-errors, kind="stable")[:ON_A_PAGE]
    return rows, f"The {len(rows)} test samples with the largest errors, largest first. Click one to open it."


def _message(predictions: TestSetPredictions, rows: Array) -> WrongPredictionsData:
    entry = predictions.experiment.dataset_entry
    return {
        "samples": [_sample(predictions, row) for row in rows.tolist()],
        "classes": list(predictions.experiment.class_names),
        "features": list(entry.features[:SHOWN_FEATURES]),
        "more": max(0, len(entry.features) - SHOWN_FEATURES),
        "imageShape": list(entry.image_shape or ()),
    }


def _sample(predictions: TestSetPredictions, row: int) -> WrongSample:
    sample: WrongSample = {
        "row": row,
        "truth": rounded(predictions.targets[row], 4),
        "predicted": rounded(predictions.predicted[row], 4),
    }
    if predictions.probabilities is not None:
        sample["probabilities"] = round_numbers(predictions.probabilities[row], 3)
    if predictions.experiment.dataset_entry.image_shape:
        sample["pixels"] = encode_unsigned(255 * predictions.features[row])
    else:
        sample["features"] = round_numbers(predictions.features[row][:SHOWN_FEATURES])
    return sample


def _open_sample(predictions: TestSetPredictions) -> None:
    """Show the clicked sample in the section about one sample."""
    action: Any = st.session_state[_KEY].action
    row = action.get("row") if isinstance(action, dict) else None
    if isinstance(row, int) and 0 <= row < len(predictions.targets):
        choose_row(predictions, row)
        STATE.set(section="one_sample", source="test_set")
