"""Operations: two tensors meet, and the picture shows how the result comes about."""

from playground.lessons.tensors import OPERATE as EXERCISES
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CLINIC, OPERATIONS, SHAPES
from playground.ui.tensors import operations, predicting, shared

page_head(OPERATIONS)
predicting.switch("operation", operations.new_puzzle)
worked = operations.workbench()
if worked:
    operations.code(worked)
operations.promotion()
operations.loop_against_call()
shared.exercises(EXERCISES, worked)
next_pages((SHAPES, "the same numbers in another shape"), (CLINIC, "what to do when torch refuses"))
