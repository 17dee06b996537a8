"""Shapes & memory: the same numbers in another shape, where each of them is stored, and what is a copy."""

from playground.lessons.shapes import SHAPES_EXERCISES
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CLINIC, CREATE, SHAPES
from playground.ui.tensors import chain_choice, guesses, shapes

page_head(SHAPES)
guesses.draw_guess_bar("chain", chain_choice.set_puzzle)
answer = shapes.draw_chain()
exercise_panel(SHAPES_EXERCISES, answer)
next_pages((CLINIC, "what goes wrong with shapes and memory"), (CREATE, "more ways to make a tensor"))
