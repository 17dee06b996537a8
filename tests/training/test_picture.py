"""Pictures show the predictions of the model in evaluation mode."""

import numpy as np
import pytest
import torch
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

from playground import Experiment, limits
from playground.training.data import prepare_data
from playground.training.picture import compute_picture, compute_scene
from playground.training.projection import Projection
from playground.training.run import advance, start
from playground.training.train import model_of
from tests.variants import VARIANTS

KNOWN = dict(VARIANTS)
DATA = ("circles", "blobs", "plane", "line", "sine", "iris", "diabetes", "digits", "all inputs")


@pytest.mark.parametrize("name", DATA)
def test_every_task_has_its_picture(name: str) -> None:
    experiment = KNOWN[name]
    state, _ = advance(start(experiment), 5)
    drawn, setting = compute_picture(state), compute_scene(experiment)
    outputs = model_of(state)(prepare_data(experiment).test.x).detach()
    if experiment.task == "regression":
        assert drawn["test_predictions"] == pytest.approx(outputs[:, 0].numpy())
    else:
        classes = len(experiment.class_names)
        truth, predictions = setting["test_y"], drawn["test_predictions"]
        assert drawn["test_confusion"].tolist() == [
            [int(((truth == true) & (predictions == predicted)).sum()) for predicted in range(classes)]
            for true in range(classes)
        ]
        assert ((drawn["test_confidence"] >= 1 / classes - 1e-6) & (drawn["test_confidence"] <= 1)).all()
    if experiment.dimensions > 1:
        assert drawn["grid"].shape[-2:] == (limits.PICTURE_SIDE,) * 2
    else:
        points = setting["train_points"]
        assert drawn["curve_x"][0] < points.min() < points.max() < drawn["curve_x"][-1]


@pytest.mark.parametrize("name", ["circles", "all inputs", "standardised"])
def test_the_grid_goes_right_with_the_first_feature_and_up_with_the_second(name: str) -> None:
    experiment = KNOWN[name]
    state = start(experiment)
    drawn, setting = compute_picture(state), compute_scene(experiment)
    model, data = model_of(state), prepare_data(experiment)
    for row, column in ((0, 0), (0, -1), (-1, 0)):
        x1 = (setting["low"], setting["high"])[column == -1][0]
        x2 = (setting["low"], setting["high"])[row == -1][1]
        probability = model(data.inputs(np.array([[x1, x2]]))).sigmoid().item()
        assert drawn["grid"][row, column] == pytest.approx(probability, abs=1e-6)


def test_the_probabilities_of_several_classes_sum_to_one() -> None:
    drawn = compute_picture(start(KNOWN["blobs"]))
    assert drawn["grid"].sum(axis=0) == pytest.approx(np.ones((limits.PICTURE_SIDE,) * 2), abs=1e-5)


def test_many_features_are_shown_on_their_principal_components() -> None:
    experiment = KNOWN["wine"]
    data = prepare_data(experiment)
    scaler = StandardScaler().fit(data.train.features)
    expected = PCA(2, svd_solver="full").fit(scaler.transform(data.train.features))
    points = compute_scene(experiment)["test_points"]
    assert points == pytest.approx(expected.transform(scaler.transform(data.test.features)))


def test_two_features_are_chosen_and_the_others_have_their_mean() -> None:
    experiment, projection = KNOWN["iris"], Projection(axes=(2, 0))
    state = start(experiment)
    drawn, setting = compute_picture(state, projection), compute_scene(experiment, projection)
    data = prepare_data(experiment)
    assert setting["train_points"] == pytest.approx(data.train.features[:, [2, 0]])
    corner = data.train.features.mean(axis=0)
    corner[[2, 0]] = setting["low"]
    expected = model_of(state)(data.inputs(corner[None])).softmax(dim=1)[0].detach()
    assert drawn["grid"][:, 0, 0] == pytest.approx(expected.numpy(), abs=1e-6)


def test_axes_that_a_data_set_does_not_have_are_ignored() -> None:
    experiment = KNOWN["iris"]
    assert compute_scene(experiment, Projection(axes=(0, 9)))["train_points"] == pytest.approx(
        compute_scene(experiment)["train_points"]
    )


def test_images_are_the_test_samples() -> None:
    images = compute_scene(KNOWN["digits"])["test_images"]
    assert images / 255 == pytest.approx(prepare_data(KNOWN["digits"]).test.features, abs=0.002)


def test_a_picture_is_computed_in_evaluation_mode() -> None:
    experiment = KNOWN["dropout"]
    state, _ = advance(start(experiment), 4)
    first, second = compute_picture(state), compute_picture(state)
    assert torch.equal(torch.tensor(first["grid"]), torch.tensor(second["grid"]))


def test_the_losses_of_a_picture_are_numbers() -> None:
    assert isinstance(compute_picture(start(Experiment()))["train_loss"], float)
