"""Descent by hand against torch.optim.SGD, whose update it is, and against mathematics."""

import math

import pytest
import torch

from playground import limits
from playground.autograd.descent import RATES, VALLEYS, Valley, curve, descend
from playground.fields import FieldError
from playground.sandbox.shown_code import run

EVERY_VALLEY = pytest.mark.parametrize("valley", VALLEYS.values(), ids=VALLEYS)


def by_sgd(valley: Valley, start: float, rate: float, steps: int) -> list[float]:
    w = torch.tensor(start, requires_grad=True)
    names = {"torch": torch, "w": w, **run("\n".join(["import torch", *valley.setup])).names}
    optimizer = torch.optim.SGD([w], lr=rate)
    path = []
    for _ in range(steps):
        path.append(w.item())
        optimizer.zero_grad()
        eval(valley.loss, names).backward()
        optimizer.step()
    return [*path, w.item()]


@pytest.mark.covers("autograd.descent")
@EVERY_VALLEY
def test_every_step_is_that_of_sgd(valley: Valley) -> None:
    # Not to the last bit: SGD fuses the multiplication and the subtraction.
    theirs = by_sgd(valley, valley.start, valley.rate, 25)
    assert descend(valley.name, valley.start, valley.rate, 25).parameters == pytest.approx(theirs, rel=1e-5, abs=1e-6)


@pytest.mark.covers("autograd.descent")
@EVERY_VALLEY
def test_slopes_are_those_of_the_drawn_curve(valley: Valley) -> None:
    descent = descend(valley.name, valley.start, valley.rate, 5)
    for place, slope in zip(descent.parameters, descent.gradients, strict=True):
        names = {"torch": torch, **run("\n".join(["import torch", *valley.setup])).names}
        values = [
            eval(
                valley.loss.replace("w", "v"),
                {
                    **{k: v.double() if torch.is_tensor(v) else v for k, v in names.items()},
                    "v": torch.tensor(place + h, dtype=torch.float64),
                },
            )
            for h in (1e-5, -1e-5)
        ]
        assert slope == pytest.approx((values[0] - values[1]).item() / 2e-5, rel=1e-3, abs=1e-4)


@EVERY_VALLEY
@pytest.mark.parametrize("rate", RATES)
def test_any_rate_from_any_end_stays_or_is_told_to_have_left(valley: Valley, rate: float) -> None:
    for start in (valley.low, valley.high, valley.start):
        descent = descend(valley.name, start, rate, limits.MAX_DESCENT_STEPS)
        assert descent.left == (len(descent.parameters) <= limits.MAX_DESCENT_STEPS)
        assert all(map(math.isfinite, descent.parameters + descent.losses))
        assert len(descent.parameters) == len(descent.losses) == len(descent.gradients)


def test_the_notices_are_true() -> None:
    parabola = descend("parabola", -2.0, 0.5, 1).parameters
    assert parabola == [-2, 3]
    assert descend("parabola", -2.0, 1.0, 3).parameters == pytest.approx([-2, 8, -2, 8], abs=1e-4)
    assert descend("parabola", -2.0, 1.1, 200).left
    assert descend("fit", -1.0, 0.01, 200).parameters[-1] == pytest.approx(2, abs=0.05)
    assert descend("two_valleys", 0.2, 0.03, 200).parameters[-1] < -2
    assert descend("two_valleys", 0.3, 0.03, 200).parameters[-1] > 2
    assert descend("two_valleys", 0.2, 0.03, 200).losses[-1] < descend("two_valleys", 0.3, 0.03, 200).losses[-1]
    corner = VALLEYS["corner"]
    assert min(abs(place - 1) for place in descend("corner", corner.start, 0.3, 200).parameters) > 0.05
    slow, quick = (descend("plateau", start, 1.0, 60).parameters[-1] for start in (-4.5, -2.0))
    assert abs(slow) > 4
    assert abs(quick) < 0.01


@EVERY_VALLEY
def test_the_curve_spans_the_drawn_part(valley: Valley) -> None:
    places, values = curve(valley)
    assert (places[0], places[-1]) == pytest.approx((valley.low, valley.high))
    assert len(places) == len(values)
    assert valley.low <= valley.start <= valley.high
    assert valley.rate in RATES
    with pytest.raises(FieldError):
        valley.start_field.check(valley.high + 1)


def test_too_many_steps_are_refused_by_the_limits_name() -> None:
    with pytest.raises(ValueError, match="MAX_DESCENT_STEPS"):
        descend("parabola", 0.0, 0.1, limits.MAX_DESCENT_STEPS + 1)
