"""Shapes & memory: the same numbers in another shape, where each of them went, and what is a copy."""

from playground.lessons.tensors import RESHAPE as EXERCISES
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CLINIC, CREATE, SHAPES
from playground.ui.tensors import predicting, shapes, shared

page_head(SHAPES)
predicting.switch("chain", shapes.new_puzzle)
followed = shapes.workbench()
shared.exercises(EXERCISES, followed)
next_pages((CLINIC, "what goes wrong with shapes and memory"), (CREATE, "more ways to make a tensor"))
