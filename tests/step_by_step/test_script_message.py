"""What the browser gets of a script: its coloured lines, its statements, and what can be done to them."""

import pytest

from playground import Experiment
from playground.script.budget import with_readable_batches
from playground.script.edits import Edit
from playground.script.program import parse
from playground.script.render import script
from playground.step_by_step.highlighting import highlight_lines
from playground.step_by_step.script_message import script_message
from playground.step_by_step.scripts import edited_script
from tests.variants import VARIANTS

EXPERIMENT = with_readable_batches(Experiment())


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in VARIANTS[::6]])
def test_the_tokens_of_a_line_are_the_line(experiment: Experiment) -> None:
    text = script(experiment)
    assert ["".join(text for _, text in line) for line in highlight_lines(text)] == text.split("\n")


def test_kinds_of_tokens_are_distinguished() -> None:
    tokens = {token for line in highlight_lines(script(EXPERIMENT)) for token in line}
    assert {("keyword", "for"), ("keyword", "import"), ("keyword", "True"), ("number", "0.0")} <= tokens
    assert ("comment", "# 4. Backward: the gradient of the loss for every parameter.") in tokens
    assert any(kind == "string" and "train_loss" in text for kind, text in tokens)


def test_a_left_out_line_is_one_struck_token() -> None:
    line = parse(script(EXPERIMENT)).find("optimizer.step()").first
    edited = edited_script(EXPERIMENT, (Edit("leave out", line),))
    assert highlight_lines(edited.text)[line - 1] == [("", "        "), ("left-out", "# left out: optimizer.step()")]
    message = script_message(EXPERIMENT, edited, edited=True, editable=True)
    (left_out,) = [each for each in message["statements"] if each["kind"] == "left out"]
    assert (left_out["first"], left_out["edits"]) == (line, ["put back"])


def test_lines_and_statements_agree() -> None:
    parsed = edited_script(EXPERIMENT, ())
    message = script_message(EXPERIMENT, parsed, edited=False, editable=True)
    assert len(message["above"]) == message["first"] - 1
    fetch = next(each for each in message["statements"] if each["first"] == message["batch_line"])
    assert fetch["title"] == "Fetch the next batch"
    assert fetch["end"] > fetch["last"] == fetch["first"]
    assert "".join(text for _, text in message["lines"][0]) == "for epoch in range(epochs):"


def test_the_loop_of_a_mistake_cannot_be_edited() -> None:
    message = script_message(EXPERIMENT, edited_script(EXPERIMENT, ()), edited=False, editable=False)
    assert all(each["edits"] == [] for each in message["statements"])
