"""The answers to the exercises of the page; torch computes them."""

from dataclasses import dataclass

from playground.autograd.descent import descend
from playground.autograd.program import ExpressionProgram, GradientCall
from playground.autograd.program_result import run_program
from playground.autograd.ready_made import READY_MADE

STEPS = 100
"""Steps after which a descent should have reached the minimum."""
OFFERED_RATES = (0.001, 0.01, 0.1, 0.5, 0.9, 1.0, 1.1)
"""The learning rates among which a student chooses."""


@dataclass(frozen=True)
class AutogradAnswers:
    """The right answers.

    Attributes:
        gradient_at_five: of (x + 1)² at x = 5.
        accumulated_gradient: of (x + 1)² at x = 2, after two calls of backward, zeroing, and two more calls.
        converging_rates: the learning rates with which (w - 3)² is minimised from w = -2.
    """

    gradient_at_five: float
    accumulated_gradient: float
    converging_rates: frozenset[str]


def compute_answers() -> AutogradAnswers:
    """Compute every answer."""
    square = READY_MADE["square"].expression
    five = ExpressionProgram(square.with_input("x", values=(5.0,)), calls=("backward",))
    calls: tuple[GradientCall, ...] = (
        "backward_retaining",
        "backward_retaining",
        "zero",
        "backward_retaining",
        "backward",
    )
    return AutogradAnswers(
        float(run_program(five).gradients["x"]),
        float(run_program(ExpressionProgram(square, calls=calls)).gradients["x"]),
        frozenset(f"{rate:g}" for rate in OFFERED_RATES if _converges(rate)),
    )


def _converges(rate: float) -> bool:
    return abs(descend("parabola", -2.0, rate, STEPS).parameters[-1] - 3) < 0.01
