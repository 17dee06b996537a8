"""Every line of every script has an explanation, and without the line, what its explanation predicts happens."""

import re
import warnings
from collections.abc import Iterator

import pytest

from playground import Experiment
from playground.script.budget import without_live_changes
from playground.script.edits import LEFT_OUT, Edit, apply_edits, left_out_lines, possible_edits
from playground.script.program import ScriptError, parse
from playground.script.render import script
from playground.step_by_step.explanations import LINE_EXPLANATIONS, TESTING_STEPS, TRAINING_STEPS, explain_statement
from playground.step_by_step.walk import walk
from tests.variants import VARIANTS

SCRIPTS = {name: without_live_changes(experiment) for name, experiment in VARIANTS}


def first_of_each_kind() -> Iterator[tuple[str, str, Experiment]]:
    """Each kind of line that can be left out, in one script that has it."""
    described_patterns = set()
    for experiment in SCRIPTS.values():
        parsed = parse(script(experiment))
        for statement in parsed.statements:
            explanation = explain_statement(statement.source)
            if explanation.pattern not in described_patterns and "leave out" in possible_edits(parsed, statement.first):
                described_patterns.add(explanation.pattern)
                yield explanation.title, statement.source, experiment


KINDS = list(first_of_each_kind())


def test_every_statement_of_every_script_is_described_once() -> None:
    described = set()
    for experiment in SCRIPTS.values():
        for statement in parse(script(experiment)).statements:
            matching = [
                explanation for explanation in LINE_EXPLANATIONS if re.fullmatch(explanation.pattern, statement.source)
            ]
            assert len(matching) == 1, statement.source
            described.add(matching[0])
    # Only the replacement of a with statement that is left out is in no script.
    assert {explanation.pattern for explanation in set(LINE_EXPLANATIONS) - described} == {"if True:"}
    assert {explanation.step for explanation in LINE_EXPLANATIONS} == {"", *TRAINING_STEPS, *TESTING_STEPS}


@pytest.mark.parametrize(("source", "experiment"), [pytest.param(*rest, id=title) for title, *rest in KINDS])
def test_a_missing_line_has_the_effect_that_its_explanation_predicts(source: str, experiment: Experiment) -> None:
    parsed = parse(script(experiment))
    line = next(each.first for each in parsed.statements if each.source == source)
    changed = parse(apply_edits(parsed.text, (Edit("leave out", line),)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        recorded, _ = walk(changed, experiment.epochs * experiment.batches_per_epoch - 1)
    error = recorded["error"].split(":")[0]
    named = re.findall(r"\b\w+Error\b", explain_statement(source).without)
    assert ([error] if error else []) == named


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in SCRIPTS.items()][::4])
def test_every_possible_edit_leaves_a_script_and_can_be_undone(experiment: Experiment) -> None:
    text = script(experiment)
    parsed = parse(text)
    for statement in parsed.statements:
        for kind in possible_edits(parsed, statement.first):
            once = apply_edits(text, (Edit(kind, statement.first),))
            assert once != text
            assert len(once.split("\n")) == len(text.split("\n"))
            parse(once)
            if kind == "leave out":
                assert left_out_lines(parse(once)) == [statement.first]
                assert apply_edits(once, (Edit("put back", statement.first),)) == text
            else:
                back = "move down" if kind == "move up" else "move up"
                moved = parse(once)
                lines = [each.first for each in moved.statements if each.source == statement.source]
                assert any(
                    back in possible_edits(moved, line) and apply_edits(once, (Edit(back, line),)) == text
                    for line in lines
                )


def test_without_a_with_statement_its_lines_still_run() -> None:
    text = script(Experiment())
    line = parse(text).find("with torch.inference_mode():").first
    changed = apply_edits(text, (Edit("leave out", line),))
    assert changed.split("\n")[line - 1] == f"    if True:  {LEFT_OUT}with torch.inference_mode():"
    assert walk(parse(changed), 12)[0]["error"] == ""


@pytest.mark.parametrize(
    "edit",
    [Edit("leave out", 1), Edit("move up", 87), Edit("put back", 95), Edit("leave out", 10**9), Edit("move up", -1)],
)
def test_an_impossible_edit_is_refused_in_a_sentence(edit: Edit) -> None:
    with pytest.raises(ScriptError, match=r"(?i)line"):
        apply_edits(script(Experiment()), (edit,))


def test_too_many_edits_are_refused_by_the_name_of_the_limit() -> None:
    line = parse(script(Experiment())).find("model.eval()").first
    with pytest.raises(ScriptError, match="MAX_EDITS"):
        apply_edits(script(Experiment()), (Edit("leave out", line), Edit("put back", line)) * 30)


def test_a_text_that_is_not_a_script_is_refused() -> None:
    for text in ("x = (", "x = 1", "for epoch in range(2):\n    pass"):
        with pytest.raises(ScriptError):
            parse(text)
