"""The chart of the loss and the derivation of an update: torch itself and finite differences are the oracles."""

from typing import Any, cast

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.catalog.losses import LOSSES
from playground.catalog.optimizers import OPTIMIZERS
from playground.experiment import Experiment, ExperimentError
from playground.protocol.step_by_step import LossChart, ShownValue, UpdateRule
from playground.script.budget import with_readable_batches
from playground.step_by_step.loss_chart import chart_samples
from playground.step_by_step.optimizer_rules import RULES
from playground.step_by_step.scripts import edited_script
from playground.step_by_step.walk import walk
from tests.catalog.choices import chosen_options
from tests.variants import experiment_for


def explanation_of(
    experiment: Experiment, number: int, kind: str
) -> tuple[LossChart | UpdateRule, dict[str, ShownValue | None]]:
    """The explanation of that kind in a batch of the walk, and what its line changed."""
    recorded, _ = walk(edited_script(experiment, ()), number)
    for event in recorded["events"]:
        if event["explanation"] and event["explanation"]["kind"] == kind:
            return event["explanation"], event["changed"]
    raise AssertionError(f"no line is explained by its {kind}")


def update_of(experiment: Experiment, number: int) -> tuple[UpdateRule, dict[str, Any]]:
    return cast("tuple[UpdateRule, dict[str, Any]]", explanation_of(experiment, number, "rule"))


def loss_of(experiment: Experiment, number: int) -> tuple[LossChart, dict[str, Any]]:
    return cast("tuple[LossChart, dict[str, Any]]", explanation_of(experiment, number, "loss"))


def assert_rule_is_torchs(experiment: Experiment, number: int) -> None:
    rule, changed = update_of(experiment, number)
    # The difference of two nearly equal numbers is lost in float32, and then the page says so.
    assert rule["derived"] or experiment.optimizer_options.get("centered")
    assert rule["rounded"] is not rule["derived"]
    assert rule["lines"][-1]["formula"].startswith("w")
    for name, arrays in rule["parameters"].items():
        item = changed.get(f"value {name}")
        after = np.array(item["values"] if item else arrays["w"], dtype=float)
        assert np.array(arrays["w1"], dtype=float) == pytest.approx(after, rel=2e-4, abs=2e-5, nan_ok=True)


@pytest.mark.covers("training.update_rule")
@pytest.mark.parametrize("optimizer", RULES)
def test_a_derived_update_is_the_one_that_torch_makes(optimizer: str) -> None:
    entry = OPTIMIZERS[optimizer]

    @settings(max_examples=25)
    @given(options=chosen_options(entry), number=st.integers(0, 6))
    def follows(options: Any, number: int) -> None:
        try:
            experiment = with_readable_batches(
                experiment_for(LOSSES["BCEWithLogitsLoss"], optimizer=optimizer), 4
            ).replace(learning_rate=0.05, optimizer_options=options)
        except ExperimentError:
            return
        assert_rule_is_torchs(experiment, number)

    follows()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_shows_what_went_in_and_what_came_out(optimizer: str) -> None:
    experiment = with_readable_batches(experiment_for(LOSSES["MSELoss"], optimizer=optimizer), 4)
    rule, _ = update_of(experiment, 2)
    assert rule["derived"] == (optimizer in RULES)
    assert rule["lines"]
    for arrays in rule["parameters"].values():
        for line in rule["lines"]:
            names = [part.split("}")[0] for part in line["numbers"].split("{")[1:]]
            assert all(name in arrays for name in names), (line, sorted(arrays))


def test_a_rule_without_gradients_names_the_skipped_parameters() -> None:
    from playground.script.edits import Edit

    experiment = with_readable_batches(experiment_for(LOSSES["MSELoss"]), 4)
    line = edited_script(experiment, ()).find("loss.backward()").first
    recorded, _ = walk(edited_script(experiment, (Edit("leave out", line),)), 0)
    explanations = [event["explanation"] for event in recorded["events"]]
    rule = next(each for each in explanations if each and each["kind"] == "rule")
    assert rule["parameters"] == {}
    assert "layers.0.weight" in rule["skipped"]


@pytest.mark.covers("training.loss_at_a_glance")
@pytest.mark.parametrize("loss", LOSSES)
def test_points_and_slopes_of_the_loss_are_torchs_own(loss: str) -> None:
    experiment = with_readable_batches(experiment_for(LOSSES[loss]), 4)
    chart, changed = loss_of(experiment, 1)
    mean = changed["variable loss"]["values"][0][0]
    at = np.array([curve["at"]["loss"] for curve in chart["curves"]], dtype=float)
    assert len(at) == chart["samples"] == 4
    assert np.mean(at) == pytest.approx(mean, rel=1e-4)
    for curve in chart["curves"]:
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
    chart = chart_samples(torch.nn.CrossEntropyLoss(), outputs, targets, "logit")
    assert chart["axis"] == "logit of the true class"
    assert chart["curves"][0]["at"]["x"] == 2.0
    assert chart["curves"][0]["at"]["loss"] == pytest.approx(0.41703, abs=1e-4)
    probability = torch.softmax(outputs, dim=1)[1, 2].item()
    assert chart["curves"][1]["at"]["slope"] == pytest.approx(probability - 1, abs=1e-5)
