"""The data for the browser, decoded, is what the model predicted."""

import base64
import json
from typing import cast

import numpy as np
import pytest

from playground import Experiment, Layer
from playground.arrays import evenly_spaced
from playground.charts import histograms_over_time, network, run_pictures
from playground.charts.encoding import encode_signed, encode_unsigned, round_numbers
from playground.charts.palette import CLASSES, NEGATIVE, PART_COLOURS, POSITIVE, rgb
from playground.experiment.changes import apply_changes
from playground.formatting import number_or_none
from playground.protocol.pictures import ClassGrid, ValueGrid
from playground.training.data import prepare_data
from playground.training.history import History
from playground.training.picture import compute_picture, compute_scene
from playground.training.projection import DEFAULT_PROJECTION, Projection
from playground.training.run import advance, start
from tests.variants import BASE, VARIANTS

KNOWN = dict(VARIANTS)
DATA = ("circles", "blobs", "plane", "line", "sine", "iris", "diabetes", "digits", "wine", "breast_cancer")


def decoded(text: str, kind: str = "uint8") -> np.ndarray:
    return np.frombuffer(base64.b64decode(text), dtype=kind)


@pytest.mark.parametrize("name", DATA)
def test_the_data_of_every_tab_of_every_task_is_json(name: str) -> None:
    experiment = KNOWN[name]
    state, _ = advance(start(experiment), 6)
    picture, scene = compute_picture(state), compute_scene(experiment)
    data = [
        run_pictures.style(experiment),
        run_pictures.setting(experiment, scene, DEFAULT_PROJECTION),
        network.layout(experiment),
        network.numbers(experiment, picture),
        *(run_pictures.picture_data(experiment, scene, picture, tab) for tab in run_pictures.tabs(experiment)),
    ]
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert all(data[4:])


def test_the_grid_of_two_classes_holds_the_probability() -> None:
    state, _ = advance(start(BASE), 6)
    picture = compute_picture(state)
    data = cast("ValueGrid", run_pictures.picture_data(BASE, compute_scene(BASE), picture, "plane")["grid"])
    assert decoded(data["values"]) / 255 == pytest.approx(picture["grid"].ravel(), abs=0.003)


def test_the_grid_of_more_classes_holds_the_likeliest_class_and_its_probability() -> None:
    experiment = KNOWN["blobs"]
    picture = compute_picture(start(experiment))
    data = cast("ClassGrid", run_pictures.picture_data(experiment, compute_scene(experiment), picture, "plane")["grid"])
    assert decoded(data["classes"]).tolist() == picture["grid"].argmax(axis=0).ravel().tolist()
    assert decoded(data["probabilities"]) / 255 == pytest.approx(picture["grid"].max(axis=0).ravel(), abs=0.003)


def test_wrong_images_come_first_and_every_image_is_that_of_its_sample() -> None:
    experiment = KNOWN["digits"]
    state, _ = advance(start(experiment), 30)
    scene, picture = compute_scene(experiment), compute_picture(state)
    data = run_pictures.picture_data(experiment, scene, picture, "samples")["samples"]
    wrong = int((picture["test_predictions"] != scene["test_y"]).sum())
    rights = [each["label"] == each["predicted"] for each in data]
    assert len(data) == run_pictures.IMAGES_DRAWN
    assert rights == sorted(rights)
    assert rights.count(False) == min(wrong, run_pictures.IMAGES_DRAWN)
    images = np.round(255 * prepare_data(experiment).test.features).astype(int).tolist()
    assert all(decoded(each["image"]).tolist() in images for each in data)


def test_precision_recall_and_f1_come_with_the_confusion_matrix() -> None:
    sklearn_metrics = pytest.importorskip("sklearn.metrics")
    experiment = KNOWN["iris"]
    state, _ = advance(start(experiment), 6)
    scene, picture = compute_scene(experiment), compute_picture(state)
    data = run_pictures.picture_data(experiment, scene, picture, "confusion")["perClass"]
    expected = sklearn_metrics.precision_recall_fscore_support(
        scene["test_y"], picture["test_predictions"], labels=[0, 1, 2], zero_division=0
    )
    assert data == [pytest.approx(column, abs=0.001) for column in expected[:3]]


