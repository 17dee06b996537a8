"""Every line of every script has its words, and what they say would happen without it is what happens."""

import re
import warnings
from collections.abc import Iterator

import pytest

from playground import Experiment
from playground.script.budget import without_changes_by_hand
from playground.script.edits import MARK, Edit, edited, left_out, possible
from playground.script.program import ProgramError, parse
from playground.script.render import script
from playground.step_by_step.explanations import LINES, TESTING_STEPS, TRAINING_STEPS, words_for
from playground.step_by_step.walk import walk
from tests.variants import VARIANTS

SCRIPTS = {name: without_changes_by_hand(experiment) for name, experiment in VARIANTS}


def first_of_each_kind() -> Iterator[tuple[str, str, Experiment]]:
    """Each kind of line that can be left out, in one script that has it."""
    seen = set()
    for experiment in SCRIPTS.values():
        program = parse(script(experiment))
        for statement in program.statements:
            words = words_for(statement.source)
            if words.pattern not in seen and "leave out" in possible(program, statement.first):
                seen.add(words.pattern)
                yield words.title, statement.source, experiment


KINDS = list(first_of_each_kind())


def test_every_statement_of_every_script_is_described_once() -> None:
    described = set()
    for experiment in SCRIPTS.values():
        for statement in parse(script(experiment)).statements:
            fitting = [words for words in LINES if re.fullmatch(words.pattern, statement.source)]
            assert len(fitting) == 1, statement.source
            described.add(fitting[0])
    # Only what stands in place of a with that is left out is in no script.
    assert {words.pattern for words in set(LINES) - described} == {"if True:"}
    assert {words.step for words in LINES} == {"", *TRAINING_STEPS, *TESTING_STEPS}


@pytest.mark.parametrize(("source", "experiment"), [pytest.param(*rest, id=title) for title, *rest in KINDS])
def test_what_is_said_to_happen_without_a_line_happens(source: str, experiment: Experiment) -> None:
    program = parse(script(experiment))
    line = next(each.first for each in program.statements if each.source == source)
    changed = parse(edited(program.text, (Edit("leave out", line),)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found, _ = walk(changed, experiment.epochs * experiment.batches_per_epoch - 1)
    error = found.error.split(":")[0]
    named = re.findall(r"\b\w+Error\b", words_for(source).without)
    assert ([error] if error else []) == named


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in SCRIPTS.items()][::4])
def test_every_edit_that_is_offered_leaves_a_script_and_can_be_taken_back(experiment: Experiment) -> None:
    text = script(experiment)
    program = parse(text)
    for statement in program.statements:
        for deed in possible(program, statement.first):
            once = edited(text, (Edit(deed, statement.first),))
            assert once != text
            assert len(once.split("\n")) == len(text.split("\n"))
            parse(once)
            if deed == "leave out":
                assert left_out(parse(once)) == [statement.first]
                assert edited(once, (Edit("put back", statement.first),)) == text
            else:
                back = "move down" if deed == "move up" else "move up"
                moved = parse(once)
                there = [each.first for each in moved.statements if each.source == statement.source]
                assert any(
                    back in possible(moved, line) and edited(once, (Edit(back, line),)) == text for line in there
                )


def test_a_with_that_is_left_out_lets_its_lines_run() -> None:
    text = script(Experiment())
    line = parse(text).find("with torch.inference_mode():").first
    changed = edited(text, (Edit("leave out", line),))
    assert changed.split("\n")[line - 1] == f"    if True:  {MARK}with torch.inference_mode():"
    assert walk(parse(changed), 12)[0].error == ""


@pytest.mark.parametrize(
    "edit",
    [Edit("leave out", 1), Edit("move up", 87), Edit("put back", 95), Edit("leave out", 10**9), Edit("move up", -1)],
)
def test_an_edit_that_does_not_fit_is_refused_in_a_sentence(edit: Edit) -> None:
    with pytest.raises(ProgramError, match=r"(?i)line"):
        edited(script(Experiment()), (edit,))


def test_too_many_edits_are_refused_by_the_name_of_the_limit() -> None:
    line = parse(script(Experiment())).find("model.eval()").first
    with pytest.raises(ProgramError, match="MAX_EDITS"):
        edited(script(Experiment()), (Edit("leave out", line), Edit("put back", line)) * 30)


def test_a_text_that_is_no_script_is_refused() -> None:
    for text in ("x = (", "x = 1", "for epoch in range(2):\n    pass"):
        with pytest.raises(ProgramError):
            parse(text)
