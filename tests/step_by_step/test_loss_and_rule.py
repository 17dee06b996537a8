"""The loss and the optimizer's rule at a glance: torch itself and finite differences are the oracles."""

from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.catalog.losses import LOSSES
from playground.catalog.optimizers import OPTIMIZERS
from playground.experiment import Experiment, ExperimentError
from playground.script.budget import readable
from playground.step_by_step.loss_curve import curves
from playground.step_by_step.optimizer_rules import RULES
from playground.step_by_step.tasks import program_of
from playground.step_by_step.walk import walk
from tests.catalog.choices import chosen_options
from tests.variants import experiment_for


def glance_of(experiment: Experiment, number: int, kind: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The glance of that kind in a batch of the walk, and what its line changed."""
    found, _ = walk(program_of(experiment, ()), number)
    event = next(each for each in found.events if each.glance and each.glance["kind"] == kind)
    assert event.glance is not None
    return event.glance, event.changed


def assert_rule_is_torchs(experiment: Experiment, number: int) -> None:
    glance, changed = glance_of(experiment, number, "rule")
    # A spread taken as the difference of two nearly equal numbers is lost in float32, which the page then says.
    assert glance["apart"] or experiment.optimizer_options.get("centered")
    assert glance["rounded"] is not glance["apart"]
    assert glance["lines"][-1]["formula"].startswith("w")
    for name, arrays in glance["parameters"].items():
        item = changed.get(f"value {name}")
        after = np.array(item["values"] if item else arrays["w"], dtype=float)
        assert np.array(arrays["w1"], dtype=float) == pytest.approx(after, rel=2e-4, abs=2e-5, nan_ok=True)


@pytest.mark.covers("training.update_rule")
@pytest.mark.parametrize("optimizer", RULES)
def test_the_rule_that_is_taken_apart_is_the_one_that_torch_follows(optimizer: str) -> None:
    entry = OPTIMIZERS[optimizer]

    @settings(max_examples=25)
    @given(options=chosen_options(entry), number=st.integers(0, 6))
    def follows(options: Any, number: int) -> None:
        try:
            experiment = readable(experiment_for(LOSSES["BCEWithLogitsLoss"], optimizer=optimizer), 4).replace(
                learning_rate=0.05, optimizer_options=options
            )
        except ExperimentError:
            return
        assert_rule_is_torchs(experiment, number)

    follows()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_shows_what_went_in_and_what_came_out(optimizer: str) -> None:
    experiment = readable(experiment_for(LOSSES["MSELoss"], optimizer=optimizer), 4)
    glance, _ = glance_of(experiment, 2, "rule")
    assert glance["apart"] == (optimizer in RULES)
    assert glance["lines"]
    for arrays in glance["parameters"].values():
        for line in glance["lines"]:
            names = [part.split("}")[0] for part in line["numbers"].split("{")[1:]]
            assert all(name in arrays for name in names), (line, sorted(arrays))


def test_a_rule_without_gradients_says_who_was_skipped() -> None:
    from playground.script.edits import Edit

    experiment = readable(experiment_for(LOSSES["MSELoss"]), 4)
    line = program_of(experiment, ()).find("loss.backward()").first
    found, _ = walk(program_of(experiment, (Edit("leave out", line),)), 0)
    glance = next(event.glance for event in found.events if event.glance and event.glance["kind"] == "rule")
    assert glance["parameters"] == {}
    assert "layers.0.weight" in glance["skipped"]


@pytest.mark.covers("training.loss_at_a_glance")
@pytest.mark.parametrize("loss", LOSSES)
def test_points_and_slopes_of_the_loss_are_torchs_own(loss: str) -> None:
    experiment = readable(experiment_for(LOSSES[loss]), 4)
    glance, changed = glance_of(experiment, 1, "loss")
    mean = changed["variable loss"]["values"][0][0]
    at = [curve["at"]["loss"] for curve in glance["curves"]]
    assert len(at) == glance["samples"] == 4
    assert np.mean(at) == pytest.approx(mean, rel=1e-4)
    for curve in glance["curves"]:
        x, y, slope = (np.array(curve[name]) for name in ("x", "loss", "slope"))
        between = np.diff(y) / np.diff(x)
        steps = np.abs(np.diff(slope))
        # Between two points the curve climbs as steeply as it does somewhere between their slopes.
        assert np.all(between >= np.minimum(slope[1:], slope[:-1]) - 0.05 * (1 + steps) * (1 + np.abs(between)))
        assert np.all(between <= np.maximum(slope[1:], slope[:-1]) + 0.05 * (1 + steps) * (1 + np.abs(between)))
        assert min(x) <= curve["at"]["x"] <= max(x)


def test_the_curve_of_cross_entropy_moves_the_true_class_alone() -> None:
    outputs = torch.tensor([[2.0, 1.0, 0.1], [0.0, 3.0, -1.0]])
    targets = torch.tensor([0, 2])
    told = curves(torch.nn.CrossEntropyLoss(), outputs, targets, "logit")
    assert told["axis"] == "logit of the true class"
    assert told["curves"][0]["at"]["x"] == 2.0
    assert told["curves"][0]["at"]["loss"] == pytest.approx(0.41703, abs=1e-4)
    share = torch.softmax(outputs, dim=1)[1, 2].item()
    assert told["curves"][1]["at"]["slope"] == pytest.approx(share - 1, abs=1e-5)