@pytest.mark.parametrize(
    ("name", "projection", "axes"),
    [
        ("circles", DEFAULT_PROJECTION, ["x1", "x2"]),
        ("iris", DEFAULT_PROJECTION, ["1st principal component", "2nd principal component"]),
        ("iris", Projection((0, 2)), ["sepal length", "petal length"]),
        ("iris", Projection((0, 7)), ["1st principal component", "2nd principal component"]),
    ],
)
def test_axes_have_the_names_of_features_or_principal_components(
    name: str, projection: Projection, axes: list[str]
) -> None:
    assert run_pictures.axis_names(KNOWN[name], projection) == axes


def test_samples_that_are_drawn_are_bounded() -> None:
    experiment = Experiment(dataset_options={"samples": 5_000})
    data = run_pictures.setting(experiment, compute_scene(experiment), DEFAULT_PROJECTION)
    assert len(data["train"]["y"]) == len(data["train"]["x"][0]) == run_pictures.SAMPLES_DRAWN


def test_the_network_shows_at_most_eight_neurons_a_layer_and_their_number() -> None:
    experiment, _ = apply_changes(BASE, dataset="wine", layers=(Layer(20, "ReLU"), Layer(3)))
    data = network.layout(experiment)
    assert [column["units"] for column in data["columns"]] == [13, 20, 3, 3]
    assert [len(column["shown"]) for column in data["columns"]] == [8, 8, 3, 3]
    numbers = network.numbers(experiment, compute_picture(start(experiment)))
    assert [len(layer["weights"]) for layer in numbers["layers"]] == [64, 24, 9]


def test_the_maps_of_the_neurons_are_encoded_exactly() -> None:
    picture = compute_picture(start(BASE))
    data = network.numbers(BASE, picture)
    assert decoded(data["maps"][1], "int8").tolist() == picture["map_1"].ravel().tolist()


def test_histograms_over_time_are_images_of_one_column_a_step() -> None:
    state, pictures, steps = start(BASE), [], []
    for _ in range(5):
        pictures.append(compute_picture(state))
        steps.append(state.step)
        state, _ = advance(state, 3)
    data = histograms_over_time.histogram_images(steps, pictures, 99, BASE.batches_per_epoch)
    assert data is not None
    image = decoded(data["images"]["weights"]).reshape(5, data["bins"])
    assert data["layer"] == 2
    assert (image.max(axis=1) == 255).all()
    assert (image[0] > 0).tolist() == (pictures[0]["weights_histogram"][2] > 0).tolist()
    assert histograms_over_time.histogram_images([], [], 0, 5) is None


def test_read_outs_are_those_of_the_epoch_that_is_shown() -> None:
    history = History()
    columns = {f"{part}_{name}": np.array([0.5, 0.25]) for part in ("train", "test") for name in ("loss", "accuracy")}
    history.append({"epoch": np.arange(2.0), **columns})
    assert run_pictures.read_outs(BASE, history, 1, None)["test_loss"] == 0.5
    assert run_pictures.read_outs(BASE, history, 2, None)["test_loss"] == 0.25
    untrained = compute_picture(start(BASE))
    first = run_pictures.read_outs(BASE, history, 0, untrained)
    assert first["train_loss"] == pytest.approx(untrained["train_loss"], rel=1e-5)
    assert first["test_accuracy"] is None


def test_encoded_numbers_are_decoded_again() -> None:
    values = np.array([0.123456, -1.0, np.nan, np.inf])
    assert round_numbers(values, 3) == [0.123, -1.0, None, None]
    assert number_or_none(None) is None
    assert decoded(encode_unsigned(np.array([-5.0, 12.4, 300.0, np.nan]))).tolist() == [0, 12, 255, 0]
    assert decoded(encode_signed(np.array([-500.0, 12.6, 127.0])), "int8").tolist() == [-127, 13, 127]
    assert evenly_spaced(3, 10) == [0, 1, 2]


def test_colours_differ_from_white_and_black() -> None:
    for colour in (NEGATIVE, POSITIVE, *PART_COLOURS.values(), *CLASSES):
        red, green, blue = rgb(colour)
        assert 30 < 0.2126 * red + 0.7152 * green + 0.0722 * blue < 225
    assert len(set(CLASSES)) == len(CLASSES)
