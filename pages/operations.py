"""Operations: two tensors meet, and the picture shows how the result comes about."""

from playground.tensors.exercises import OPERATE as EXERCISES
from playground.ui.page import head, next_pages
from playground.ui.site import CLINIC, OPERATIONS, SHAPES
from playground.ui.tensors import lab_page, operation_parts, predicting

head(OPERATIONS)
predicting.switch("operation", operation_parts.new_puzzle)
worked = operation_parts.workbench()
if worked:
    operation_parts.code(worked)
operation_parts.promotion()
operation_parts.loop_against_call()
lab_page.exercises(EXERCISES, worked)
next_pages((SHAPES, "the same numbers in another shape"), (CLINIC, "what to do when torch refuses"))
