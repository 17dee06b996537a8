"""Walking through the script line by line leaves what the engine leaves, and tells truly what each line changed."""

import copy
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground import Experiment, Layer
from playground.catalog.losses import LOSSES
from playground.catalog.optimizers import OPTIMIZERS
from playground.experiment.changes import apply_changes
from playground.script.budget import readable
from playground.script.edits import Edit
from playground.script.program import parse
from playground.script.render import script
from playground.step_by_step.tasks import part, program_of
from playground.step_by_step.walk import Part, walk
from playground.training.run import advance, start
from playground.training.state import to_arrays
from tests.bits import same
from tests.strategies import experiments
from tests.variants import BASE, VARIANTS, experiment_for

SMALL = BASE.replace(batch_size=4, epochs=2)


def assert_as_the_engine(experiment: Experiment, number: int) -> None:
    found, variables = walk(parse(script(experiment)), number)
    state, _ = advance(start(experiment), number + 1)
    if state.failed:
        return
    assert found.error == ""
    assert same(to_arrays(variables["model"].state_dict()), state.model)
    optimizers = [variables[name] for name in ("optimizer", "vector_optimizer") if name in variables]
    assert same([to_arrays(optimizer.state_dict()) for optimizer in optimizers], state.optimizers)


@pytest.mark.covers("training.five_steps")
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("loss", ["MSELoss", "BCEWithLogitsLoss", "CrossEntropyLoss"])
def test_lines_one_by_one_are_the_engine_for_every_optimizer(optimizer: str, loss: str) -> None:
    experiment = readable(experiment_for(LOSSES[loss], optimizer=optimizer, epochs=2), 4)
    for number in (0, 4, 6):
        assert_as_the_engine(experiment, number)


@pytest.mark.parametrize("loss", LOSSES)
def test_lines_one_by_one_are_the_engine_for_every_loss(loss: str) -> None:
    experiment = readable(experiment_for(LOSSES[loss], epochs=2), 4)
    for number in (0, 4, 9):
        assert_as_the_engine(experiment, number)


@settings(max_examples=60)
@given(experiment=experiments(epochs=3), number=st.integers(0, 30))
def test_lines_one_by_one_are_the_engine_for_any_experiment(experiment: Experiment, number: int) -> None:
    steps = experiment.epochs * experiment.batches_per_epoch
    assert_as_the_engine(experiment, min(number, steps - 1))


def folded(found: Part) -> dict[str, Any]:
    """Everything at the end of a part, put together from its changes."""
    state = dict(found.start)
    for event in found.events:
        for key, item in event.changed.items():
            if item is None:
                state.pop(key)
            else:
                state[key] = item
    return {key: item for key, item in state.items() if not key.startswith("update")}


@settings(max_examples=30)
@given(experiment=experiments(epochs=2), number=st.integers(0, 12))
def test_the_changes_of_one_batch_lead_to_the_start_of_the_next(experiment: Experiment, number: int) -> None:
    program = parse(script(experiment))
    first, second = walk(program, number)[0], walk(program, number + 1)[0]
    if second.number == number + 1 and second.events:
        assert folded(first) == second.start


def test_each_of_the_five_steps_changes_what_it_should() -> None:
    found, _ = walk(program_of(SMALL, ()), 1)
    program = program_of(SMALL, ())
    changed_by = {program.by_line[event.line].source: event.changed for event in found.events}
    names = ["layers.0.weight", "layers.0.bias", "layers.2.weight", "layers.2.bias", "layers.4.weight", "layers.4.bias"]
    assert set(changed_by["logits = model(X_batch)"]) == {"variable logits"}
    assert set(changed_by["loss = loss_fn(logits, y_batch)"]) == {"variable loss"}
    zeroed, filled = changed_by["optimizer.zero_grad()"], changed_by["loss.backward()"]
    assert zeroed == {f"gradient {name}": {"kind": "none"} for name in names}
    assert set(filled) == {f"gradient {name}" for name in names}
    kinds = {key.split()[0] for key in changed_by["optimizer.step()"]}
    assert kinds == {"value", "update", "state"}
    logits = changed_by["logits = model(X_batch)"]["variable logits"]
    assert (logits["shape"], logits["grad_fn"], logits["dtype"]) == ([4, 1], "AddmmBackward0", "float32")


@pytest.mark.covers("training.test_loop")
def test_the_testing_loop_is_part_of_the_last_batch() -> None:
    found, _ = walk(program_of(SMALL, ()), 4)
    program = program_of(SMALL, ())
    assert found.last_of_epoch
    assert not found.over
    by_source = {program.by_line[event.line].source: event for event in found.events}
    assert by_source["model.eval()"].changed == {"mode": {"kind": "word", "value": "eval"}}
    recorded = [event.changed for event in found.events if "recording" in event.changed]
    assert [each["recording"]["value"] for each in recorded] == ["off (inference_mode)", "on"]
    outputs = by_source["test_logits = model(test_set.X.to(device))"].changed["variable test_logits"]
    assert outputs["grad_fn"] is None
    assert outputs["shape"] == [20, 1]
    assert "epoch 0" in by_source["print(f'epoch {epoch}')"].printed


