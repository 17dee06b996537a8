"""The sample that the model predicts: the features that a person chose, and whether they are those of a test sample."""

from dataclasses import dataclass

import streamlit as st

from playground.experiment import Experiment
from playground.predict.results import TestSetPredictions

_KEY = "predict_sample"


@dataclass(frozen=True)
class ChosenSample:
    """A sample.

    Attributes:
        dataset: to which it belongs.
        features: one number for each feature of the data.
        row: the test sample that it was taken from; None for any other sample.
    """

    dataset: str
    features: tuple[float, ...]
    row: int | None = None


def choose_features(experiment: Experiment, features: tuple[float, ...]) -> None:
    """Predict these features from now on."""
    st.session_state[_KEY] = ChosenSample(experiment.dataset, features)


def choose_row(predictions: TestSetPredictions, row: int) -> None:
    """Predict this test sample from now on."""
    st.session_state[_KEY] = ChosenSample(predictions.experiment.dataset, _features_of_row(predictions, row), row)


def chosen_features(predictions: TestSetPredictions) -> tuple[float, ...]:
    """The features of the chosen sample; at first, those of the first test sample."""
    sample: ChosenSample | None = st.session_state.get(_KEY)
    experiment = predictions.experiment
    if sample and sample.dataset == experiment.dataset and len(sample.features) == experiment.dimensions:
        return sample.features
    choose_row(predictions, 0)
    return _features_of_row(predictions, 0)


def chosen_row(predictions: TestSetPredictions) -> int | None:
    """The number of the chosen test sample; None where the chosen sample is not one of the test set."""
    features = chosen_features(predictions)
    row: int | None = st.session_state[_KEY].row
    if row is None or row >= len(predictions.targets) or features != _features_of_row(predictions, row):
        return None
    return row


def _features_of_row(predictions: TestSetPredictions, row: int) -> tuple[float, ...]:
    return tuple(float(value) for value in predictions.features[row])
