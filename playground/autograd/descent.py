"""Gradient descent by hand: one parameter, one loss curve, one step after the other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from playground import limits
from playground.fields import Field
from playground.sandbox.shown_code import run

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.9, 1.0, 1.1)
"""Learning rates on the page."""
CURVE_POINTS = 161
"""Points of a drawn loss curve."""
FAR = 1e6
"""A parameter further out than this has left for good."""


@dataclass(frozen=True, kw_only=True)
class Valley:
    """A loss of one parameter.

    Attributes:
        name: its key.
        title: what a person reads.
        setup: lines before the loop, such as data.
        loss: the expression of the loss in ``w``.
        low, high: the part of the axis that is drawn, in which it may start.
        start: the proposed start.
        rate: the proposed learning rate, one of ``RATES``.
        notice: what to try.
    """

    name: str
    title: str
    setup: tuple[str, ...] = ()
    loss: str
    low: float
    high: float
    start: float
    rate: float
    notice: str

    @property
    def start_field(self) -> Field:
        """What the start may be."""
        return Field(
            "start", "float", self.start, "start of w", "Where the descent begins.", low=self.low, high=self.high
        )


VALLEYS: dict[str, Valley] = {
    valley.name: valley
    for valley in (
        Valley(
            name="parabola",
            title="(w - 3)²",
            loss="(w - 3) ** 2",
            low=-4.0,
            high=10.0,
            start=-2.0,
            rate=0.1,
            notice="The slope is 2(w - 3). Rate 0.5 lands at the bottom in one step, 1.0 jumps to and fro for ever, "
            "1.1 flies away.",
        ),
        Valley(
            name="fit",
            title="fit y = w·x to four points",
            setup=("x = torch.tensor([1.0, 2.0, 3.0, 4.0])", "y = torch.tensor([2.1, 3.9, 6.2, 7.8])"),
            loss="((w * x - y) ** 2).mean()",
            low=-2.0,
            high=6.0,
            start=-1.0,
            rate=0.01,
            notice="A loss over data is a curve in w as well. Its bottom is the slope of the best line, near 2.",
        ),
        Valley(
            name="two_valleys",
            title="two valleys",
            loss="0.1 * w**4 - w**2 + 0.5 * w + 4",
            low=-4.0,
            high=4.0,
            start=3.5,
            rate=0.03,
            notice="Where it ends depends on where it begins. Start left of the hill near 0.25 and it finds the deeper "
            "valley.",
        ),
        Valley(
            name="corner",
            title="|w - 1|",
            loss="(w - 1).abs()",
            low=-4.0,
            high=6.0,
            start=-1.9,
            rate=0.3,
            notice="The slope is 1 or -1 however near the bottom is, so that steps of one size jump over it. Smaller "
            "rates come closer.",
        ),
        Valley(
            name="plateau",
            title="a plateau: 1 - exp(-w²/2)",
            loss="1 - torch.exp(-(w**2) / 2)",
            low=-6.0,
            high=6.0,
            start=-4.5,
            rate=1.0,
            notice="Far out the slope is nearly zero, and so is every step: a vanishing gradient. Start at -2 and it "
            "goes quickly.",
        ),
    )
}
"""Every loss that the page offers."""


@dataclass(frozen=True)
class Descent:
    """A descent as it ran.

    Attributes:
        source: the lines.
        parameters: w before each step, and after the last.
        losses: the loss at each of them.
        gradients: the slope at each of them.
        curve: the loss over the drawn part of the axis, as pairs.
        left: it flew away, and was stopped.
    """

    source: str
    parameters: list[float]
    losses: list[float]
    gradients: list[float]
    curve: tuple[list[float], list[float]]
    left: bool


def descent_source(valley: Valley, start: float, rate: float, steps: int) -> str:
    """The lines of the descent."""
    return "\n".join(
        [
            "import torch",
            "",
            *valley.setup,
            f"w = torch.tensor({float(start)!r}, requires_grad=True)",
            "path = []",
            f"for step in range({steps}):",
            f"    loss = {valley.loss}",
            "    loss.backward()",
            "    path.append((w.item(), loss.item(), w.grad.item()))",
            "    with torch.no_grad():",
            f"        w -= {rate!r} * w.grad",
            "    w.grad = None",
        ]
    )


def descend(name: str, start: float, rate: float, steps: int) -> Descent:
    """Run so many steps from the start.

    Raises:
        ValueError: there are more steps than ``limits.MAX_DESCENT_STEPS``.
    """
    if steps > limits.MAX_DESCENT_STEPS:
        raise ValueError(
            f"{steps} steps are more than the limit (MAX_DESCENT_STEPS) of {limits.MAX_DESCENT_STEPS}: start again."
        )
    valley = VALLEYS[name]
    source = descent_source(valley, start, rate, steps)
    names = run(source).names
    path, end = names["path"], names["w"].item()
    if math.isfinite(end):
        # The place after the last step is where a further one would begin.
        path = [*path, *run(descent_source(valley, end, rate, 1)).names["path"]]
    near = [place for place in path if math.isfinite(place[1]) and abs(place[0]) < FAR]
    return Descent(
        source,
        [place[0] for place in near],
        [place[1] for place in near],
        [place[2] for place in near],
        curve(valley),
        len(near) <= steps,
    )


def curve(valley: Valley) -> tuple[list[float], list[float]]:
    """The loss over the drawn part of the axis."""
    step = (valley.high - valley.low) / (CURVE_POINTS - 1)
    places: Sequence[float] = [valley.low + number * step for number in range(CURVE_POINTS)]
    lines = [
        "import torch",
        *valley.setup,
        "values = []",
        f"for place in {list(places)!r}:",
        "    w = torch.tensor(place)",
        f"    values.append(({valley.loss}).item())",
    ]
    return list(places), run("\n".join(lines)).names["values"]
