"""Every deliberate mistake really runs, and shows the symptom that the page names."""

import math
import re
import string

import pytest

from playground.mistakes.catalog import MISTAKES
from playground.mistakes.mistake import Mistake, symptom_numbers
from playground.mistakes.scripts import scripts_of
from playground.mistakes.tasks import run_mistake

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
    entry, run = MISTAKES[name], run_mistake(name)
    right, wrong = run.right, run.wrong
    assert run.has_symptom
    assert right.error == wrong.error == ""
    assert right.weights_moved
    assert all(math.isfinite(value) for column in right.history.values() for value in column)
    # The right loop does not show the symptom.
    assert not entry.has_symptom(right, right)
    assert "{" not in run.symptom


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_differs_from_the_right_script_in_few_lines(name: str) -> None:
    right, wrong = (each.text.split("\n") for each in scripts_of(MISTAKES[name]))
    removed, added = [line for line in right if line not in wrong], [line for line in wrong if line not in right]
    assert right != wrong
    # Standardising takes three lines, a comment of two lines, and an import.
    assert len(removed) <= 6
    assert len(added) <= 4


def test_all_mistakes_named_by_the_courses_are_in_the_catalog() -> None:
    assert set(MISTAKES) >= NAMED_BY_THE_COURSES
    assert len(MISTAKES) >= 10


@pytest.mark.parametrize("entry", MISTAKES.values(), ids=lambda entry: entry.name)
def test_texts_are_sentences_and_name_numbers_that_exist(entry: Mistake) -> None:
    for text in (entry.symptom, entry.why, entry.fix):
        assert re.match(r"^[A-Za-z\[].*\.$", text), text
    run = run_mistake(entry.name)
    named = {name for _, name, _, _ in string.Formatter().parse(entry.symptom) if name}
    assert named <= set(symptom_numbers(run.right, run.wrong))


def test_a_symptom_quotes_the_measured_numbers() -> None:
    run = run_mistake("no_zero_grad")
    assert run.right.last() == pytest.approx(0.02479521, abs=1e-6)
    assert run.wrong.last() == pytest.approx(0.287, abs=1e-3)
    assert "0.287" in run.symptom
    best = -math.log(math.e / (math.e + 2))
    assert (
        min(run_mistake("softmax_before_cross_entropy").wrong.history["train_loss"])
        >= best
        == pytest.approx(0.5514, abs=1e-4)
    )


def test_a_repeated_run_gives_the_same_bits() -> None:
    assert run_mistake("no_eval") == run_mistake("no_eval")
