"""The sections of the page Predict, of which one is drawn at a time."""

from playground.lessons.predict import PredictState
from playground.predict.results import TestSetPredictions
from playground.ui.predict.chosen_sample import chosen_row
from playground.ui.predict.inference_cost import render_inference_cost
from playground.ui.predict.inference_rules import render_inference_rules
from playground.ui.predict.one_sample import render_one_sample
from playground.ui.predict.save_and_load import render_save_and_load
from playground.ui.predict.threshold import render_threshold
from playground.ui.predict.wrong_predictions import render_wrong_predictions


def render_section(section: str, blob: bytes, predictions: TestSetPredictions) -> PredictState:
    """Draw a section; returns what it shows, for the exercises."""
    if section == "one_sample":
        sample = render_one_sample(blob, predictions)
        return PredictState(predictions, sample, chosen_row(predictions))
    if section == "threshold":
        return PredictState(predictions, thresholds=render_threshold(blob, predictions))
    if section == "inference_rules":
        render_inference_rules(blob, predictions)
        render_inference_cost(blob)
    elif section == "wrong_predictions":
        render_wrong_predictions(predictions)
    else:
        render_save_and_load(blob)
    return PredictState(predictions)
