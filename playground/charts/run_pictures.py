"""The data of a run's pictures: names and colours once, the samples once a scene, the model's predictions at each tick."""

import numpy as np

from playground.arrays import Array, Columns, evenly_spaced
from playground.catalog.metrics import METRICS, main_metric, per_class
from playground.charts.encoding import encode_unsigned, round_numbers
from playground.experiment import Experiment
from playground.formatting import number_or_none, rounded
from playground.protocol.pictures import (
    Grid,
    ImageSample,
    PictureData,
    PictureSetting,
    PictureStyle,
    PlottedSamples,
    TabName,
)
from playground.protocol.train import ReadOuts
from playground.training.history import History
from playground.training.projection import Projection

SAMPLES_DRAWN = 400
"""The most samples of each part of the data that are drawn; more would hide each other."""
IMAGES_DRAWN = 24
"""The most images that are shown with the prediction of the model."""


def style(experiment: Experiment) -> PictureStyle:
    """Names and colours, which are sent once."""
    metric = METRICS[main_metric(experiment.task)]
    return {
        "task": experiment.task,
        "dimensions": experiment.dimensions,
        "loss": experiment.loss,
        "metric": metric.title,
        "metricIsShare": experiment.task != "regression",
        "features": list(experiment.dataset_entry.features),
        "target": experiment.dataset_entry.target,
        "classes": list(experiment.class_names),
        "imageShape": list(experiment.dataset_entry.image_shape or ()),
        "tabs": [{"name": name, "title": title} for name, title in tabs(experiment).items()],
    }


def tabs(experiment: Experiment) -> dict[TabName, str]:
    """The pictures that suit the task, the most informative first."""
    is_classification, is_high_dimensional = experiment.task != "regression", experiment.dimensions > 2
    plane: dict[TabName, str] = {"plane": "Plane" if is_high_dimensional or not is_classification else "Boundary"}
    if is_classification:
        confusion: dict[TabName, str] = {"confusion": "Confusion"}
        images: dict[TabName, str] = {"samples": "Samples"} if experiment.dataset_entry.image_shape else {}
        return {**images, **confusion, **plane} if is_high_dimensional else {**plane, **confusion}
    tables: dict[TabName, str] = {"against": "Predicted", "residuals": "Residuals"}
    if experiment.dimensions == 1:
        return {"fit": "Fit", **tables}
    return {**tables, **plane} if is_high_dimensional else {**plane, "surface": "3-D", **tables}


def setting(experiment: Experiment, scene: Columns, projection: Projection) -> PictureSetting:
    """The samples and bounds of the pictures, which are sent once a scene."""
    data: PictureSetting = {
        "axes": axis_names(experiment, projection),
        "chosen": list(projection.axes or ()),
        "train": _plotted(scene, "train"),
        "test": _plotted(scene, "test"),
        "low": round_numbers(scene["low"]),
        "high": round_numbers(scene["high"]),
    }
    if experiment.task == "regression":
        data["range"] = target_range(scene)
    return data


def _plotted(scene: Columns, part: str) -> PlottedSamples:
    points, y = scene[f"{part}_points"], scene[f"{part}_y"]
    rows = evenly_spaced(len(y), SAMPLES_DRAWN)
    return {"x": [round_numbers(column) for column in points[rows].T], "y": round_numbers(y[rows])}


def axis_names(experiment: Experiment, projection: Projection) -> list[str]:
    """The names of the axes of the plane."""
    features = experiment.dataset_entry.features
    if experiment.dimensions <= 2:
        return list(features)
    if projection.axes is None or max(projection.axes) >= experiment.dimensions:
        return ["1st principal component", "2nd principal component"]
    return [features[axis] for axis in projection.axes]


def target_range(scene: Columns) -> list[float]:
    """The bounds of the targets with a margin: the fixed scale of all pictures of targets."""
    targets = np.concatenate([scene["train_y"], scene["test_y"]])
    low, high = float(targets.min()), float(targets.max())
    margin = 0.1 * ((high - low) or 1.0)
    return [rounded(low - margin, 4), rounded(high + margin, 4)]


def picture_data(experiment: Experiment, scene: Columns, picture: Columns, tab: str) -> PictureData:
    """The predictions of the model at one step, in as few bytes as the chosen picture needs."""
    data: PictureData = {}
    if tab in ("plane", "surface"):
        data["grid"] = _grid(experiment, scene, picture["grid"])
    if tab == "fit":
        data["curve"] = [round_numbers(picture["curve_x"]), round_numbers(picture["curve_y"])]
    if tab == "confusion":
        data["confusion"] = {"train": picture["train_confusion"].tolist(), "test": picture["test_confusion"].tolist()}
        data["perClass"] = [round_numbers(column, 3) for column in per_class(picture["test_confusion"])]
    if tab in ("plane", "against", "residuals"):
        data["predictions"] = {
            "train": _predictions(picture["train_predictions"]),
            "test": _predictions(picture["test_predictions"]),
        }
    if tab == "samples":
        data["samples"] = _samples(scene, picture)
    return data


def _predictions(column: Array) -> list[float | None]:
    return round_numbers(column[evenly_spaced(len(column), SAMPLES_DRAWN)])


def _samples(scene: Columns, picture: Columns) -> list[ImageSample]:
    """Test images with the predicted class and its probability: wrong predictions first."""
    truth, predicted = scene["test_y"], picture["test_predictions"]
    rows = np.argsort(predicted == truth, kind="stable")[:IMAGES_DRAWN]
    return [
        {
            "image": encode_unsigned(scene["test_images"][row]),
            "label": int(truth[row]),
            "predicted": int(predicted[row]),
            "confidence": number_or_none(float(picture["test_confidence"][row]), 3),
        }
        for row in rows
    ]


def _grid(experiment: Experiment, scene: Columns, grid: Array) -> Grid:
    if grid.ndim == 3:
        return {
            "side": grid.shape[-1],
            "classes": encode_unsigned(grid.argmax(axis=0)),
            "probabilities": encode_unsigned(255 * grid.max(axis=0)),
        }
    low, high = target_range(scene) if experiment.task == "regression" else (0.0, 1.0)
    return {"side": grid.shape[-1], "values": encode_unsigned(255 * (grid - low) / (high - low))}


def read_outs(experiment: Experiment, history: History, epoch: int, picture: Columns | None) -> ReadOuts:
    """Losses and main metric on training and test samples after a number of epochs; before the first, only the losses."""
    row = history.row(epoch - 1)
    if not row and picture is not None:
        row = {name: float(picture[name]) for name in ("train_loss", "test_loss")}
    columns = [f"{part}_{name}" for part in ("train", "test") for name in ("loss", main_metric(experiment.task))]
    return {name: number_or_none(row.get(name)) for name in columns}
