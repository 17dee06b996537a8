"""What to find out on Predict, checked against what the model says."""

from typing import TYPE_CHECKING

import streamlit as st

from playground.ui.predict.sample_input import chosen_row
from playground.ui.shared import questions
from playground.ui.shared.exercises import cells
from playground.ui.shared.style import heading

if TYPE_CHECKING:
    from playground.predict.answer import Answer
    from playground.predict.test_set import Survey

SURE = 0.9
TORN = 0.05
"""How near the two highest probabilities must be for a sample that the model is torn about."""


def sample_exercises(found: "Survey", answer: "Answer") -> None:
    """Two or three exercises on a single sample."""
    heading("Try it yourself")
    if found.experiment.task == "regression":
        _of_numbers(found, answer)
        return
    torn, wrong, sums = cells(3)
    chances = sorted((value for value in answer.probabilities if isinstance(value, float)), reverse=True)
    with torn:
        questions.deed(
            f"Find a sample that the model is torn about: its two highest probabilities within {TORN} of each other.",
            len(chances) > 1 and chances[0] - chances[1] <= TORN,
            "Torn indeed: this is where the boundary runs, and a tiny step decides the label.",
            "Look where the colours of the picture meet, or among the wrong ones."
            if found.scene is not None
            else "Look among the wrong ones, last page first: the model is least sure of those.",
        )
    with wrong:
        _say_seldom(found, answer, chances)
    with sums:
        logits = [value for value in answer.outputs if isinstance(value, float)]
        questions.choose(
            "exercise_shift",
            "All logits of a softmax grow by 10. What happens to the probabilities?"
            if len(logits) > 1
            else "The logit changes its sign. What happens to the probability p of class 1?",
            ("nothing", "they grow", "they shrink")
            if len(logits) > 1
            else ("p becomes 1 − p", "p becomes −p", "nothing"),
            "nothing" if len(logits) > 1 else "p becomes 1 − p",
            "Right: only differences of logits count." if len(logits) > 1 else "Right: sigmoid(−z) = 1 − sigmoid(z).",
            "Not quite: think of what is divided by what.",
        )


def _say_seldom(found: "Survey", answer: "Answer", chances: list[float]) -> None:
    """Bring the model to a class that it can be sure of, the one that it says most seldom."""
    names, sure = found.experiment.class_names, found.chances
    reachable = [number for number in range(len(names)) if sure is not None and sure[:, number].max() > SURE]
    if not reachable:
        st.caption("This model is not sure of anything yet: train it for longer, and there is one more exercise here.")
        return
    rarest = min(reachable, key=lambda number: int((found.said == number).sum()))
    questions.deed(
        f"Make the model say “{names[rarest]}” with more than {SURE:.0%} probability.",
        answer.label == rarest and bool(chances) and chances[0] > SURE,
        "Done. Would you have said so too?",
        "Change one thing at a time and watch the bars.",
    )


def _of_numbers(found: "Survey", answer: "Answer") -> None:
    low, high = float(found.truth.min()), float(found.truth.max())
    largest, middle = cells(2)
    value = answer.value if isinstance(answer.value, float) else float("nan")
    with largest:
        errors = abs(found.said - found.truth)
        questions.deed(
            "Ask about the test sample with the largest error of all.",
            chosen_row(found) == int(errors.argmax()),
            "That is the one: is it the model that errs, or does the sample stray from all others?",
            "The wrong ones are sorted by their error: look closer at the first.",
        )
    with middle:
        target = (low + high) / 2
        questions.deed(
            f"Find a sample whose prediction misses {f'{target:.4g}'.replace('-', '−')}, the middle of the test values, "
            "by no more than 1 % of their range.",
            abs(value - target) <= 0.01 * (high - low),
            "There it is; with more than one feature, many samples share a prediction.",
            "Watch the prediction while you move a slider.",
        )
