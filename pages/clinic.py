"""Error clinic: what goes wrong most often, what it means, and a repair to choose."""

from playground.lessons.tensors import MEND as EXERCISES
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import CLINIC, OPERATIONS, SHAPES
from playground.ui.tensors import clinic, predicting, shared

page_head(CLINIC)
predicting.switch("clinic", label="Ask me first: does torch complain?")
clinic.clinic()
shared.exercises(EXERCISES, clinic.record())
next_pages((OPERATIONS, "see why shapes fit or clash"), (SHAPES, "see who shares memory with whom"))
