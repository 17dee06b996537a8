"""The exercises of Mistakes."""

import math

from playground.lessons.exercise import Exercise, Number
from playground.mistakes.tasks import MistakeRun


def _looks_right(run: MistakeRun) -> bool:
    right, wrong = run.right.history["train_loss"], run.wrong.history["train_loss"]
    return all(abs(one - other) < 1e-5 for one, other in zip(right, wrong, strict=True))


def _memorises(run: MistakeRun) -> bool:
    return run.wrong.last() < run.right.last() and run.wrong.last("test_loss") > run.right.last("test_loss")


EXERCISES: tuple[Exercise[MistakeRun], ...] = (
    Exercise(
        name="mistakes.invisible",
        task="Open a mistake that the loss curves do not show: both loops have the same training losses.",
        hints=(
            "Some mistakes cost memory or time, and change no number.",
            "What does autograd record when it does not have to?",
            "Open the mistake about inference_mode() or the one about item().",
        ),
        explanation="The curves are the same, but the wrong loop stores graphs that it never uses. On a large model the "
        "memory fills up.",
        achieved=_looks_right,
    ),
    Exercise(
        name="mistakes.memorises",
        task="Open a mistake whose training loss ends below the right loop's, while its test loss ends above it.",
        hints=(
            "A low training loss with a high test loss means that the network memorises its samples.",
            "Which mistake switches off something that works against overfitting?",
            "Dropout must be on in training. Which call switches it on again after the test?",
        ),
        explanation="Without dropout the network memorises its few samples: the training loss alone would make this loop "
        "look like the better one.",
        achieved=_memorises,
    ),
    Exercise(
        name="mistakes.lowest_loss",
        task="CrossEntropyLoss is given probabilities, with 10 classes. How low can the loss of a sample be?",
        hints=(
            "Open the mistake about CrossEntropyLoss on probabilities: with three classes the number is 0.5514.",
            "The best output is 1 for the true class and 0 for all others; the loss applies softmax to it once more.",
            "softmax makes e / (e + 9) of the 1. The loss is minus its logarithm.",
        ),
        explanation="log(1 + 9/e) = 1.4612: the more classes there are, the worse the best possible loss.",
        answer=Number(right=lambda _: math.log(1 + 9 / math.e), margin=0.002, step=0.1),
    ),
)
