"""Messages of Predict."""

from typing import Literal, NotRequired, TypedDict

from playground.protocol.pictures import Grid, PictureSetting, PictureStyle
from playground.protocol.shared import JsonNumber


class SampleImage(TypedDict):
    """The image of a sample."""

    kind: Literal["image"]
    shape: list[int]
    """Height and width."""
    pixels: list[int]
    """From 0 to 255, row by row."""


class SampleOnCurve(TypedDict):
    """A sample of one feature on the curve of the model."""

    kind: Literal["curve"]
    style: PictureStyle
    setting: PictureSetting
    curve: list[list[float | None]]
    """Feature and prediction along the curve."""
    position: list[float]
    """The feature of the sample."""


class SampleInPlane(TypedDict):
    """A sample of two features in the plane."""

    kind: Literal["plane"]
    style: PictureStyle
    setting: PictureSetting
    grid: Grid
    position: list[float]
    """The features of the sample."""


class OneSampleData(TypedDict):
    """The prediction for one sample."""

    task: Literal["regression", "binary", "multiclass"]
    reading: str
    """How the loss reads the outputs: ``logit``, ``logits``, ``probability``, …"""
    outputName: str
    """The variable that holds the outputs."""
    inputNames: list[str]
    transformed: bool
    """The features go through feature engineering or standardisation before the model takes them."""
    image: bool
    classes: list[str]
    target: str
    inputs: list[JsonNumber]
    outputs: list[JsonNumber]
    probabilities: list[JsonNumber]
    """Of every class; empty for a regression."""
    label: int | None
    """The predicted class."""
    value: JsonNumber | None
    """The predicted value of a regression."""
    truth: str | None
    """The true class or value where the sample is one of the test set."""
    right: bool | None
    """Whether the label is the true class, where that is known."""
    picture: SampleImage | SampleOnCurve | SampleInPlane | None


class SamplePosition(TypedDict):
    """The place in the plane that was clicked."""

    position: list[float]


class DigitPadData(TypedDict):
    """The image on the drawing pad."""

    height: int
    width: int
    pixels: list[int]
    """From 0 to 255, row by row."""


class Drawing(TypedDict):
    """The pixels that were drawn, from 0 to 255, row by row."""

    pixels: list[float]


class ThresholdCounts(TypedDict):
    """The confusion matrix at every threshold."""

    truePositives: list[int]
    falsePositives: list[int]
    falseNegatives: list[int]
    trueNegatives: list[int]


class ThresholdRates(TypedDict):
    """Rates at every threshold."""

    precision: list[float | None]
    recall: list[float | None]
    falsePositiveRate: list[float | None]
    f1: list[float | None]


class ThresholdsData(TypedDict):
    """What every threshold decides about the test samples."""

    positive: str
    """The positive class."""
    negative: str
    """The other class, or words for all others."""
    code: str
    """The line that applies the threshold."""
    thresholds: list[float]
    counts: ThresholdCounts
    rates: ThresholdRates
    roc: list[list[float | None]]
    """False and true positive rates."""
    precisionRecall: list[list[float | None]]
    """Recall and precision."""
    auc: float | None
    averagePrecision: float | None


class WrongSample(TypedDict):
    """A test sample with a wrong prediction."""

    row: int
    """Its number in the test set."""
    truth: float
    """The number of the true class, or the true value."""
    predicted: float
    probabilities: NotRequired[list[float | None]]
    """Of every class."""
    pixels: NotRequired[str]
    """Of an image, from 0 to 255, base64 of bytes."""
    features: NotRequired[list[float | None]]
    """The first features where the sample is not an image."""


class WrongPredictionsData(TypedDict):
    """One page of wrong predictions."""

    samples: list[WrongSample]
    classes: list[str]
    features: list[str]
    """Names of the features that are listed."""
    more: int
    """Further features that are not listed."""
    imageShape: list[int]
    """Height and width where the samples are images, otherwise empty."""


class OpenSample(TypedDict):
    """The sample that was clicked."""

    row: int
