"""Error clinic: what goes wrong most often, what it means, and fixes to try."""

from playground.lessons.clinic import CLINIC_EXERCISES
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CLINIC, OPERATIONS, SHAPES
from playground.ui.tensors import clinic, guesses

page_head(CLINIC)
guesses.draw_guess_bar("clinic", label="Ask me first: does torch raise an error?")
clinic.draw_clinic()
exercise_panel(CLINIC_EXERCISES, clinic.read_progress())
next_pages((OPERATIONS, "see why shapes fit or clash"), (SHAPES, "see which tensors share memory"))
