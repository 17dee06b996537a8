"""A whole script, run: its result, its errors, and what it leaves of torch's global state."""

import pytest
import torch

from playground import Experiment
from playground.sandbox.deadline import DeadlineError
from playground.sandbox.script_execution import script_execution
from playground.sandbox.script_run import graph_nodes, run_script
from playground.script.edits import Edit, apply_edits, replace_once
from playground.script.program import ScriptError, parse
from playground.script.render import script
from playground.training.train import train

EXPERIMENT = Experiment(epochs=2)


def test_a_script_gives_the_losses_of_the_engine() -> None:
    result = run_script(parse(script(EXPERIMENT)), {"twice": "2 * train_loss"})
    history = train(EXPERIMENT).history
    assert result.history["train_loss"] == history["train_loss"].tolist()
    assert result.history["test_loss"] == history["test_loss"].tolist()
    assert result.measurements == {"twice": 2 * result.last()}
    assert result.weights_moved
    assert (result.error, result.warnings) == ("", [])


def test_an_error_in_the_loops_is_a_line_of_the_result() -> None:
    text = script(EXPERIMENT)
    line = parse(text).find("loss = loss_fn(logits, y_batch)").first
    result = run_script(parse(apply_edits(text, (Edit("leave out", line),))), {"never": "1 / 0"})
    assert result.error == "NameError: name 'loss' is not defined"
    assert not result.weights_moved
    assert result.measurements == {}


def test_an_error_above_the_loops_is_raised_in_a_sentence() -> None:
    text = replace_once(script(EXPERIMENT), "\nepochs = 2\n", "\nepochs = missing\n")
    with pytest.raises(ScriptError, match="NameError: name 'missing' is not defined"):
        run_script(parse(text), {})


def test_lines_of_the_loops_keep_their_numbers() -> None:
    parsed = parse(replace_once(script(EXPERIMENT), "loss.backward()", "loss.backwards()"))
    with script_execution(parsed) as execution:
        failure = execution.run_loops()
    assert failure is not None
    assert (failure.kind, failure.line) == ("AttributeError", "loss.backwards()")
    assert parsed.lines[failure.number - 1].strip() == "loss.backwards()"


def test_the_deadline_is_no_error_of_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.limits.WORKER_ANSWER_SECONDS", 0.3)
    with pytest.raises(DeadlineError, match="WORKER_ANSWER_SECONDS"):
        run_script(parse(script(EXPERIMENT.replace(epochs=5_000))), {})


def test_torch_is_left_as_it_was() -> None:
    before = torch.get_rng_state()
    run_script(parse(script(EXPERIMENT)), {})
    assert torch.equal(torch.get_rng_state(), before)


def test_warnings_are_taken_once() -> None:
    text = replace_once(script(Experiment(dataset="sine", loss="MSELoss", epochs=1)), ".unsqueeze(1)\n", "\n")
    with script_execution(parse(text)) as execution:
        execution.run_loops()
        first, second = execution.take_warnings(), execution.take_warnings()
    assert any("broadcasting" in warning for warning in first)
    assert second == []


def test_graph_nodes_are_counted_once() -> None:
    import torch

    x = torch.ones(2, requires_grad=True)
    y = x * 2
    assert graph_nodes(3.0) == graph_nodes(torch.ones(1)) == 0
    # Multiplication twice, addition, and the leaf's accumulation.
    assert graph_nodes(y * y + y) == 4
