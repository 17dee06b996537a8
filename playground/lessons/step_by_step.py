"""The exercises of Step by step."""

from dataclasses import dataclass

from playground.lessons.exercise import Choice, Exercise, Number
from playground.protocol.step_by_step import LineEvent, WalkedBatch
from playground.script.program import ParsedScript
from playground.step_by_step.explanations import TRAINING_STEPS, explain_statement


@dataclass(frozen=True)
class LoopState:
    """What the exercises know of the loop on the page.

    Attributes:
        filling_steps: those of the five training steps that fill .grad in the first batch.
        updated_parameter: the first parameter that moves in the first batch; empty when none does.
        first_update: by how much its first number moves; None when it is no finite number.
        learned_nothing: the loop has been edited and changes no weight, although no error stops it.
    """

    filling_steps: frozenset[str]
    updated_parameter: str
    first_update: float | None
    learned_nothing: bool


def read_loop_state(script: ParsedScript, first_batch: WalkedBatch, learned_nothing: bool) -> LoopState:
    """The state of the page, from the first batch of its walk."""
    events = first_batch["events"]
    filling = {explain_statement(script.by_line[event["line"]].source).step for event in events if _fills(event)}
    for event in events:
        for key, value in event["changed"].items():
            if key.startswith("update ") and value is not None and value["kind"] == "tensor":
                first = value["values"][0][0]
                update = None if isinstance(first, str) else float(first)
                return LoopState(frozenset(filling), key.removeprefix("update "), update, learned_nothing)
    return LoopState(frozenset(filling), "", None, learned_nothing)


def _fills(event: LineEvent) -> bool:
    return any(
        key.startswith("gradient ") and value is not None and value["kind"] == "tensor"
        for key, value in event["changed"].items()
    )


def _update(state: LoopState) -> float:
    return state.first_update or 0.0


def _why_no_update(state: LoopState) -> str:
    if not state.updated_parameter:
        return "In this loop no parameter moves in the first batch: go back to the right loop for this exercise."
    if state.first_update is None:
        return "In this loop the first update is not a finite number: go back to the right loop for this exercise."
    return ""


def _why_no_gradient(state: LoopState) -> str:
    return (
        "" if state.filling_steps else "In this loop no line fills .grad: go back to the right loop for this exercise."
    )


EXERCISES: tuple[Exercise[LoopState], ...] = (
    Exercise(
        name="step-by-step.gradients",
        task="Walk on: after which of the five steps is .grad of every parameter filled?",
        hints=(
            "Walk line by line, and read below each line what it changed.",
            "Before the step in question .grad is None; after it, it holds numbers, and no weight has moved yet.",
            "It is the step that follows the graph from the loss back to the parameters.",
        ),
        explanation="backward fills .grad, and changes no parameter yet.",
        answer=Choice(options=TRAINING_STEPS, right=lambda state: state.filling_steps),
        unavailable=_why_no_gradient,
    ),
    Exercise(
        name="step-by-step.first_update",
        task=lambda state: (
            f"By how much does the first number of {state.updated_parameter} change in the first step? Include the sign."
        ),
        hints=(
            "Go back to the first batch and walk to optimizer.step().",
            "The line shows three tables for every parameter: before, update and after.",
            "Read the top left number of the table “update”.",
        ),
        explanation=lambda state: f"It changes by {_update(state):g}. The rule at that line shows how it is computed.",
        answer=Number(right=_update, tolerance=0.02, step=0.001),
        unavailable=_why_no_update,
    ),
    Exercise(
        name="step-by-step.silent_failure",
        task="Build a loop that runs without an error and learns nothing at all: leave a single line out, or move one.",
        hints=(
            "There is more than one. The curves above show when you have one.",
            "Which line is the only one that changes the weights, and what must it find in .grad?",
            "Leave out optimizer.step() or loss.backward().",
        ),
        explanation="No weight changes, and no error appears. Look at the curves above.",
        achieved=lambda state: state.learned_nothing,
    ),
)
