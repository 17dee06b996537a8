"""What the pictures of a model's predictions are drawn from; Train & test and Home draw them."""

from typing import Literal, NotRequired, TypeAlias, TypedDict

TabName: TypeAlias = Literal["plane", "surface", "fit", "confusion", "samples", "against", "residuals"]


class PictureTab(TypedDict):
    """One of the pictures that suit a task."""

    name: TabName
    title: str


class PictureStyle(TypedDict):
    """Task, loss, metric, features and classes of a run, sent once."""

    task: Literal["regression", "binary", "multiclass"]
    dimensions: int
    """Features of a sample."""
    loss: str
    metric: str
    """Title of the main metric."""
    metricIsShare: bool
    features: list[str]
    target: str
    classes: list[str]
    imageShape: list[int]
    """Height and width where the samples are images, otherwise empty."""
    tabs: list[PictureTab]


class PlottedSamples(TypedDict):
    """Samples of one part of the data."""

    x: list[list[float | None]]
    """One list for each axis."""
    y: list[float | None]


class PictureSetting(TypedDict):
    """Samples and bounds of the pictures, sent once for each data set and projection."""

    axes: list[str]
    """Names of the axes of the plane."""
    chosen: list[int]
    """The features on the axes; empty where the axes are principal components."""
    train: PlottedSamples
    test: PlottedSamples
    low: list[float | None]
    high: list[float | None]
    range: NotRequired[list[float]]
    """The fixed scale of the targets of a regression."""


class ValueGrid(TypedDict):
    """A number from 0 to 255 for each place of the plane, base64 of bytes, row by row upwards."""

    side: int
    values: str


class ClassGrid(TypedDict):
    """The most probable class for each place of the plane and its probability times 255, likewise."""

    side: int
    classes: str
    probabilities: str


Grid: TypeAlias = ValueGrid | ClassGrid


class PartPredictions(TypedDict):
    """What the model predicts for the samples drawn: a number, or the number of a class."""

    train: list[float | None]
    test: list[float | None]


class PartConfusion(TypedDict):
    """Confusion matrices: true class by row, predicted class by column."""

    train: list[list[int]]
    test: list[list[int]]


class ImageSample(TypedDict):
    """An image with what the model predicts for it."""

    image: str
    """Pixels from 0 to 255, base64 of bytes."""
    label: int
    predicted: int
    confidence: float | None
    """The probability of the predicted class."""


class PictureData(TypedDict, total=False):
    """The present model's predictions: what the chosen picture needs."""

    grid: Grid
    curve: list[list[float | None]]
    """The model's line over one feature: x and y."""
    confusion: PartConfusion
    perClass: list[list[float | None]]
    """Precision, recall and F1 of every class."""
    predictions: PartPredictions
    samples: list[ImageSample]
