"""The prediction for one sample: the lines that are shown are the lines that run, and they give the engine's prediction."""

from collections.abc import Callable

import numpy as np
import pytest
import torch

from playground.catalog.losses import LOSSES
from playground.predict.one_sample import predict_sample
from playground.predict.prediction_code import prediction_code
from playground.predict.script_model import build_model
from playground.sandbox.execution import execution
from playground.training.data import prepare_data
from playground.training.predictions import predicted, probabilities, values
from playground.training.state import RunState
from playground.training.train import model_of
from tests.predict.states import DIGITS, RINGS, trained, trained_on
from tests.variants import BASE


def on_loss(name: str) -> Callable[[], RunState]:
    return lambda: trained_on(name)


STATES: dict[str, Callable[[], RunState]] = {
    **{name: on_loss(name) for name in LOSSES},
    "digits": lambda: trained(DIGITS),
    "standardised": lambda: trained(
        BASE.replace(dataset="iris", dataset_options={}, loss="CrossEntropyLoss", standardise=True)
    ),
    "feature engineering": lambda: trained(BASE.replace(features=("x1_squared", "product"), standardise=True)),
    "one feature": lambda: trained(BASE.replace(dataset="sine", loss="MSELoss")),
}


@pytest.mark.covers("training.logits_to_labels")
@pytest.mark.parametrize("name", STATES)
def test_a_prediction_is_the_engines(name: str) -> None:
    state = STATES[name]()
    experiment, data = state.experiment, prepare_data(state.experiment)
    with torch.inference_mode():
        outputs = model_of(state)(data.test.x[:4])
    for row in range(4):
        prediction = predict_sample(state, tuple(data.test.features[row].tolist()))
        assert np.array(prediction.inputs, dtype=float) == pytest.approx(data.test.x[row].numpy(), rel=1e-5, abs=1e-6)
        assert np.array(prediction.outputs, dtype=float) == pytest.approx(outputs[row].numpy(), rel=1e-4, abs=1e-5)
        if experiment.task == "regression":
            assert prediction.value == pytest.approx(values(experiment, outputs)[row].item(), rel=1e-4, abs=1e-5)
        else:
            expected = probabilities(experiment, outputs)[row].numpy()
            assert np.array(prediction.probabilities, dtype=float) == pytest.approx(expected, abs=1e-5)
            assert prediction.label == predicted(experiment, outputs)[row]


@pytest.mark.covers("training.predict_one")
@pytest.mark.parametrize(
    "name", ["BCEWithLogitsLoss", "standardised", "feature engineering", "one feature", "KLDivLoss"]
)
def test_the_code_that_is_shown_gives_what_the_page_shows(name: str) -> None:
    state = STATES[name]()
    features = tuple(prepare_data(state.experiment).test.features[0].tolist())
    with execution() as lines:
        build_model(lines, state)
        assert lines.run(prediction_code(state.experiment, features)) is None
    prediction = predict_sample(state, features)
    assert lines.variables.get("label") == prediction.label
    assert "value" not in lines.variables or lines.variables["value"] == pytest.approx(prediction.value, rel=1e-5)
    assert not lines.variables["model"].training


def test_values_of_any_size_are_written_as_numbers_alone() -> None:
    code = prediction_code(RINGS, (1e300, -0.0))
    assert code.startswith("sample = [[1e+300, -0.0]]")
    assert predict_sample(trained(RINGS), (1e300, -0.0)).inputs[0] == "inf"


def test_the_random_generator_of_the_caller_does_not_change() -> None:
    before = torch.get_rng_state()
    predict_sample(trained(RINGS), (0.1, 0.1))
    assert torch.equal(torch.get_rng_state(), before)
