"""Every deliberate mistake really runs, and shows the symptom that the page names."""

import math
import re
import string

import pytest

from playground.mistakes.catalog import MISTAKES, numbers
from playground.sandbox.script_run import graph_nodes
from playground.step_by_step.tasks import mistake, programs_of

NAMED_BY_THE_COURSES = {
    "no_zero_grad",
    "step_before_backward",
    "softmax_before_cross_entropy",
    "no_eval",
    "no_inference_mode",
    "rate_too_high",
    "rate_too_low",
    "no_nonlinearity",
    "zero_initialisation",
    "target_shape",
    "sorted_without_shuffle",
    "test_in_training",
    "unscaled_features",
}


@pytest.mark.covers("training.classic_mistakes")
@pytest.mark.parametrize("name", MISTAKES)
def test_the_symptom_shows(name: str) -> None:
    entry, found = MISTAKES[name], mistake(name)
    right, wrong = found["right"], found["wrong"]
    assert found["shows"]
    assert right.error == wrong.error == ""
    assert right.moved
    assert all(math.isfinite(value) for column in right.history.values() for value in column)
    # A right loop does not show the symptom of its own mistake.
    assert not entry.holds(right, right)
    assert "{" not in found["symptom"]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_differs_from_the_right_script_in_few_lines(name: str) -> None:
    right, wrong = (program.text.split("\n") for program in programs_of(MISTAKES[name]))
    gone, new = [line for line in right if line not in wrong], [line for line in wrong if line not in right]
    assert right != wrong
    # Standardising takes three lines with a comment of two, and an import.
    assert len(gone) <= 6
    assert len(new) <= 4


def test_all_that_were_asked_for_are_there() -> None:
    assert set(MISTAKES) >= NAMED_BY_THE_COURSES
    assert len(MISTAKES) >= 10


@pytest.mark.parametrize("entry", MISTAKES.values(), ids=lambda entry: entry.name)
def test_words_are_whole_sentences_and_name_numbers_that_there_are(entry) -> None:  # type: ignore[no-untyped-def]
    for words in (entry.symptom, entry.why, entry.cure):
        assert re.match(r"^[A-Za-z\[].*\.$", words), words
    found = mistake(entry.name)
    named = {name for _, name, _, _ in string.Formatter().parse(entry.symptom) if name}
    assert named <= set(numbers(found["right"], found["wrong"]))


def test_numbers_that_words_quote_are_the_measured_ones() -> None:
    found = mistake("no_zero_grad")
    assert found["right"].last() == pytest.approx(0.02479521, abs=1e-6)
    assert found["wrong"].last() == pytest.approx(0.287, abs=1e-3)
    assert "0.287" in found["symptom"]
    best = -math.log(math.e / (math.e + 2))
    assert (
        min(mistake("softmax_before_cross_entropy")["wrong"].history["train_loss"])
        >= best
        == pytest.approx(0.5514, abs=1e-4)
    )


def test_a_repeated_run_gives_the_same_bits() -> None:
    assert mistake("no_eval") == mistake("no_eval")


def test_graph_nodes_are_counted_once() -> None:
    import torch

    x = torch.ones(2, requires_grad=True)
    y = x * 2
    assert graph_nodes(3.0) == graph_nodes(torch.ones(1)) == 0
    # Multiplication twice, addition, and the leaf's accumulation.
    assert graph_nodes(y * y + y) == 4
