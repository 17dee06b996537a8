"""Walking through a script line by line leaves what the engine leaves, and records what each line changed."""

import copy
from typing import cast

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import Experiment, Layer
from playground.catalog.losses import LOSSES
from playground.catalog.optimizers import OPTIMIZERS
from playground.experiment.changes import apply_changes
from playground.protocol.step_by_step import ShownState, ShownTensor, ShownValue, ShownWord, WalkedBatch
from playground.script.budget import with_readable_batches
from playground.script.edits import Edit
from playground.script.program import parse
from playground.script.render import script
from playground.step_by_step.scripts import edited_script
from playground.step_by_step.tasks import walk_batch
from playground.step_by_step.walk import walk
from playground.training.run import advance, start
from playground.training.state import to_arrays
from tests.bits import same
from tests.strategies import experiments
from tests.variants import BASE, VARIANTS, experiment_for

SMALL = BASE.replace(batch_size=4, epochs=2)


def shown_tensor(value: ShownValue | None) -> ShownTensor:
    """A shown value that is a tensor."""
    assert value is not None
    assert value["kind"] == "tensor"
    return value


def assert_as_the_engine(experiment: Experiment, number: int) -> None:
    recorded, variables = walk(parse(script(experiment)), number)
    state, _ = advance(start(experiment), number + 1)
    if state.failed:
        return
    assert recorded["error"] == ""
    assert same(to_arrays(variables["model"].state_dict()), state.model)
    optimizers = [variables[name] for name in ("optimizer", "vector_optimizer") if name in variables]
    assert same([to_arrays(optimizer.state_dict()) for optimizer in optimizers], state.optimizers)


@pytest.mark.covers("training.five_steps")
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", ["MSELoss", "BCEWithLogitsLoss", "CrossEntropyLoss"])
def test_lines_one_by_one_are_the_engine_for_every_optimizer(optimizer: str, loss: str) -> None:
    experiment = with_readable_batches(experiment_for(LOSSES[loss], optimizer=optimizer, epochs=2), 4)
    for number in (0, 4, 6):
        assert_as_the_engine(experiment, number)


@pytest.mark.parametrize("loss", LOSSES)
def test_lines_one_by_one_are_the_engine_for_every_loss(loss: str) -> None:
    experiment = with_readable_batches(experiment_for(LOSSES[loss], epochs=2), 4)
    for number in (0, 4, 9):
        assert_as_the_engine(experiment, number)


@settings(max_examples=60)
@given(experiment=experiments(epochs=3), number=st.integers(0, 30))
def test_lines_one_by_one_are_the_engine_for_any_experiment(experiment: Experiment, number: int) -> None:
    steps = experiment.epochs * experiment.batches_per_epoch
    assert_as_the_engine(experiment, min(number, steps - 1))


def replay(recorded: WalkedBatch) -> ShownState:
    """Everything that is shown at the end of a batch, put together from its changes."""
    state = dict(recorded["start"])
    for event in recorded["events"]:
        for key, item in event["changed"].items():
            if item is None:
                state.pop(key)
            else:
                state[key] = item
    return {key: item for key, item in state.items() if not key.startswith("update")}


@settings(max_examples=30)
@given(experiment=experiments(epochs=2), number=st.integers(0, 12))
def test_the_changes_of_one_batch_lead_to_the_start_of_the_next(experiment: Experiment, number: int) -> None:
    parsed = parse(script(experiment))
    first, second = walk(parsed, number)[0], walk(parsed, number + 1)[0]
    if second["number"] == number + 1 and second["events"]:
        assert replay(first) == second["start"]


def test_each_of_the_five_steps_changes_what_it_should() -> None:
    recorded, _ = walk(edited_script(SMALL, ()), 1)
    parsed = edited_script(SMALL, ())
    changed_by = {parsed.by_line[event["line"]].source: event["changed"] for event in recorded["events"]}
    names = ["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias", "layers.4.weight", "layers.4.bias"]
    assert set(changed_by["logits = model(X_batch)"]) == {"variable logits"}
    assert set(changed_by["loss = loss_fn(logits, y_batch)"]) == {"variable loss"}
    zeroed, filled = changed_by["optimizer.zero_grad()"], changed_by["loss.backward()"]
    assert zeroed == {f"gradient {name}": {"kind": "none"} for name in names}
    assert set(filled) == {f"gradient {name}" for name in names}
    kinds = {key.split()[0] for key in changed_by["optimizer.step()"]}
    assert kinds == {"value", "update", "state"}
    logits = shown_tensor(changed_by["logits = model(X_batch)"]["variable logits"])
    assert (logits["shape"], logits["grad_fn"], logits["dtype"]) == ([4, 1], "AddmmBackward0", "float32")


@pytest.mark.covers("training.test_loop")
def test_the_testing_loop_is_part_of_the_last_batch() -> None:
    recorded, _ = walk(edited_script(SMALL, ()), 4)
    parsed = edited_script(SMALL, ())
    assert recorded["last_of_epoch"]
    assert not recorded["ends_script"]
    by_source = {parsed.by_line[event["line"]].source: event for event in recorded["events"]}
    assert by_source["model.eval()"]["changed"] == {"mode": {"kind": "word", "value": "eval"}}
    changes = [event["changed"] for event in recorded["events"] if "recording" in event["changed"]]
    assert [cast("ShownWord", each["recording"])["value"] for each in changes] == ["off (inference_mode)", "on"]
    outputs = shown_tensor(by_source["test_logits = model(test_set.X.to(device))"]["changed"]["variable test_logits"])
    assert outputs["grad_fn"] is None
    assert outputs["shape"] == [20, 1]
    assert "epoch 0" in by_source["print(f'epoch {epoch}')"]["printed"]


