"""The exercises of the page Autograd; torch itself computes their answers."""

from playground.autograd.descent import descend
from playground.autograd.evaluate import evaluate
from playground.autograd.program import Program
from playground.autograd.ready_made import READY_MADE
from playground.ui.shared.check_yourself import ChoiceQuestion, NumberQuestion

_STEPS = 100
_OFFERED = (0.001, 0.01, 0.1, 0.5, 0.9, 1.0, 1.1)


def _gradient_at_five() -> float:
    expression = READY_MADE["square"].expression.with_input("x", values=(5.0,))
    return float(evaluate(Program(expression, actions=("backward",))).gradients["x"])


def _accumulated() -> float:
    actions = ("backward_retaining", "backward_retaining", "zero", "backward_retaining", "backward")
    return float(evaluate(Program(READY_MADE["square"].expression, actions=actions)).gradients["x"])  # type: ignore[arg-type]


def _rates_that_arrive() -> set[str]:
    return {f"{rate:g}" for rate in _OFFERED if abs(descend("parabola", -2.0, rate, _STEPS).parameters[-1] - 3) < 0.01}


QUESTIONS = (
    NumberQuestion(
        "gradient",
        "What is the gradient of (x + 1)² at x = 5?",
        _gradient_at_five,
        "The derivative is 2(x + 1).",
        "Set x to 5 in the part Graph and call backward.",
    ),
    NumberQuestion(
        "accumulated",
        "(x + 1)² at x = 2: backward, backward, zero the gradients, backward, backward, always keeping the graph. What "
        "is "
        "`x.grad`?",
        _accumulated,
        "Zeroing starts anew, and the two calls after it add up: 6 + 6.",
        "Do it in the part Graph with retain_graph on.",
    ),
    ChoiceQuestion(
        "rates",
        f"(w - 3)² from w = -2: with which learning rates is w within 0.01 of the bottom after {_STEPS} steps?",
        [f"{rate:g}" for rate in _OFFERED],
        _rates_that_arrive,
        "Too small does not get there in time, 1 jumps to and fro for ever, and above 1 it flies away.",
        "Try each in the part Descent by hand.",
    ),
)
"""Three, at the end of the page."""
