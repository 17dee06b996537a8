"""Pictures are the model's own answers, asked in evaluation mode."""

import numpy as np
import pytest
import torch

from playground import Experiment, limits
from playground.training.data import prepare
from playground.training.picture import picture, scene
from playground.training.run import advance, start
from playground.training.train import model_of
from tests.variants import VARIANTS

SOME = [
    (name, each) for name, each in VARIANTS if name in ("circles", "blobs", "plane", "line", "sine", "iris", "diabetes")
]


@pytest.mark.parametrize("experiment", [pytest.param(each, id=name) for name, each in SOME])
def test_every_task_has_its_picture(experiment: Experiment) -> None:
    state, _ = advance(start(experiment), 5)
    drawn, setting = picture(state), scene(experiment)
    outputs = model_of(state)(prepare(experiment).test.x).detach()
    if experiment.task == "regression":
        assert drawn["test_predictions"] == pytest.approx(outputs[:, 0].numpy())
    else:
        classes = len(experiment.class_names)
        assert drawn["test_confusion"].shape == (classes, classes)
        assert (
            drawn["test_confusion"].sum(axis=1).tolist() == np.bincount(setting["test_y"], minlength=classes).tolist()
        )
    if experiment.inputs == 2:
        assert drawn["grid"].shape[-2:] == (limits.PICTURE_SIDE,) * 2
    if experiment.inputs == 1:
        assert drawn["curve_x"][0] < setting["train_x"].min() < setting["train_x"].max() < drawn["curve_x"][-1]


def test_the_grid_goes_right_with_the_first_feature_and_up_with_the_second() -> None:
    experiment = dict(VARIANTS)["circles"]
    state = start(experiment)
    drawn, setting = picture(state), scene(experiment)
    model = model_of(state)
    for row, column in ((0, 0), (0, -1), (-1, 0)):
        x1 = (setting["low"], setting["high"])[column == -1][0]
        x2 = (setting["low"], setting["high"])[row == -1][1]
        probability = model(torch.tensor([[x1, x2]], dtype=torch.float32)).sigmoid().item()
        assert drawn["grid"][row, column] == pytest.approx(probability, abs=1e-6)


def test_the_probabilities_of_several_classes_sum_to_one() -> None:
    drawn = picture(start(dict(VARIANTS)["blobs"]))
    assert drawn["grid"].sum(axis=0) == pytest.approx(np.ones((limits.PICTURE_SIDE,) * 2), abs=1e-5)
