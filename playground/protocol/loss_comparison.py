"""Messages of the chart that compares two loops, on Step by step and on Mistakes."""

from typing import Literal, TypedDict


class ComparedCurve(TypedDict):
    """One loss curve; null where a loss is not finite."""

    epochs: list[int]
    losses: list[float | None]


class ComparisonPanel(TypedDict):
    """The training or the test losses of both loops."""

    split: Literal["train", "test"]
    title: str
    log: bool
    """The axis is logarithmic, and its range in powers of ten."""
    range: tuple[float, float]
    right: ComparedCurve
    changed: ComparedCurve


class LossComparisonData(TypedDict):
    """The losses of two loops."""

    panels: list[ComparisonPanel]
    description: str
    changed_name: str
    """What the legend calls the loop that is not the right one."""
