"""Error clinic: what goes wrong most often, what it means, and a repair to choose."""

from playground.tensors.exercises import MEND as EXERCISES
from playground.ui.page import head, next_pages
from playground.ui.site import CLINIC, OPERATIONS, SHAPES
from playground.ui.tensors import clinic_parts, lab_page, predicting

head(CLINIC)
predicting.switch("clinic", label="Ask me first: does torch complain?")
clinic_parts.clinic()
lab_page.exercises(EXERCISES, clinic_parts.record())
next_pages((OPERATIONS, "see why shapes fit or clash"), (SHAPES, "see who shares memory with whom"))
