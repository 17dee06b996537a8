"""The numbers shown of the inside of a network are those that torch computes."""

import numpy as np
import pytest
import torch
from torch import nn

from playground import Experiment, Layer, limits
from playground.experiment.architecture import shown_units
from playground.experiment.changes import apply_changes
from playground.training.data import prepare_data
from playground.training.inspection import BINS, SAMPLES, inspect, layer_outputs
from playground.training.model import MLP
from playground.training.optimization import build_loss
from playground.training.plane import picture_inputs
from playground.training.projection import DEFAULT_PROJECTION
from playground.training.run import advance, start
from playground.training.train import model_of
from tests.variants import BASE, VARIANTS

KNOWN = dict(VARIANTS)


def inside(experiment: Experiment, steps: int = 5) -> tuple[dict[str, np.ndarray], nn.Module]:
    state, _ = advance(start(experiment), steps)
    model = model_of(state)
    return inspect(experiment, model, prepare_data(experiment), DEFAULT_PROJECTION), model


@pytest.mark.parametrize("name", ["circles", "blobs", "iris", "digits", "line", "linear", "batch norm", "all inputs"])
def test_weights_and_gradients_are_those_of_the_model(name: str) -> None:
    experiment = KNOWN[name]
    inspection, model = inside(experiment)
    data = prepare_data(experiment)
    assert len(data.train) <= SAMPLES or name == "digits"
    rows = np.linspace(0, len(data.train) - 1, min(SAMPLES, len(data.train))).round().astype(int)
    build_loss(experiment)(model(data.train.x[rows]), data.train.y[rows]).backward()
    weights = [each for each in model.parameters() if each.ndim == 2] or [next(iter(model.parameters()))]
    for number, each in enumerate(weights):
        assert each.grad is not None
        matrix, slopes = (part.detach().view(len(each), -1) for part in (each, each.grad))
        picked = np.ix_(shown_units(matrix.shape[0]), shown_units(matrix.shape[1]))
        assert inspection[f"weight_{number}"] == pytest.approx(matrix.numpy()[picked])
        assert inspection[f"weight_gradient_{number}"] == pytest.approx(slopes.numpy()[picked], abs=1e-6)


def test_every_neuron_has_the_map_of_its_own_output() -> None:
    inspection, model = inside(BASE.replace(layers=(Layer(4), Layer(3, "ReLU"))))
    assert isinstance(model, MLP)
    x = picture_inputs(BASE, prepare_data(BASE), DEFAULT_PROJECTION, limits.MAP_SIDE, limits.MAP_POINTS)
    hidden = model.layers[:4](x).clamp(-1, 1).detach().numpy()
    side = limits.MAP_SIDE
    assert inspection["map_2"] / 127 == pytest.approx(hidden.T.reshape(3, side, side), abs=0.005)
    assert inspection["map_3"][0] / 127 == pytest.approx(
        2 * model(x).sigmoid().detach().numpy().reshape(side, side) - 1, abs=0.005
    )


def test_the_map_of_an_input_rises_with_its_feature() -> None:
    inspection, _ = inside(BASE)
    assert (np.diff(inspection["map_0"][0].astype(int), axis=1) >= 0).all()
    assert (np.diff(inspection["map_0"][1].astype(int), axis=0) >= 0).all()


def test_data_of_one_feature_have_curves() -> None:
    experiment = KNOWN["sine"]
    inspection, _ = inside(experiment)
    assert inspection["map_1"].shape == (experiment.layers[0].units, limits.MAP_POINTS)


def test_images_show_their_weights_as_images() -> None:
    experiment, _ = apply_changes(BASE, dataset="digits", layers=(Layer(12, "ReLU"),), batch_size=64)
    inspection, model = inside(experiment)
    assert inspection["image_0"] == pytest.approx(next(model.parameters()).detach().numpy()[shown_units(12)])
    assert not any(name.startswith("map") for name in inspection)


def test_every_number_is_in_its_histogram() -> None:
    inspection, model = inside(BASE)
    layers = [each for each in model.modules() if isinstance(each, nn.Linear)]
    assert inspection["weights_histogram"].shape == (len(layers), BINS)
    assert inspection["weights_histogram"].sum(axis=1).tolist() == [layer.weight.numel() for layer in layers]
    assert inspection["gradients_histogram"].sum(axis=1).tolist() == [layer.weight.numel() for layer in layers]
    samples = len(prepare_data(BASE).train)
    assert inspection["activations_histogram"].sum(axis=1).tolist() == [
        samples * layer.out_features for layer in layers
    ]


def test_dead_neurons_are_counted() -> None:
    experiment = BASE.replace(layers=(Layer(4, "ReLU"), Layer(3, "ReLU")))
    state = start(experiment)
    model = model_of(state)
    with torch.no_grad():
        model.get_parameter("layers.0.bias")[1] = -1000.0
        model.get_parameter("layers.2.bias")[:] = -1000.0
    inspection = inspect(experiment, model, prepare_data(experiment), DEFAULT_PROJECTION)
    alive = (layer_outputs(model, prepare_data(experiment).train.x)[0] > 0).any(dim=0)
    assert inspection["dead"].tolist() == [int((~alive).sum()), 3]
    assert inspection["dead"][0] >= 1


def test_numbers_that_are_not_finite_can_be_drawn() -> None:
    state = start(BASE)
    model = model_of(state)
    with torch.no_grad():
        model.get_parameter("layers.0.weight")[0, 0] = float("nan")
    inspection = inspect(BASE, model, prepare_data(BASE), DEFAULT_PROJECTION)
    assert inspection["map_1"].dtype == np.int8
    assert inspection["weights_histogram"][0].sum() == 8


@pytest.mark.parametrize(("units", "picked"), [(1, [0]), (8, list(range(8))), (16, [0, 2, 4, 6, 9, 11, 13, 15])])
def test_few_of_many_neurons_are_evenly_spaced(units: int, picked: list[int]) -> None:
    assert shown_units(units) == picked
