"""The exercises of the page Autograd."""

from playground.autograd.exercise_answers import OFFERED_RATES, STEPS, AutogradAnswers
from playground.lessons.exercise import Choice, Exercise, Number

EXERCISES: tuple[Exercise[AutogradAnswers], ...] = (
    Exercise(
        "autograd.gradient",
        "What is the gradient of (x + 1)² at x = 5?",
        (
            "Under **Graph**, (x + 1)² is the first expression.",
            "Set x to 5 under **Inputs** and call **backward()**.",
            "The derivative is 2(x + 1).",
        ),
        "The derivative is 2(x + 1), which is 12 at x = 5.",
        answer=Number(lambda answers: answers.gradient_at_five),
    ),
    Exercise(
        "autograd.accumulation",
        "(x + 1)² at x = 2: backward, backward, zero the gradients, backward, backward, each time with "
        "`retain_graph=True`. What is `x.grad`?",
        (
            "Each backward adds to `x.grad`; zeroing removes what was added before.",
            "Do it under **Graph** with **retain_graph** on.",
            "The gradient of one backward is 6. How many calls come after zeroing?",
        ),
        "Zeroing removes the sum, and the two calls after it add up: 6 + 6.",
        answer=Number(lambda answers: answers.accumulated_gradient),
    ),
    Exercise(
        "autograd.learning_rates",
        f"(w - 3)² from w = -2: with which learning rates is w within 0.01 of the minimum after {STEPS} steps?",
        (
            "Under **Descent by hand**, (w - 3)² is the first loss.",
            f"Choose each learning rate, and click **10 steps** until there are {STEPS}.",
            "Three of them are right: neither the smallest nor the largest ones.",
        ),
        "A learning rate that is too small does not reach the minimum in time, 1 jumps between two points for ever, and more "
        "than 1 diverges.",
        answer=Choice(
            tuple(f"{rate:g}" for rate in OFFERED_RATES),
            lambda answers: answers.converging_rates,
            several=True,
        ),
    ),
)
