"""Messages of Home."""

from typing import TypedDict

from playground.protocol.pictures import Grid, PictureSetting, PictureStyle


class RecordingFrame(TypedDict):
    """The model after some epochs."""

    grid: Grid
    epoch: int
    accuracy: float


class Recording(TypedDict):
    """A run that was trained once, to be shown again and again."""

    style: PictureStyle
    setting: PictureSetting
    frames: list[RecordingFrame]


class RecordingData(TypedDict):
    """What the component draws: nothing until the run has been trained."""

    recording: Recording | None
