"""Predict: what a trained model says, how sure it is, where it errs, and how its weights travel."""

import streamlit as st

from playground.ui.predict.exercises import sample_exercises
from playground.ui.predict.inference_rules import cost, inference_rules
from playground.ui.predict.model_shown import model_line, shown_model, survey_of
from playground.ui.predict.one_sample import one_sample
from playground.ui.predict.sample_input import features_of
from playground.ui.predict.threshold import threshold
from playground.ui.predict.weights import save_and_load
from playground.ui.predict.wrong_samples import wrong
from playground.ui.shared.page import next_pages, page_head
from playground.ui.shared.site import MISTAKES, PREDICT, STEP_BY_STEP
from playground.ui.shared.worker_calls import errors_shown

page_head(PREDICT)
with errors_shown():
    shown = shown_model()
    found = survey_of(shown.blob)
    model_line(shown, found)
    section = st.segmented_control(
        "What do you want to see?",
        ["One sample", "Rules of inference", "Threshold", "Wrong ones", "Save and load"],
        default="One sample",
        key="predict_section",
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    if section == "One sample":
        sample_exercises(found, one_sample(shown.blob, found))
    elif section == "Rules of inference":
        inference_rules(shown.blob, found, features_of(found))
        cost(shown.blob)
    elif section == "Threshold":
        threshold(shown.blob, found)
    elif section == "Wrong ones":
        wrong(found)
    else:
        save_and_load(shown.blob)
next_pages((STEP_BY_STEP, "see how the weights came about"), (MISTAKES, "see how they go wrong"))
