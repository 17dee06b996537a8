"""Asking a model: the lines that are shown are the lines that run, and they say what the engine says."""

import math

import numpy as np
import pytest
import torch

from playground import Experiment, Layer
from playground.catalog.losses import LOSSES
from playground.predict import tasks
from playground.predict.answer import predict, question, variables_of
from playground.predict.code import Rules, ask_lines, predict_code
from playground.predict.dropout import dropout_line
from playground.predict.inference_cost import MODES, kept_for_backward, measure, rows_in_reach
from playground.predict.test_set import survey
from playground.training.data import prepare
from playground.training.predictions import predicted, probabilities, values
from playground.training.state import RunState
from playground.training.train import model_of
from tests.predict.states import DIGITS, RINGS, WITH_MODES, trained, trained_on
from tests.variants import BASE

STATES = {
    **{name: lambda name=name: trained_on(name) for name in LOSSES},
    "digits": lambda: trained(DIGITS),
    "standardised": lambda: trained(
        BASE.replace(dataset="iris", dataset_options={}, loss="CrossEntropyLoss", standardise=True)
    ),
    "made inputs": lambda: trained(BASE.replace(features=("x1_squared", "product"), standardise=True)),
    "one feature": lambda: trained(BASE.replace(dataset="sine", loss="MSELoss")),
}


@pytest.mark.covers("training.logits_to_labels")
@pytest.mark.parametrize("name", STATES)
def test_a_prediction_is_the_engines(name: str) -> None:
    state: RunState = STATES[name]()  # type: ignore[no-untyped-call]
    experiment, data = state.experiment, prepare(state.experiment)
    with torch.inference_mode():
        outputs = model_of(state)(data.test.x[:4])
    for row in range(4):
        answer = predict(state, tuple(data.test.features[row].tolist()))
        assert np.array(answer.inputs, dtype=float) == pytest.approx(data.test.x[row].numpy(), rel=1e-5, abs=1e-6)
        assert np.array(answer.outputs, dtype=float) == pytest.approx(outputs[row].numpy(), rel=1e-4, abs=1e-5)
        if experiment.task == "regression":
            assert answer.value == pytest.approx(values(experiment, outputs)[row].item(), rel=1e-4, abs=1e-5)
        else:
            expected = probabilities(experiment, outputs)[row].numpy()
            assert np.array(answer.probabilities, dtype=float) == pytest.approx(expected, abs=1e-5)
            assert answer.label == predicted(experiment, outputs)[row]


@pytest.mark.covers("training.predict_one")
@pytest.mark.parametrize("name", ["BCEWithLogitsLoss", "standardised", "made inputs", "one feature", "KLDivLoss"])
def test_the_code_that_is_shown_gives_what_the_page_shows(name: str) -> None:
    state: RunState = STATES[name]()  # type: ignore[no-untyped-call]
    features = tuple(prepare(state.experiment).test.features[0].tolist())
    variables = variables_of(state)
    exec(predict_code(state.experiment, features), variables)
    answer = predict(state, features)
    assert variables.get("label") == answer.label
    assert "value" not in variables or variables["value"] == pytest.approx(answer.value, rel=1e-5)
    assert not variables["model"].training


def test_values_of_any_size_are_written_as_numbers_alone() -> None:
    code = predict_code(RINGS, (1e300, -0.0))
    assert code.startswith("sample = [[1e+300, -0.0]]")
    answer = predict(trained(RINGS), (1e300, -0.0))
    assert answer.inputs[0] == "inf"


@pytest.mark.covers("training.inference_rules")
def test_without_eval_dropout_gives_another_answer_each_time() -> None:
    state = trained(RINGS)
    features = (0.3, 0.2)
    for dropout, rules, distinct in (
        (True, Rules(evaluate=False), 2),
        (True, Rules(), 1),
        (False, Rules(evaluate=False), 1),
    ):
        found = question(state, features, rules, dropout)
        assert len(found.answers) == 5
        assert (len(set(found.answers)) >= distinct) if distinct > 1 else len(set(found.answers)) == 1
        assert found.error == ""


def test_without_eval_batch_norm_refuses_a_single_sample() -> None:
    found = question(trained(WITH_MODES), (0.3, 0.2), Rules(evaluate=False), dropout=False)
    assert "Expected more than 1 value per channel when training" in found.error
    assert question(trained(WITH_MODES), (0.3, 0.2), Rules(), dropout=False).error == ""


