"""Operations: an operation on two tensors, and a picture of how its result is computed."""

from playground.lessons.operations import OPERATIONS_EXERCISES
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CLINIC, OPERATIONS, SHAPES
from playground.ui.tensors import guesses, operation_choice, operations

page_head(OPERATIONS)
guesses.draw_guess_bar("operation", operation_choice.set_puzzle)
answer = operations.draw_operation()
operations.draw_promotion()
operations.draw_loop_timing()
exercise_panel(OPERATIONS_EXERCISES, answer)
next_pages((SHAPES, "the same numbers in another shape"), (CLINIC, "what to do when torch refuses"))
