"""The exercises of Step by step, checked against the walk and the loop that the page shows."""

from playground.lessons.step_by_step import EXERCISES, read_loop_state
from playground.script.program import ScriptError
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.worker_calls import NoAnswerError
from playground.ui.step_by_step.walk import walk_batch, walked_script


def render_exercises(learned_nothing: bool) -> None:
    """Draw them; ``learned_nothing`` says that the loop on the page changes no weight, although no error stops it."""
    try:
        _, script = walked_script()
        state = read_loop_state(script, walk_batch(script.text, 0), learned_nothing)
    except (NoAnswerError, ScriptError):
        state = None
    exercise_panel(EXERCISES, state)
