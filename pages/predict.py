"""Predict: what a trained model predicts, how sure it is, where it errs, and its weights as files."""

from playground.lessons.predict import exercises_for
from playground.predict.choices import SECTIONS
from playground.ui.predict.choices import STATE
from playground.ui.predict.sections import render_section
from playground.ui.predict.shown_model import render_model_line, shown_model, test_set_predictions
from playground.ui.shared.choice_buttons import choice_buttons
from playground.ui.shared.exercise_panel import exercise_panel
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import MISTAKES, PREDICT, STEP_BY_STEP
from playground.ui.shared.worker_calls import errors_shown

page_head(PREDICT)
with errors_shown():
    model = shown_model()
    predictions = test_set_predictions(model.blob)
    render_model_line(model, predictions)
    section = choice_buttons(STATE, "section", SECTIONS, hide_label=True)
    state = render_section(section, model.blob, predictions)
    exercise_panel(exercises_for(predictions.experiment), state)
next_pages((STEP_BY_STEP, "see how training found the weights"), (MISTAKES, "see how training goes wrong"))