@pytest.mark.covers("training.before_and_after")
def test_values_gradients_and_updates_are_torchs_own() -> None:
    found, variables = walk(program_of(SMALL, ()), 2)
    step = next(event for event in found.events if any(key.startswith("update") for key in event.changed))
    model = variables["model"]
    before = {key: item for key, item in found.start.items() if key.startswith("value")}
    for name, parameter in model.named_parameters():
        shown = torch.tensor(step.changed[f"value {name}"]["values"])
        assert torch.allclose(shown.reshape(parameter.shape), parameter.detach(), rtol=1e-5)
        moved = parameter.detach() - torch.tensor(before[f"value {name}"]["values"]).reshape(parameter.shape)
        update = torch.tensor(step.changed[f"update {name}"]["values"]).reshape(parameter.shape)
        assert torch.allclose(update, moved, atol=2e-6)


def test_a_large_network_is_sampled_and_says_so() -> None:
    experiment = readable(Experiment(dataset="digits", loss="CrossEntropyLoss", layers=(Layer(300), Layer(200))), 4)
    found, _ = walk(program_of(experiment, ()), 0)
    weights = found.start["value layers.0.weight"]
    assert weights["shape"] == [300, 64]
    assert (weights["rows"][-1], weights["columns"][-1]) == (299, 63)
    assert len(weights["values"]) == len(weights["rows"]) <= 8
    assert sum(len(str(vars(event))) for event in found.events) < 200_000


def test_a_closure_is_shown_once_line_by_line() -> None:
    experiment = readable(experiment_for(LOSSES["MSELoss"], optimizer="LBFGS", epochs=1), 4)
    found, _ = walk(program_of(experiment, ()), 0)
    program = program_of(experiment, ())
    sources = [program.by_line[event.line].source for event in found.events]
    assert sources.count("loss.backward()") == 1
    assert sources.count("loss = optimizer.step(closure)") == 2
    last = found.events[len(sources) - 1 - sources[::-1].index("loss = optimizer.step(closure)")]
    assert last.again
    assert last.glance is not None
    assert last.glance["skipped"] == []
    first = found.events[sources.index("loss = optimizer.step(closure)")]
    assert first.calls
    assert first.glance is None
    assert any(key.startswith("update") for key in last.changed)


@pytest.mark.covers("training.lines_left_out")
def test_leaving_out_zero_grad_lets_gradients_add_up() -> None:
    line = program_of(SMALL, ()).find("optimizer.zero_grad()").first
    right, wrong = part(SMALL, (), 0), part(SMALL, (Edit("leave out", line),), 0)
    after = [
        {key: item for event in found["events"] for key, item in event["changed"].items() if key.startswith("gradient")}
        for found in (right, wrong)
    ]
    # In the first step there is nothing yet to add to.
    assert after[0] == after[1]
    second = part(SMALL, (Edit("leave out", line),), 1)
    assert all(item["kind"] == "tensor" for key, item in second["start"].items() if key.startswith("gradient"))


def test_an_error_of_a_changed_loop_is_told_where_it_happens() -> None:
    line = program_of(SMALL, ()).find("loss = loss_fn(logits, y_batch)").first
    found = part(SMALL, (Edit("leave out", line),), 3)
    assert found["number"] == 0
    assert found["over"]
    assert found["error"] == "NameError: name 'loss' is not defined"
    program = program_of(SMALL, (Edit("leave out", line),))
    assert program.by_line[found["events"][-1]["line"]].source == "loss.backward()"


def test_a_walk_beyond_the_end_shows_the_last_batch() -> None:
    found = part(SMALL, (), 1000)
    assert (found["number"], found["epoch"], found["over"]) == (9, 1, True)
    assert found["events"]


def test_the_callers_random_numbers_and_tracing_are_left_alone() -> None:
    import sys

    random, tracing = torch.get_rng_state(), sys.gettrace()
    walk(program_of(SMALL, ()), 3)
    assert torch.equal(torch.get_rng_state(), random)
    assert sys.gettrace() is tracing


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in VARIANTS[::6]])
def test_the_last_batch_of_any_script_can_be_walked(experiment: Experiment) -> None:
    plain = readable(experiment, experiment.batch_size)
    found = part(plain, (), plain.epochs * plain.batches_per_epoch - 1)
    assert found["over"]
    assert found["error"] == ""
    assert found["events"]


def test_a_model_with_dropout_and_batch_norm_shows_its_buffers() -> None:
    experiment, _ = apply_changes(SMALL, layers=(Layer(4, dropout=0.5, batch_norm=True),))
    found, _ = walk(program_of(experiment, ()), 0)
    forward = next(event for event in found.events if "variable logits" in event.changed)
    assert {"buffer layers.1.running_mean", "buffer layers.1.num_batches_tracked"} <= set(forward.changed)


def test_what_is_recorded_is_plain() -> None:
    import json

    found = part(SMALL, (), 0)
    assert json.loads(json.dumps(found, allow_nan=False)) == copy.deepcopy(found)