def test_without_inference_mode_a_graph_is_recorded_and_numpy_refuses() -> None:
    state = trained(RINGS)
    found = question(state, (0.3, 0.2), Rules(no_graph=False), dropout=False)
    assert found.grad_fn == "AddmmBackward0"
    assert "Can't call numpy() on Tensor that requires grad" in found.numpy_error
    kept = question(state, (0.3, 0.2), Rules(), dropout=False)
    assert (kept.grad_fn, kept.numpy_error) == ("", "")
    assert kept.answers == found.answers


def test_another_device_gives_torchs_own_error() -> None:
    found, elsewhere = tasks.question(trained(RINGS).to_bytes(), (0.3, 0.2), Rules(same_device=False), False)
    assert found.error.startswith("RuntimeError: ")
    assert "device" in found.error
    assert elsewhere in ask_lines(RINGS, Rules(same_device=False), elsewhere)[-1]


@pytest.mark.parametrize("model", ["mlp", "linear"])
def test_dropout_is_put_before_the_last_layer(model: str) -> None:
    state = trained(RINGS.replace(model=model))
    variables = variables_of(state)
    exec(dropout_line(state.experiment), variables)
    kinds = [type(module).__name__ for module in variables["model"].modules() if not list(module.children())]
    assert kinds.index("Dropout") == len(kinds) - 2


def test_the_callers_random_numbers_are_left_alone() -> None:
    before = torch.get_rng_state()
    predict(trained(RINGS), (0.1, 0.1))
    question(trained(RINGS), (0.1, 0.1), Rules(evaluate=False), dropout=True)
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.covers("training.wrong_predictions")
@pytest.mark.parametrize("experiment", [RINGS, DIGITS, BASE.replace(dataset="sine", loss="MSELoss")])
def test_a_survey_holds_the_engines_answers(experiment: Experiment) -> None:
    state = trained(experiment)
    found, data = survey(state), prepare(experiment)
    with torch.inference_mode():
        outputs = model_of(state)(data.test.x)
    assert np.array_equal(found.said, predicted(experiment, outputs))
    assert np.array_equal(found.truth, data.test.truth)
    if experiment.task == "regression":
        from sklearn.metrics import r2_score

        assert found.accuracy == pytest.approx(r2_score(found.truth, found.said))
        assert found.chances is None
    else:
        assert found.accuracy == pytest.approx((found.said == found.truth).mean())
        assert found.chances is not None
        assert found.chances.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert (found.picture is None) == (experiment.dimensions > 2)


def test_a_model_is_trained_when_there_is_none() -> None:
    state = RunState.from_bytes(tasks.trained(RINGS))
    assert state.epoch == 20
    long = RunState.from_bytes(tasks.trained(Experiment()))
    assert (long.epoch, long.cursor) == (10, 0)


def test_memory_for_a_backward_pass_is_what_the_layers_hand_on() -> None:
    state = trained(RINGS)
    model, x = model_of(state), torch.zeros(100, 2)
    # Linear keeps its input and Tanh its output: two hidden layers of 4 and 2 neurons, 100 rows, 4 bytes each.
    assert kept_for_backward(model, x, MODES["with a graph"]) == 100 * (4 + 2) * 4
    assert kept_for_backward(model, x, MODES["no_grad"]) == 0
    assert kept_for_backward(model, x, MODES["inference_mode"]) == 0


@pytest.mark.covers("training.inference_cost")
def test_three_ways_are_measured_in_turn() -> None:
    found = measure(trained(RINGS), 50)
    assert [each.mode for each in found] == list(MODES)
    assert all(each.seconds > 0 and each.rounds >= 3 for each in found)
    assert found[0].kept_bytes > found[1].kept_bytes == found[2].kept_bytes == 0


def test_measurements_are_bounded() -> None:
    wide = BASE.replace(layers=(Layer(1024),))
    assert rows_in_reach(wide, 10**9) <= 5_000_000 / 1025
    assert rows_in_reach(BASE, 10**9) == 10_000
    assert rows_in_reach(BASE, 0) == 1


def test_thresholds_are_for_classes() -> None:
    found = tasks.decided(trained(RINGS).to_bytes(), 1)
    assert found.found[0] + found.false_alarms[0] == 20
    assert math.isfinite(found.auc)
    with pytest.raises(ValueError, match="predicts a number"):
        tasks.decided(trained_on("MSELoss").to_bytes(), 0)
