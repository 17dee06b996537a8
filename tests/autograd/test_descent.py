"""Descent by hand: its updates are those of torch.optim.SGD, and its slopes those of the curve."""

import math

import pytest
import torch

from playground import limits
from playground.autograd.descent import DESCENT_LOSSES, RATES, DescentLoss, descend, loss_curve
from playground.errors import PlaygroundError
from playground.fields import FieldError
from tests.autograd.shown_lines import variables_of

EVERY_LOSS = pytest.mark.parametrize("loss", DESCENT_LOSSES.values(), ids=DESCENT_LOSSES)


def by_sgd(loss: DescentLoss, start: float, rate: float, steps: int) -> list[float]:
    w = torch.tensor(start, requires_grad=True)
    variables = {"torch": torch, "w": w, **variables_of("\n".join(["import torch", *loss.setup]))}
    optimizer = torch.optim.SGD([w], lr=rate)
    path = []
    for _ in range(steps):
        path.append(w.item())
        optimizer.zero_grad()
        eval(loss.loss, variables).backward()
        optimizer.step()
    return [*path, w.item()]


@pytest.mark.covers("autograd.descent")
@EVERY_LOSS
def test_every_step_is_that_of_sgd(loss: DescentLoss) -> None:
    # Not to the last bit: SGD fuses the multiplication and the subtraction.
    theirs = by_sgd(loss, loss.start, loss.rate, 25)
    assert descend(loss.name, loss.start, loss.rate, 25).parameters == pytest.approx(theirs, rel=1e-5, abs=1e-6)


@pytest.mark.covers("autograd.descent")
@EVERY_LOSS
def test_slopes_are_those_of_the_drawn_curve(loss: DescentLoss) -> None:
    descent = descend(loss.name, loss.start, loss.rate, 5)
    for place, slope in zip(descent.parameters, descent.gradients, strict=True):
        names = {"torch": torch, **variables_of("\n".join(["import torch", *loss.setup]))}
        values = [
            eval(
                loss.loss.replace("w", "v"),
                {
                    **{k: v.double() if torch.is_tensor(v) else v for k, v in names.items()},
                    "v": torch.tensor(place + h, dtype=torch.float64),
                },
            )
            for h in (1e-5, -1e-5)
        ]
        assert slope == pytest.approx((values[0] - values[1]).item() / 2e-5, rel=1e-3, abs=1e-4)


@EVERY_LOSS
@pytest.mark.parametrize("rate", RATES)
def test_any_learning_rate_from_any_start_stays_finite_or_diverges(loss: DescentLoss, rate: float) -> None:
    for start in (loss.low, loss.high, loss.start):
        descent = descend(loss.name, start, rate, limits.MAX_DESCENT_STEPS)
        assert descent.diverged == (len(descent.parameters) <= limits.MAX_DESCENT_STEPS)
        assert all(map(math.isfinite, descent.parameters + descent.losses))
        assert len(descent.parameters) == len(descent.losses) == len(descent.gradients)


def test_the_notices_are_true() -> None:
    parabola = descend("parabola", -2.0, 0.5, 1).parameters
    assert parabola == [-2, 3]
    assert descend("parabola", -2.0, 1.0, 3).parameters == pytest.approx([-2, 8, -2, 8], abs=1e-4)
    assert descend("parabola", -2.0, 1.1, 200).diverged
    assert descend("line_fit", -1.0, 0.01, 200).parameters[-1] == pytest.approx(2, abs=0.05)
    assert descend("two_minima", 0.2, 0.03, 200).parameters[-1] < -2
    assert descend("two_minima", 0.3, 0.03, 200).parameters[-1] > 2
    assert descend("two_minima", 0.2, 0.03, 200).losses[-1] < descend("two_minima", 0.3, 0.03, 200).losses[-1]
    corner = DESCENT_LOSSES["corner"]
    assert min(abs(place - 1) for place in descend("corner", corner.start, 0.3, 200).parameters) > 0.05
    slow, quick = (descend("plateau", start, 1.0, 60).parameters[-1] for start in (-4.5, -2.0))
    assert abs(slow) > 4
    assert abs(quick) < 0.01


@EVERY_LOSS
def test_the_curve_covers_the_drawn_range(loss: DescentLoss) -> None:
    values, losses = loss_curve(loss)
    assert (values[0], values[-1]) == pytest.approx((loss.low, loss.high))
    assert len(values) == len(losses)
    assert loss.low <= loss.start <= loss.high
    assert loss.rate in RATES
    with pytest.raises(FieldError):
        loss.start_field.check(loss.high + 1)


def test_too_many_steps_are_refused_with_the_name_of_the_limit() -> None:
    with pytest.raises(PlaygroundError, match="MAX_DESCENT_STEPS"):
        descend("parabola", 0.0, 0.1, limits.MAX_DESCENT_STEPS + 1)
