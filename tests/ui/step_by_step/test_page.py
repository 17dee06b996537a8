"""Step by step opens for every kind of data, and its exercises check themselves against the walk."""

import pytest

from playground import Experiment, Layer
from playground.mistakes.catalog import MISTAKES
from tests.ui.experiments import EXPERIMENTS, open_with
from tests.ui.pages import pick, words

SUBJECT, SAMPLES = "step-by-step_subject", "step-by-step_samples"


@pytest.mark.parametrize("kind", EXPERIMENTS)
def test_the_walk_opens_for_every_kind_of_data(kind: str) -> None:
    app = open_with("step_by_step", EXPERIMENTS[kind])
    assert EXPERIMENTS[kind].loss in words(app)
    assert not app.warning


def test_an_answer_is_checked_against_the_first_batch() -> None:
    app = open_with("step_by_step", Experiment())
    wrong = pick(app, "exercise_step-by-step_gradients", "forward")
    assert "Not yet." in words(wrong)
    right = pick(app, "exercise_step-by-step_gradients", "backward")
    assert "backward fills .grad" in words(right)


def test_the_loop_of_a_mistake_replaces_that_of_the_experiment() -> None:
    app = pick(open_with("step_by_step", Experiment()), SUBJECT, "no_eval")
    assert MISTAKES["no_eval"].why in words(app)
    assert not [each for each in app.selectbox if each.key == SAMPLES]


def test_a_batch_size_that_does_not_fit_is_refused_in_a_sentence() -> None:
    # Batch norm cannot take a last batch of one sample.
    experiment = Experiment(layers=(Layer(4, batch_norm=True),), dataset_options={"samples": 46}, batch_size=10)
    assert experiment.split_sizes[0] % 2 == 1
    app = pick(open_with("step_by_step", experiment), SAMPLES, "2")
    assert "batch" in words(app)
    assert len(app.warning) == 1
