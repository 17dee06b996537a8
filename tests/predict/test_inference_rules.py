"""The rules of inference: what goes wrong without each, with torch's own errors, and what they save."""

import pytest
import torch

from playground import Layer
from playground.predict import tasks
from playground.predict.inference_cost import MODES, affordable_rows, measure_forward_passes, saved_bytes
from playground.predict.inference_rules import break_inference_rules
from playground.predict.prediction_code import InferenceRules, forward_lines, insert_dropout_line
from playground.predict.script_model import build_model
from playground.sandbox.execution import execution
from playground.training.train import model_of
from tests.predict.states import RINGS, WITH_MODES, trained
from tests.variants import BASE

SAMPLE = (0.3, 0.2)


@pytest.mark.covers("training.inference_rules")
def test_without_eval_dropout_gives_another_prediction_each_time() -> None:
    for dropout, rules, at_least in (
        (True, InferenceRules(eval_mode=False), 2),
        (True, InferenceRules(), 1),
        (False, InferenceRules(eval_mode=False), 1),
    ):
        result = break_inference_rules(trained(RINGS), SAMPLE, rules, dropout)
        assert len(result.first_outputs) == 5
        different = len(set(result.first_outputs))
        assert different >= at_least if at_least > 1 else different == 1
        assert result.error == ""


def test_without_eval_batch_norm_refuses_a_single_sample() -> None:
    result = break_inference_rules(trained(WITH_MODES), SAMPLE, InferenceRules(eval_mode=False), dropout=False)
    assert result.error.startswith("ValueError: Expected more than 1 value per channel when training")
    assert break_inference_rules(trained(WITH_MODES), SAMPLE, InferenceRules(), dropout=False).error == ""


def test_without_inference_mode_a_graph_is_recorded_and_numpy_raises() -> None:
    state = trained(RINGS)
    broken = break_inference_rules(state, SAMPLE, InferenceRules(inference_mode=False), dropout=False)
    assert broken.grad_fn == "AddmmBackward0"
    assert broken.numpy_error.startswith("RuntimeError: Can't call numpy() on Tensor that requires grad")
    followed = break_inference_rules(state, SAMPLE, InferenceRules(), dropout=False)
    assert (followed.grad_fn, followed.numpy_error) == ("", "")
    assert followed.first_outputs == broken.first_outputs


def test_another_device_gives_torchs_own_error() -> None:
    rules = InferenceRules(same_device=False)
    result = tasks.break_inference_rules(trained(RINGS).to_bytes(), SAMPLE, rules, False)
    assert result.error.startswith("RuntimeError: ")
    assert "device" in result.error
    assert result.other_device in forward_lines(RINGS, rules, result.other_device)[-1]


@pytest.mark.parametrize("model", ["mlp", "linear"])
def test_dropout_is_inserted_before_the_last_layer(model: str) -> None:
    state = trained(RINGS.replace(model=model))
    with execution() as lines:
        build_model(lines, state)
        assert lines.run(insert_dropout_line(state.experiment)) is None
    modules = lines.variables["model"].modules()
    kinds = [type(module).__name__ for module in modules if not list(module.children())]
    assert kinds.index("Dropout") == len(kinds) - 2


def test_the_random_generator_of_the_caller_does_not_change() -> None:
    before = torch.get_rng_state()
    break_inference_rules(trained(RINGS), SAMPLE, InferenceRules(eval_mode=False), dropout=True)
    assert torch.equal(torch.get_rng_state(), before)


def test_memory_for_a_backward_pass_is_what_the_layers_save() -> None:
    state = trained(RINGS)
    model, x = model_of(state), torch.zeros(100, 2)
    # Linear saves its input and Tanh its output: two hidden layers of 4 and 2 neurons, 100 rows, 4 bytes each.
    assert saved_bytes(model, x, MODES["with a graph"]) == 100 * (4 + 2) * 4
    assert saved_bytes(model, x, MODES["no_grad"]) == 0
    assert saved_bytes(model, x, MODES["inference_mode"]) == 0


@pytest.mark.covers("training.inference_cost")
def test_three_gradient_modes_are_measured_in_turn() -> None:
    costs = measure_forward_passes(trained(RINGS), 50)
    assert [each.mode for each in costs] == list(MODES)
    assert all(each.seconds > 0 and each.rounds >= 3 for each in costs)
    assert costs[0].saved_bytes > costs[1].saved_bytes == costs[2].saved_bytes == 0


def test_measurements_are_bounded() -> None:
    wide = BASE.replace(layers=(Layer(1024),))
    assert affordable_rows(wide, 10**9) <= 5_000_000 / 1025
    assert affordable_rows(BASE, 10**9) == 10_000
    assert affordable_rows(BASE, 0) == 1