@pytest.mark.covers("training.before_and_after")
def test_values_gradients_and_updates_are_torchs_own() -> None:
    recorded, variables = walk(edited_script(SMALL, ()), 2)
    step = next(event for event in recorded["events"] if any(key.startswith("update") for key in event["changed"]))
    model = variables["model"]
    before = {key: item for key, item in recorded["start"].items() if key.startswith("value")}
    for name, parameter in model.named_parameters():
        shown = torch.tensor(shown_tensor(step["changed"][f"value {name}"])["values"])
        assert torch.allclose(shown.reshape(parameter.shape), parameter.detach(), rtol=1e-5)
        previous = torch.tensor(shown_tensor(before[f"value {name}"])["values"])
        moved = parameter.detach() - previous.reshape(parameter.shape)
        update = torch.tensor(shown_tensor(step["changed"][f"update {name}"])["values"])
        assert torch.allclose(update.reshape(parameter.shape), moved, atol=2e-6)


def test_of_a_large_network_some_rows_and_columns_are_shown() -> None:
    experiment = with_readable_batches(
        Experiment(dataset="digits", loss="CrossEntropyLoss", layers=(Layer(300), Layer(200))), 4
    )
    recorded, _ = walk(edited_script(experiment, ()), 0)
    weights = shown_tensor(recorded["start"]["value layers.0.weight"])
    assert weights["shape"] == [300, 64]
    assert (weights["rows"][-1], weights["columns"][-1]) == (299, 63)
    assert len(weights["values"]) == len(weights["rows"]) <= 8
    assert sum(len(str(event)) for event in recorded["events"]) < 200_000


def test_a_closure_is_shown_once_line_by_line() -> None:
    experiment = with_readable_batches(experiment_for(LOSSES["MSELoss"], optimizer="LBFGS", epochs=1), 4)
    recorded, _ = walk(edited_script(experiment, ()), 0)
    parsed = edited_script(experiment, ())
    sources = [parsed.by_line[event["line"]].source for event in recorded["events"]]
    assert sources.count("loss.backward()") == 1
    assert sources.count("loss = optimizer.step(closure)") == 2
    last = recorded["events"][len(sources) - 1 - sources[::-1].index("loss = optimizer.step(closure)")]
    assert last["resumed"]
    assert last["explanation"] is not None
    assert last["explanation"]["kind"] == "rule"
    assert last["explanation"]["skipped"] == []
    first = recorded["events"][sources.index("loss = optimizer.step(closure)")]
    assert first["calls_function"]
    assert first["explanation"] is None
    assert any(key.startswith("update") for key in last["changed"])


@pytest.mark.covers("training.lines_left_out")
def test_leaving_out_zero_grad_lets_gradients_add_up() -> None:
    line = edited_script(SMALL, ()).find("optimizer.zero_grad()").first
    wrong_text = edited_script(SMALL, (Edit("leave out", line),)).text
    right, wrong = walk_batch(edited_script(SMALL, ()).text, 0), walk_batch(wrong_text, 0)
    after = [
        {
            key: item
            for event in recorded["events"]
            for key, item in event["changed"].items()
            if key.startswith("gradient")
        }
        for recorded in (right, wrong)
    ]
    # In the first step there is nothing yet to add to.
    assert after[0] == after[1]
    second = walk_batch(wrong_text, 1)
    assert all(item["kind"] == "tensor" for key, item in second["start"].items() if key.startswith("gradient"))


def test_an_error_of_an_edited_loop_is_recorded_at_its_line() -> None:
    line = edited_script(SMALL, ()).find("loss = loss_fn(logits, y_batch)").first
    recorded = walk_batch(edited_script(SMALL, (Edit("leave out", line),)).text, 3)
    assert recorded["number"] == 0
    assert recorded["ends_script"]
    assert recorded["error"] == "NameError: name 'loss' is not defined"
    parsed = edited_script(SMALL, (Edit("leave out", line),))
    assert parsed.by_line[recorded["events"][-1]["line"]].source == "loss.backward()"


def test_a_walk_beyond_the_end_shows_the_last_batch() -> None:
    recorded = walk_batch(edited_script(SMALL, ()).text, 1000)
    assert (recorded["number"], recorded["epoch"], recorded["ends_script"]) == (9, 1, True)
    assert recorded["events"]


def test_the_callers_random_numbers_and_tracing_are_left_alone() -> None:
    import sys

    random, tracing = torch.get_rng_state(), sys.gettrace()
    walk(edited_script(SMALL, ()), 3)
    assert torch.equal(torch.get_rng_state(), random)
    assert sys.gettrace() is tracing


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in VARIANTS[::6]])
def test_the_last_batch_of_any_script_can_be_walked(experiment: Experiment) -> None:
    plain = with_readable_batches(experiment, experiment.batch_size)
    recorded = walk_batch(edited_script(plain, ()).text, plain.epochs * plain.batches_per_epoch - 1)
    assert recorded["ends_script"]
    assert recorded["error"] == ""
    assert recorded["events"]


def test_a_model_with_dropout_and_batch_norm_shows_its_buffers() -> None:
    experiment, _ = apply_changes(SMALL, layers=(Layer(4, dropout=0.5, batch_norm=True),))
    recorded, _ = walk(edited_script(experiment, ()), 0)
    forward = next(event for event in recorded["events"] if "variable logits" in event["changed"])
    assert {"buffer layers.1.running_mean", "buffer layers.1.num_batches_tracked"} <= set(forward["changed"])


def test_what_is_recorded_is_plain() -> None:
    import json

    recorded = walk_batch(edited_script(SMALL, ()).text, 0)
    assert json.loads(json.dumps(recorded, allow_nan=False)) == copy.deepcopy(recorded)
