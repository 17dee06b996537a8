"""Gradient descent by hand: one parameter, one loss curve, one step after the other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from playground import limits
from playground.errors import PlaygroundError
from playground.fields import Field

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.9, 1.0, 1.1)
"""The learning rates that the page offers."""
CURVE_POINTS = 161
"""Points of the drawn loss curve."""
DIVERGED = 1e6
"""A descent whose parameter is further from 0 than this has diverged."""


@dataclass(frozen=True, kw_only=True)
class DescentLoss:
    """A loss function of one parameter.

    Attributes:
        name: its key.
        title: its name on the page.
        setup: the lines before the loop, such as data.
        loss: the expression of the loss in ``w``.
        low, high: the drawn range of ``w``; a descent starts within it.
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
        """The bounds of the start."""
        return Field("start", "float", self.start, "start of w", "The first value of w.", low=self.low, high=self.high)


DESCENT_LOSSES: dict[str, DescentLoss] = {
    loss.name: loss
    for loss in (
        DescentLoss(
            name="parabola",
            title="(w - 3)²",
            loss="(w - 3) ** 2",
            low=-4.0,
            high=10.0,
            start=-2.0,
            rate=0.1,
            notice="The slope is 2(w - 3). A learning rate of 0.5 reaches the minimum in one step, 1.0 jumps between two "
            "points for ever, and 1.1 diverges.",
        ),
        DescentLoss(
            name="line_fit",
            title="fit y = w·x to four points",
            setup=("x = torch.tensor([1.0, 2.0, 3.0, 4.0])", "y = torch.tensor([2.1, 3.9, 6.2, 7.8])"),
            loss="((w * x - y) ** 2).mean()",
            low=-2.0,
            high=6.0,
            start=-1.0,
            rate=0.01,
            notice="A loss over data is also a curve in w. Its minimum is the slope of the best line, near 2.",
        ),
        DescentLoss(
            name="two_minima",
            title="two minima",
            loss="0.1 * w**4 - w**2 + 0.5 * w + 4",
            low=-4.0,
            high=4.0,
            start=3.5,
            rate=0.03,
            notice="The start decides which minimum is found. Left of the maximum near 0.25 the descent finds the lower "
            "minimum.",
        ),
        DescentLoss(
            name="corner",
            title="|w - 1|",
            loss="(w - 1).abs()",
            low=-4.0,
            high=6.0,
            start=-1.9,
            rate=0.3,
            notice="The slope is 1 or -1 however near the minimum is, so steps of one size jump over it. Smaller "
            "learning rates come closer.",
        ),
        DescentLoss(
            name="plateau",
            title="a plateau: 1 - exp(-w²/2)",
            loss="1 - torch.exp(-(w**2) / 2)",
            low=-6.0,
            high=6.0,
            start=-4.5,
            rate=1.0,
            notice="Far from 0 the slope is nearly zero, and so is every step: a vanishing gradient. From -2 the descent "
            "is fast.",
        ),
    )
}
"""Every loss that the page offers."""


@dataclass(frozen=True)
class Descent:
    """The result of a descent.

    Attributes:
        source: the lines.
        parameters: w before each step, and after the last.
        losses: the loss at each of them.
        gradients: the slope at each of them.
        curve: the drawn values of w, and the loss at each.
        diverged: w left the range ``DIVERGED``; what follows is cut off.
    """

    source: str
    parameters: list[float]
    losses: list[float]
    gradients: list[float]
    curve: tuple[list[float], list[float]]
    diverged: bool


def descent_source(loss: DescentLoss, start: float, rate: float, steps: int) -> str:
    """The lines of the descent."""
    return "\n".join(
        [
            "import torch",
            "",
            *loss.setup,
            f"w = torch.tensor({float(start)!r}, requires_grad=True)",
            "path = []",
            f"for step in range({steps}):",
            f"    loss = {loss.loss}",
            "    loss.backward()",
            "    path.append((w.item(), loss.item(), w.grad.item()))",
            "    with torch.no_grad():",
            f"        w -= {rate!r} * w.grad",
            "    w.grad = None",
        ]
    )


def descend(name: str, start: float, rate: float, steps: int) -> Descent:
    """Run a number of steps from the start.

    Raises:
        PlaygroundError: there are more steps than ``limits.MAX_DESCENT_STEPS``.
    """
    if steps > limits.MAX_DESCENT_STEPS:
        raise PlaygroundError(
            f"{steps} steps are more than the limit (MAX_DESCENT_STEPS) of {limits.MAX_DESCENT_STEPS}: start again."
        )
    loss = DESCENT_LOSSES[name]
    source = descent_source(loss, start, rate, steps)
    variables = _run(source)
    path, end = variables["path"], variables["w"].item()
    if math.isfinite(end):
        # Loss and slope after the last step come from one more step, which starts there.
        path = [*path, *_run(descent_source(loss, end, rate, 1))["path"]]
    finite = [point for point in path if math.isfinite(point[1]) and abs(point[0]) < DIVERGED]
    return Descent(
        source,
        [point[0] for point in finite],
        [point[1] for point in finite],
        [point[2] for point in finite],
        loss_curve(loss),
        len(finite) <= steps,
    )


def loss_curve(loss: DescentLoss) -> tuple[list[float], list[float]]:
    """Evenly spaced values of w over the drawn range, and the loss at each."""
    step = (loss.high - loss.low) / (CURVE_POINTS - 1)
    values: Sequence[float] = [loss.low + number * step for number in range(CURVE_POINTS)]
    lines = [
        "import torch",
        *loss.setup,
        "losses = []",
        f"for value in {list(values)!r}:",
        "    w = torch.tensor(value)",
        f"    losses.append(({loss.loss}).item())",
    ]
    return list(values), _run("\n".join(lines))["losses"]


def _run(source: str) -> dict[str, Any]:
    from playground.sandbox.execution import execution

    with execution() as run:
        run.run(source)
        return run.variables
