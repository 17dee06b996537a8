"""Messages of Train & test."""

from typing import Literal, NotRequired, TypeAlias, TypedDict

from playground.protocol.pictures import PictureData, PictureSetting, PictureStyle

ReadOuts: TypeAlias = dict[str, float | None]
"""Losses and main metric by the name of their column in the history, such as ``train_loss``."""


class RunProgress(TypedDict):
    """How far a run is, and what it does."""

    epoch: int
    """Epochs trained when the state that is shown was reached."""
    epochs: int
    """Epochs that the run trains at most."""
    step: int
    present: int
    """Epochs trained altogether."""
    past: bool
    """An earlier epoch than the present one is shown."""
    checkpoints: int
    """Checkpoints that are stored."""
    maxCheckpoints: int
    best: int
    """The epoch with the lowest watched loss; negative where there is none."""
    speed: int
    """Steps a second."""
    left: float | None
    """Seconds that the run still needs."""
    playing: bool
    ready: bool
    message: str
    bad: bool
    """The message is about a failure."""


class CurvePanel(TypedDict):
    """A pair of axes."""

    title: str
    names: list[str]
    """Columns of the history that the panel draws."""
    scale: Literal["positive", "log", "number", "share"]


class CurveLines(TypedDict):
    """Columns of a history over its epochs."""

    epochs: list[int]
    values: dict[str, list[float | None]]


class CurvePoints(CurveLines):
    """The points of the curves that are new since the last message."""

    fresh: bool
    """These are the whole curves, not only what is new."""
    first: int
    """Row of the history at which the points begin: a view that has fewer rows has missed some."""
    next: int
    """Rows of the history after these points."""
    chart: NotRequired[str]
    panels: NotRequired[list[CurvePanel]]
    """The axes from top to bottom; ``chart`` and ``panels`` come with fresh points only."""


class NetworkColumn(TypedDict):
    """The inputs, the neurons of a hidden layer, or the outputs."""

    title: str
    units: int
    shown: list[int]
    """The rows that are drawn."""
    activation: NotRequired[str]
    names: NotRequired[list[str]]
    """Of the rows that are drawn."""


class NetworkLimits(TypedDict):
    """The most that a network may have."""

    layers: int
    units: int


class NetworkLayout(TypedDict):
    """A network from its inputs to its outputs, sent once."""

    columns: list[NetworkColumn]
    editable: bool
    bias: bool
    limits: NetworkLimits
    activations: list[list[str]]
    """Name and title of what can be chosen."""
    picture: Literal["map", "curve", "image", "bars"]
    """What a neuron shows: its output over the plane or over the axis, or its weights as an image or as bars."""
    imageShape: list[int]


class LayerNumbers(TypedDict):
    """Weights and biases of the neurons drawn of a layer, row by row, with their gradients."""

    units: int
    weights: NotRequired[list[float | None]]
    gradients: NotRequired[list[float | None]]
    bias: NotRequired[list[float | None]]
    biasGradients: NotRequired[list[float | None]]


class NetworkNumbers(TypedDict):
    """The numbers of a network at the state that is shown."""

    layers: list[LayerNumbers]
    dead: list[int]
    """Dead neurons of each layer."""
    maps: NotRequired[list[str]]
    """Outputs of the neurons of each column, from -127 to 127, base64 of signed bytes."""
    side: NotRequired[int]
    """Places along a side of a map."""
    images: NotRequired[str]
    """Weights of the first layer as images, likewise."""


class HistogramImages(TypedDict):
    """Histograms of a layer over the time of the run."""

    epochs: list[float]
    layer: int
    layers: int
    images: dict[str, str]
    """An image by what is counted: base64 of bytes, a column of bins for each epoch."""
    titles: dict[str, str]
    bins: int
    dead: list[int]


class PinnedSummary(TypedDict):
    """The line about the pinned run."""

    words: str
    playing: bool
    over: bool


class LiveData(TypedDict):
    """What is new of a run. The view shows it; what a message leaves out stays as it is."""

    generation: int
    """Number of the start of the run: another number is another run."""
    state: RunProgress
    read: ReadOuts
    curves: CurvePoints
    pinnedSummary: NotRequired[PinnedSummary]
    style: NotRequired[PictureStyle]
    layout: NotRequired[NetworkLayout]
    pinned: NotRequired[CurveLines | None]
    """The curves of the pinned run."""
    setting: NotRequired[PictureSetting]
    tab: NotRequired[str]
    """Which picture of the model's predictions is open."""
    picture: NotRequired[PictureData]
    network: NotRequired[NetworkNumbers]
    histograms: NotRequired[HistogramImages | None]


class SelectAction(TypedDict):
    """Show another picture, another chart, or the histograms of another layer."""

    do: Literal["select"]
    tab: NotRequired[str]
    chart: NotRequired[str]
    layer: NotRequired[int]


class AxesAction(TypedDict):
    """Put two features, or the principal components, on the axes of the plane."""

    do: Literal["axes"]
    axes: tuple[int, int] | None


class RewindAction(TypedDict):
    """Rewind to an earlier epoch, or return to the present one."""

    do: Literal["rewind"]
    epoch: int


class WeightAction(TypedDict):
    """Set a weight, or a bias, which has no source."""

    do: Literal["weight"]
    layer: int
    unit: int
    source: int | None
    value: float


class LayersAction(TypedDict):
    """Change the hidden layers: neurons, activation, and the number of the present layer whose other values stay."""

    do: Literal["layers"]
    layers: list[tuple[int, str, int | None]]


class PlayBothAction(TypedDict):
    """Play the run and the pinned run together, or pause the pinned one."""

    do: Literal["play_both"]


class ResendAction(TypedDict):
    """Request everything again, because points are missing."""

    do: Literal["resend"]


LiveAction: TypeAlias = (
    SelectAction | AxesAction | RewindAction | WeightAction | LayersAction | PlayBothAction | ResendAction
)


class DatasetItem(TypedDict):
    """A data set with its picture."""

    name: str
    label: str
    advice: str
    svg: str


class DatasetChooserData(TypedDict):
    """The data sets to choose from."""

    label: str
    items: list[DatasetItem]
    chosen: str
