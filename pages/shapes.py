"""Shapes & memory: the same numbers in another shape, where each of them went, and what is a copy."""

from playground.tensors.exercises import RESHAPE as EXERCISES
from playground.ui.page import head, next_pages
from playground.ui.site import CLINIC, CREATE, SHAPES
from playground.ui.tensors import lab_page, predicting, shape_parts

head(SHAPES)
predicting.switch("chain", shape_parts.new_puzzle)
followed = shape_parts.workbench()
lab_page.exercises(EXERCISES, followed)
next_pages((CLINIC, "what goes wrong with shapes and memory"), (CREATE, "more ways to make a tensor"))
